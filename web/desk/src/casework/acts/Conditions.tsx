import { Shape } from '@linli/kit/shapes'
import { spoken } from '../../matter/catalogue.ts'
import { t } from '../../words.ts'
import { amountWords } from '../case-words.ts'
import { useStepWord } from '../step-words.ts'
import type { Condition } from './dispatch-values.ts'

type Props = {
  conditions: readonly Condition[]
  holds: readonly string[]
  onChange: (holds: readonly string[]) => void
}

/** What a person says holds here: each condition sets a limit of its own, a sign of danger calls for help first. */
export function Conditions({ conditions, holds, onChange }: Props) {
  if (conditions.length === 0) return null
  const toggle = (text: string, isHeld: boolean) =>
    onChange(isHeld ? [...holds, text] : holds.filter((one) => one !== text))
  return (
    <fieldset className="choice conditions">
      <legend>{t('casework.conditions')}</legend>
      {conditions.map((one) => (
        <label key={one.condition.zh} className="tick">
          <input
            type="checkbox"
            checked={holds.includes(one.condition.zh)}
            onChange={(event) => toggle(one.condition.zh, event.target.checked)}
          />
          <span>{spoken(one.condition)}</span>
          <Meaning condition={one} />
        </label>
      ))}
      <DangerFirst conditions={conditions} holds={holds} />
    </fieldset>
  )
}

/** Where life is at stake, help is called before anything is dispatched. */
export function DangerFirst({ conditions, holds }: Pick<Props, 'conditions' | 'holds'>) {
  const isDanger = conditions.some((one) => one.makesDangerous && holds.includes(one.condition.zh))
  if (!isDanger) return null
  return (
    <p className="condition-danger b" role="alert">
      <Shape name="soon" />
      {t('casework.dangerFirst')}
    </p>
  )
}

function Meaning({ condition }: { condition: Condition }) {
  const step = useStepWord()
  const limit =
    condition.step === undefined || condition.amount === undefined
      ? []
      : [`${step(condition.step)} ${amountWords(condition.amount, condition.clock ?? '')}`]
  const danger = condition.makesDangerous ? [t('matter.danger')] : []
  return <span className="s">{[...limit, ...danger].join(t('casework.semicolon'))}</span>
}
