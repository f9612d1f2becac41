import { FormField } from '../shell/FormField.tsx'
import { t } from '../words.ts'
import { type Category, spoken } from './catalogue.ts'
import { CategoryItemActs } from './CategoryItemActs.tsx'
import { CategoryPair } from './CategoryPair.tsx'
import type { Editing } from './category-editing.ts'
import { newLimit } from './category-draft.ts'
import { gapError } from './category-words.ts'

type Limit = Category['limits'][number]
const nothing = { zh: '', en: '' }
const countings = ['eh', 'wh', 'wd', 'plan', 'service-item'] as const

/** How long each step takes, in order; the last one ends the case. */
export function CategoryLimits({ version, draft, gaps, onChange }: Editing) {
  const { limits } = draft
  const put = (next: Limit[]) => onChange({ limits: next })
  const error = gapError(gaps, 'limits')
  return (
    <fieldset className="card rules-part">
      <legend>{t('matter.cell-limits')}</legend>
      <p className="s">{t('matter.limitsHint')}</p>
      {error && <p className="error">{error}</p>}
      <ol className="rules-items">
        {limits.map((limit, index) => (
          <li key={index} className="rules-item">
            <LimitFields
              version={version}
              gaps={gaps}
              limit={limit}
              index={index}
              onLimit={(next) => put(limits.map((one, place) => (place === index ? next : one)))}
            />
            <CategoryItemActs
              list={limits}
              index={index}
              name={t('matter.limitNth', { place: index + 1 })}
              onList={put}
            />
          </li>
        ))}
      </ol>
      <button
        type="button"
        id="cell-limits"
        className="btn"
        onClick={() => put([...limits, newLimit(version)])}
      >
        {t('matter.addLimit')}
      </button>
    </fieldset>
  )
}

type LimitProps = Pick<Editing, 'version' | 'gaps'> & {
  limit: Limit
  index: number
  onLimit: (limit: Limit) => void
}

function LimitFields({ version, gaps, limit, index, onLimit }: LimitProps) {
  const cell = `limits.${index}`
  return (
    <div className="rules-fields">
      <FormField id={`cell-${cell}.step`} label={t('matter.step')}>
        {(wiring) => (
          <select
            {...wiring}
            className="input"
            value={limit.step}
            onChange={(event) => onLimit({ ...limit, step: event.target.value })}
          >
            {version.steps[limit.step] === undefined && (
              <option value={limit.step}>{limit.step}</option>
            )}
            {Object.entries(version.steps).map(([code, name]) => (
              <option key={code} value={code}>
                {spoken(name)}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <LimitAmount gaps={gaps} limit={limit} cell={cell} onLimit={onLimit} />
      <details className="rules-more" open={limit.condition !== undefined}>
        <summary>{t('matter.limitMore')}</summary>
        <CategoryPair
          cell={`${cell}.condition`}
          name="condition"
          gaps={gaps}
          text={limit.condition ?? nothing}
          onText={(condition) => onLimit({ ...limit, condition })}
        />
      </details>
    </div>
  )
}

function LimitAmount(props: Pick<LimitProps, 'gaps' | 'limit' | 'onLimit'> & { cell: string }) {
  const { limit, cell, gaps, onLimit } = props
  const gap = `${cell}.amount`
  return (
    <>
      {limit.clock !== 'date' && (
        <FormField id={`cell-${gap}`} label={t('matter.amount')} error={gapError(gaps, gap)}>
          {(wiring) => (
            <input
              {...wiring}
              type="number"
              className="input"
              min="0.1"
              max="1000"
              step="any"
              value={Number.isNaN(limit.amount) ? '' : limit.amount}
              onChange={(event) => onLimit({ ...limit, amount: event.target.valueAsNumber })}
            />
          )}
        </FormField>
      )}
      <FormField label={t('matter.counting')}>
        {(wiring) => (
          <select
            {...wiring}
            className="input"
            value={limit.clock === 'date' ? limit.setBy : limit.clock}
            onChange={(event) => onLimit(counted(limit, event.target.value))}
          >
            {countings.map((counting) => (
              <option key={counting} value={counting}>
                {t(`matter.unit-${counting}`)}
              </option>
            ))}
          </select>
        )}
      </FormField>
    </>
  )
}

/** The limit counted another way; an amount is kept as long as there is one. */
function counted(limit: Limit, counting: string): Limit {
  const { step, wording, condition } = limit
  const common = { step, wording, ...(condition && { condition }) }
  if (counting === 'plan' || counting === 'service-item') {
    return { ...common, clock: 'date', setBy: counting }
  }
  const clock = counting === 'eh' || counting === 'wh' ? counting : 'wd'
  return { ...common, clock, amount: limit.clock === 'date' ? 1 : limit.amount }
}
