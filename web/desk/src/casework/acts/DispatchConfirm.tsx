import { calendarDay, momentWords } from '@linli/kit/clock'
import { errorWords } from '@linli/kit/problem'
import { useNow } from '@linli/kit/ticking'
import { spoken } from '../../matter/catalogue.ts'
import { Dialog } from '../../shell/Dialog.tsx'
import { t } from '../../words.ts'
import type { CasePageData } from '../case-words.ts'
import { useStepWord } from '../step-words.ts'
import { DangerFirst } from './Conditions.tsx'
import type { DispatchValues, Proposal } from './dispatch-values.ts'
import type { useOnce } from './use-act.ts'

/** Dispatching reaches another unit, so it says once more to whom and by when. */
export function DispatchConfirm(props: {
  page: CasePageData
  values: DispatchValues
  conditions: Proposal['conditions']
  limits: Proposal['limits']
  /** The limits of what was ticked last are still on their way. */
  isBusy: boolean
  sending: ReturnType<typeof useOnce<DispatchValues>>
  onClose: () => void
}) {
  const at = useNow()
  const step = useStepWord()
  const { lead, assisting, holds, dueOn } = props.values
  const held = props.conditions.filter(({ condition }) => holds.includes(condition.zh))
  return (
    <Dialog
      title={t('casework.dispatchTitle', { number: props.page.number })}
      onClose={props.onClose}
    >
      <div className="stack">
        {lead === undefined ? (
          <p className="error">{t('casework.chooseUnit')}</p>
        ) : (
          <p>
            {assisting.length === 0
              ? t('casework.dispatchAlone', { unit: lead.name })
              : t('casework.dispatchEffect', { unit: lead.name, count: assisting.length })}
          </p>
        )}
        <DangerFirst conditions={props.conditions} holds={holds} />
        {held.length > 0 && (
          <p>
            {t('casework.heldHere', {
              conditions: held.map(({ condition }) => spoken(condition)).join(t('casework.comma')),
            })}
          </p>
        )}
        <ul>
          {props.limits.map((limit) => (
            <li key={limit.step}>
              {step(limit.step)}
              {'　'}
              <b>
                {limit.dueAt === undefined ? fixedDay(dueOn, at) : momentWords(limit.dueAt, at)}
              </b>
            </li>
          ))}
        </ul>
        {props.sending.isError && (
          <p className="error" role="alert">
            {errorWords(props.sending.error)}
          </p>
        )}
        <div className="go">
          <button
            type="button"
            className="btn p"
            data-first-focus=""
            disabled={lead === undefined || props.isBusy || props.sending.isPending}
            onClick={() => props.sending.mutate(props.values)}
          >
            {t('casework.act-dispatch')}
          </button>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('casework.notDispatch')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}

function fixedDay(dueOn: string, at: number): string {
  return dueOn === '' ? t('casework.need-date') : calendarDay(dueOn, at)
}
