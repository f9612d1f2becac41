import { Tick } from '@linli/kit/parts/Choice'
import { FormField } from '../shell/FormField.tsx'
import { t } from '../words.ts'
import { valueWords } from './catalogue-words.ts'
import type { Editing } from './category-editing.ts'
import { gapError } from './category-words.ts'
import { sixDomains } from './six-in-one.ts'

const evidences = ['none', 'optional', 'photo-after', 'photo-before-after'] as const
const paces = ['normal', 'urgent'] as const

/** How such a case is handled: pace, photos, settling on the spot and its checks. */
export function CategoryHandling({ draft, gaps, onChange }: Editing) {
  return (
    <fieldset className="card rules-part">
      <legend>{t('matter.handlingPart')}</legend>
      <div className="rules-fields">
        <CategoryChoice
          name="pace"
          values={paces}
          value={draft.pace}
          onValue={(pace) => onChange({ pace })}
        />
        <CategoryChoice
          name="evidence"
          values={evidences}
          value={draft.evidence}
          onValue={(evidence) => onChange({ evidence })}
        />
        <CategoryChoice
          name="sixInOne"
          values={sixDomains}
          value={draft.sixInOne}
          onValue={(sixInOne) => onChange({ sixInOne })}
        />
      </div>
      <Tick
        label={t('matter.cell-gridCanSettle')}
        checked={draft.gridCanSettle}
        onChange={(gridCanSettle) => onChange({ gridCanSettle })}
      />
      <div className="rules-fields">
        <FormField
          id="cell-sampleShare"
          label={t('matter.sharePercent')}
          hint={t('matter.shareHint')}
          error={gapError(gaps, 'sampleShare')}
        >
          {(wiring) => (
            <input
              {...wiring}
              type="number"
              className="input"
              min="0"
              max="100"
              value={Number.isNaN(draft.sampleShare) ? '' : Math.round(draft.sampleShare * 100)}
              onChange={(event) => onChange({ sampleShare: event.target.valueAsNumber / 100 })}
            />
          )}
        </FormField>
      </div>
    </fieldset>
  )
}

type ChoiceName = 'pace' | 'evidence' | 'sixInOne'

function CategoryChoice<Value extends string>(props: {
  name: ChoiceName
  values: readonly Value[]
  value: Value
  onValue: (value: Value) => void
}) {
  return (
    <FormField label={t(`matter.cell-${props.name}`)}>
      {(wiring) => (
        <select
          {...wiring}
          className="input"
          value={props.value}
          onChange={(event) => {
            const chosen = props.values.find((value) => value === event.target.value)
            if (chosen !== undefined) props.onValue(chosen)
          }}
        >
          {props.values.map((value) => (
            <option key={value} value={value}>
              {valueWords(props.name, value)}
            </option>
          ))}
        </select>
      )}
    </FormField>
  )
}
