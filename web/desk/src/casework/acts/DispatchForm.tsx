import { proposedUnit } from '@linli/contract/casework/proposal.rules'
import { call } from '@linli/kit/client'
import { localDate, now } from '@linli/kit/clock'
import { useId, useState } from 'react'
import { announce } from '../../shell/announce.tsx'
import { Answered } from '../../shell/answered.tsx'
import { FormField } from '../../shell/FormField.tsx'
import { t } from '../../words.ts'
import type { CasePageData } from '../case-words.ts'
import { ActBar } from './ActBar.tsx'
import { AssistingUnits } from './AssistingUnits.tsx'
import { Conditions } from './Conditions.tsx'
import { DispatchConfirm } from './DispatchConfirm.tsx'
import {
  type DispatchValues,
  isFixed,
  needsWhy,
  type Proposal,
  useProposal,
} from './dispatch-values.ts'
import { LeadField } from './LeadField.tsx'
import { ProposedLimits } from './ProposedLimits.tsx'
import { useOnce } from './use-act.ts'
import { WhyOther } from './WhyOther.tsx'

/** Alone in a dialog it has one button; beside the board it carries the case's other acts too. */
type Props = { page: CasePageData; onDone: () => void; isAlone?: boolean }

/** Who should lead and why, who helps, the limits if it is sent now, and a word for the unit. */
export function DispatchForm(props: Props) {
  const proposal = useProposal(props.page.caseId, [])
  return (
    <Answered query={proposal} bars={3}>
      {(data) => <ProposedForm {...props} proposal={data} />}
    </Answered>
  )
}

function ProposedForm({ page, onDone, proposal, isAlone }: Props & { proposal: Proposal }) {
  const [values, setValues] = useState<DispatchValues>({
    lead: proposedUnit(proposal.units),
    assisting: [],
    holds: [],
    words: '',
    why: '',
    dueOn: '',
  })
  const [step, setStep] = useState<'fill' | 'missing' | 'confirm'>('fill')
  const asksWhy = needsWhy(proposal, values.lead)
  const isMissing = asksWhy && values.why.trim().length < 2
  const start = () => setStep(isMissing ? 'missing' : 'confirm')
  const change = (part: Partial<DispatchValues>) => setValues((was) => ({ ...was, ...part }))
  const sending = useDispatch(page, onDone)
  const held = useProposal(page.caseId, values.holds)
  const limits = held.data?.limits ?? proposal.limits
  const words = useId()
  return (
    <>
      <LeadField
        page={page}
        proposal={proposal}
        lead={values.lead}
        onLead={(lead) => change({ lead })}
      />
      {asksWhy && (
        <WhyOther
          why={values.why}
          isMissing={step === 'missing' && isMissing}
          onWhy={(why) => change({ why })}
        />
      )}
      <AssistingUnits
        units={values.assisting}
        lead={values.lead}
        onChange={(assisting) => change({ assisting })}
      />
      <Conditions
        conditions={proposal.conditions}
        holds={values.holds}
        onChange={(holds) => change({ holds })}
      />
      <ProposedLimits limits={limits} isBusy={held.isPlaceholderData} />
      {limits.some(isFixed) && (
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
        <button type="button" className="btn p" onClick={start}>
          {t('casework.act-dispatch')}
        </button>
      ) : (
        <ActBar page={page} onDone={onDone} onDispatch={start} layout="foot" />
      )}
      {step === 'confirm' && (
        <DispatchConfirm
          page={page}
          values={values}
          conditions={proposal.conditions}
          limits={limits}
          isBusy={held.isPlaceholderData}
          sending={sending}
          onClose={() => setStep('fill')}
        />
      )}
    </>
  )
}

function useDispatch(page: CasePageData, onDone: () => void) {
  return useOnce(async ({ lead, assisting, holds, words, why, dueOn }: DispatchValues, key) => {
    if (lead === undefined) return
    await call('POST /cases/{caseId}/dispatch', {
      params: { caseId: page.caseId },
      body: {
        leadUnitId: lead.unitId,
        assistingUnitIds: assisting.map(({ unitId }) => unitId),
        holds: [...holds],
        ...(words.trim() !== '' && { words }),
        ...(why.trim() !== '' && { why }),
        ...(dueOn !== '' && { dueOn }),
      },
      key,
    })
    announce(t('casework.dispatchedTo', { number: page.number, unit: lead.name }))
  }, onDone)
}
