import { Icon } from '@linli/kit/icons'
import { useId, useState } from 'react'
import { type UnitChoice, UnitSelect } from '../../organisation/UnitSelect.tsx'
import { t } from '../../words.ts'

const MOST = 6

/** Units that only help; each can be taken off again. */
export function AssistingUnits(props: {
  units: readonly UnitChoice[]
  lead: UnitChoice | undefined
  onChange: (units: readonly UnitChoice[]) => void
}) {
  const [isAdding, setAdding] = useState(false)
  const id = useId()
  const add = (unit: UnitChoice) => {
    setAdding(false)
    const isKnown = [props.lead, ...props.units].some((one) => one?.unitId === unit.unitId)
    if (!isKnown) props.onChange([...props.units, unit])
  }
  return (
    <div className="field">
      <p className="label">{t('casework.assisting')}</p>
      <div className="row wrap">
        {props.units.map((unit) => (
          <span key={unit.unitId} className="token">
            {unit.name}
            <button
              type="button"
              aria-label={t('casework.takeOff', { unit: unit.name })}
              onClick={() => props.onChange(props.units.filter((one) => one !== unit))}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
        {!isAdding && props.units.length < MOST && (
          <button type="button" className="link" onClick={() => setAdding(true)}>
            {t('casework.addOne')}
          </button>
        )}
      </div>
      {isAdding && (
        <UnitSelect
          id={id}
          label={t('casework.assisting')}
          value={undefined}
          proposed={[]}
          placeholder={t('casework.chooseUnit')}
          onChange={add}
        />
      )}
    </div>
  )
}
