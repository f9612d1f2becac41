import { type ReactNode, useId } from 'react'

export type ChoiceOption<Value extends string> = {
  value: Value
  label: ReactNode
  hint?: ReactNode
}
type Props<Value extends string> = {
  legend: ReactNode
  options: readonly ChoiceOption<Value>[]
  value: Value | undefined
  onChoose: (value: Value) => void
  /** Answers side by side have the same size; nothing is ticked beforehand. */
  layout?: 'list' | 'row'
}

export function Choice<Value extends string>(props: Props<Value>) {
  const name = useId()
  return (
    <fieldset className="choice">
      <legend className="field-label">{props.legend}</legend>
      <div className={`choice-${props.layout ?? 'list'}`}>
        {props.options.map((option) => (
          <label key={option.value} className="choice-option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => props.onChoose(option.value)}
            />
            <span>
              <span className="choice-label">{option.label}</span>
              {option.hint && <span className="hint"> {option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type TickProps = { label: ReactNode; checked: boolean; onChange: (checked: boolean) => void }

export function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
