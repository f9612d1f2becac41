import { momentWords } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { t } from '../../words.ts'
import { amountWords } from '../case-words.ts'
import { useStepWord } from '../step-words.ts'
import { isFixed, type Proposal } from './dispatch-values.ts'

/** What starts when it is sent now, and when each falls due. */
export function ProposedLimits(props: { limits: Proposal['limits']; isBusy: boolean }) {
  const at = useNow()
  const step = useStepWord()
  if (props.limits.length === 0) return null
  return (
    <div className="field" aria-busy={props.isBusy}>
      <p className="label">{t('casework.limitsIfSent')}</p>
      <ul className="limits" aria-live="polite">
        {props.limits.map((limit) => (
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
