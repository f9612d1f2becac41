import { call } from '@linli/kit/client'
import { localDate, momentWords, now } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { useId, useState } from 'react'
import { useCatalogueNames } from '../../matter/catalogue.ts'
import { UnitSelect } from '../../organisation/UnitSelect.tsx'
import { announce } from '../../shell/announce.tsx'
import { Answered } from '../../shell/answered.tsx'
import { useAnswer } from '../../shell/asking.ts'
import { FormField } from '../../shell/FormField.tsx'
import { t } from '../../words.ts'
import { amountWords, type CasePageData, codeWord } from '../case-words.ts'
import { useStepWord } from '../step-words.ts'
import { ActBar } from './ActBar.tsx'
import { AssistingUnits } from './AssistingUnits.tsx'
import { DispatchConfirm } from './DispatchConfirm.tsx'
import { type DispatchValues, isFixed, type Proposal } from './dispatch-values.ts'
import { useOnce } from './use-act.ts'

/** Alone in a dialog it has one button; beside the board it carries the case's other acts too. */
type Props = { page: CasePageData; onDone: () => void; isAlone?: boolean }

/** Who should lead and why, who helps, the limits if it is sent now, and a word for the unit. */
export function DispatchForm(props: Props) {
  const proposal = useAnswer('GET /cases/{caseId}/dispatch-proposal', {
    params: { caseId: props.page.caseId },
  })
  return (
    <Answered query={proposal} bars={3}>
      {(data) => <ProposedForm {...props} proposal={data} />}
    </Answered>
  )
}

function ProposedForm({ page, onDone, proposal, isAlone }: Props & { proposal: Proposal }) {
  const [values, setValues] = useState<DispatchValues>({
    lead: proposal.units[0],
    assisting: [],
    words: '',
    dueOn: '',
  })
  const [isConfirming, setConfirming] = useState(false)
  const change = (part: Partial<DispatchValues>) => setValues((was) => ({ ...was, ...part }))
  const sending = useDispatch(page, onDone)
  const words = useId()
  return (
    <>
      <LeadField proposal={proposal} values={values} onChange={change} />
      <AssistingUnits
        units={values.assisting}
        lead={values.lead}
        onChange={(assisting) => change({ assisting })}
      />
      <ProposedLimits limits={proposal.limits} />
      {proposal.limits.some(isFixed) && (
        <FormField label={t('casework.date-due')}>
          {(wiring) => (
            <input
              {...wiring}
              type="date"
              className="input"
              min={localDate(now())}
              value={values.dueOn}
              onChange={(event) => change({ dueOn: event.target.value })}
            />
          )}
        </FormField>
      )}
      <div className="field">
        <label htmlFor={words}>{t('casework.wordsToUnit')}</label>
        <input
          id={words}
          className="input"
          maxLength={500}
          placeholder={t('casework.wordsToUnitHint')}
          value={values.words}
          onChange={(event) => change({ words: event.target.value })}
        />
      </div>
      <p className="s">{t('casework.unitSees')}</p>
      {isAlone ? (
        <button type="button" className="btn p" onClick={() => setConfirming(true)}>
          {t('casework.act-dispatch')}
        </button>
      ) : (
        <ActBar page={page} onDone={onDone} onDispatch={() => setConfirming(true)} layout="foot" />
      )}
      {isConfirming && (
        <DispatchConfirm
          page={page}
          values={values}
          limits={proposal.limits}
          sending={sending}
          onClose={() => setConfirming(false)}
        />
      )}
    </>
  )
}

function useDispatch(page: CasePageData, onDone: () => void) {
  return useOnce(async ({ lead, assisting, words, dueOn }: DispatchValues, key) => {
    if (lead === undefined) return
    await call('POST /cases/{caseId}/dispatch', {
      params: { caseId: page.caseId },
      body: {
        leadUnitId: lead.unitId,
        assistingUnitIds: assisting.map(({ unitId }) => unitId),
        ...(words.trim() !== '' && { words }),
        ...(dueOn !== '' && { dueOn }),
      },
      key,
    })
    announce(t('casework.dispatchedTo', { number: page.number, unit: lead.name }))
  }, onDone)
}

function LeadField(props: {
  proposal: Proposal
  values: DispatchValues
  onChange: (part: Partial<DispatchValues>) => void
}) {
  const id = useId()
  const names = useCatalogueNames()
  const { lead } = props.values
  const why = props.proposal.units.find(({ unitId }) => unitId === lead?.unitId)
  return (
    <div className="field">
      <label htmlFor={id}>{t('casework.field-unit')}</label>
      <UnitSelect
        id={id}
        label={t('casework.field-unit')}
        value={lead}
        proposed={props.proposal.units}
        placeholder={t('casework.chooseUnit')}
        onChange={(unit) => props.onChange({ lead: unit })}
      />
      <p className="s">
        {why === undefined
          ? t(lead === undefined ? 'casework.noProposal' : 'casework.ownChoice')
          : t('casework.whyProposed', {
              why: codeWord('why', why.why),
              role: why.role === undefined ? '' : names.role(why.role),
            })}
      </p>
    </div>
  )
}

function ProposedLimits({ limits }: { limits: Proposal['limits'] }) {
  const at = useNow()
  const step = useStepWord()
  if (limits.length === 0) return null
  return (
    <div className="field">
      <p className="label">{t('casework.limitsIfSent')}</p>
      <ul className="limits">
        {limits.map((limit) => (
          <li key={limit.step}>
            <span>{step(limit.step)}</span>
            <span className="m">
              {isFixed(limit) ? '' : amountWords(limit.amount, limit.clock)}
            </span>
            <b>{limit.dueAt === undefined ? t('casework.onDate') : momentWords(limit.dueAt, at)}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}
