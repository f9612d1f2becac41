import type { CatalogueVersion } from '@linli/contract/matter/category.schema'
import { useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { Refused } from '../shell/DialogEnd.tsx'
import { t } from '../words.ts'
import { type CatalogueVersionPage, STREET } from './catalogue-changes.ts'
import { useStageLimits } from './catalogue-edit.ts'

type StageLimits = CatalogueVersion['stageLimits']
type Pace = keyof StageLimits
type StageLimit = StageLimits[Pace]['verify']
const paces = ['normal', 'urgent'] as const
const stages = ['verify', 'file', 'dispatch', 'accept', 'check'] as const
const clocks = ['eh', 'wh', 'wd'] as const

/** How long the street gives each stage beside handling, at the usual pace and at the fast one. */
export function CatalogueStreetLimits(props: { page: CatalogueVersionPage; isEditable: boolean }) {
  const { version, item, revisions } = props.page
  const [limits, setLimits] = useState(version.stageLimits)
  const keeping = useStageLimits(item.catalogueId, () => announce(t('matter.keptLimits')))
  const change = (pace: Pace, stage: (typeof stages)[number], limit: StageLimit) =>
    setLimits((was) => ({ ...was, [pace]: { ...was[pace], [stage]: limit } }))
  const isWrong = paces.some((pace) => stages.some((stage) => !isAmount(limits[pace][stage])))
  const isSame = JSON.stringify(limits) === JSON.stringify(version.stageLimits)
  return (
    <form
      className="card rules-card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWrong) keeping.mutate({ stageLimits: limits, revision: revisions[STREET] })
      }}
    >
      <p className="m rules-note">{t('matter.streetLead')}</p>
      <Refused error={keeping.error} />
      <table className="tbl stacked rules-street">
        <thead>
          <tr>
            <th scope="col">{t('matter.stage')}</th>
            {paces.map((pace) => (
              <th key={pace} scope="col">
                {t(`matter.pace-${pace}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage}>
              <th scope="row">{t(`matter.stage-${stage}`)}</th>
              {paces.map((pace) => (
                <td key={pace} data-label={t(`matter.pace-${pace}`)}>
                  <StageCell
                    name={`${t(`matter.stage-${stage}`)} · ${t(`matter.pace-${pace}`)}`}
                    limit={limits[pace][stage]}
                    onChange={props.isEditable ? (limit) => change(pace, stage, limit) : undefined}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {props.isEditable && (
        <p className="row wrap rules-note">
          <button type="submit" className="btn p" disabled={isSame || keeping.isPending}>
            {t('matter.keepLimits')}
          </button>
          <span className="s">{t(isSame ? 'matter.nothingChanged' : 'matter.notKept')}</span>
        </p>
      )}
    </form>
  )
}

function StageCell(props: {
  name: string
  limit: StageLimit
  onChange: ((limit: StageLimit) => void) | undefined
}) {
  const { limit, onChange } = props
  if (!onChange) return t(`matter.clock-${limit.clock}`, { amount: limit.amount })
  return (
    <span className="rules-amount">
      <input
        type="number"
        className="input"
        aria-label={t('matter.amountOf', { name: props.name })}
        aria-invalid={isAmount(limit) ? undefined : true}
        min="0.1"
        max="1000"
        step="any"
        value={Number.isNaN(limit.amount) ? '' : limit.amount}
        onChange={(event) => onChange({ ...limit, amount: event.target.valueAsNumber })}
      />
      <select
        className="input"
        aria-label={t('matter.clockOf', { name: props.name })}
        value={limit.clock}
        onChange={(event) =>
          onChange({ ...limit, clock: clocks.find((one) => one === event.target.value) ?? 'wh' })
        }
      >
        {clocks.map((clock) => (
          <option key={clock} value={clock}>
            {t(`matter.unit-${clock}`)}
          </option>
        ))}
      </select>
      {!isAmount(limit) && <span className="error">{t('matter.gap-amount')}</span>}
    </span>
  )
}

function isAmount({ amount }: StageLimit): boolean {
  return amount > 0 && amount <= 1000
}
