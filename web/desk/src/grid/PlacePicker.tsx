import { lazy, Suspense, useId, useState } from 'react'
import { Answered } from '../shell/answered.tsx'
import { t } from '../words.ts'
import { Doors } from './Doors.tsx'
import { useElevation } from './elevation.ts'
import { type NodeStep, stepsTo, useNode, useRoot } from './grid-data.ts'
import { PlaceLevels } from './PlaceLevels.tsx'
import { PlaceSearch } from './PlaceSearch.tsx'
import type { PinnedPoint } from './PlaceMap.tsx'
import './grid.css'

const PlaceMap = lazy(async () => ({ default: (await import('./PlaceMap.tsx')).PlaceMap }))
const picked = ['small-grid', 'building', 'entrance', 'dwelling'] as const

/** A node of the grid, and the point on the map that led to it. */
export type PickedPlace = { nodeId: string | undefined; point?: PinnedPoint | undefined }
type Props = { place: PickedPlace; onPick: (place: PickedPlace) => void }

/** Four ways to one place: words, the list level by level, the building's doors, a pin; all show the same value. */
export function PlacePicker({ place, onPick }: Props) {
  const { nodeId, point } = place
  const root = useRoot()
  const page = useNode(nodeId).data
  const path = nodeId === undefined || page === undefined ? [] : stepsTo(page).slice(1)
  const pickNode = (chosen: string | undefined) => onPick({ nodeId: chosen })
  const words = useId()
  return (
    <fieldset className="stack place-picker">
      <legend className="b">{t('grid.pickPlace')}</legend>
      <p className="s">{t('grid.pickHint')}</p>
      <div className="field">
        <label htmlFor={words}>{t('grid.pickWords')}</label>
        <PlaceSearch
          id={words}
          label={t('grid.pickWords')}
          onFound={(found) => pickNode(found.node.nodeId)}
        />
      </div>
      <div className="field">
        <p className="label">{t('grid.pickList')}</p>
        <Answered query={root} bars={1}>
          {(street) => <PlaceLevels root={street.node.nodeId} path={path} onPick={pickNode} />}
        </Answered>
      </div>
      <PickOnElevation path={path} chosen={nodeId} onPick={pickNode} />
      <Unfolded word={t('grid.pickMap')}>
        <Suspense fallback={<div className="map-canvas" aria-busy="true" />}>
          <PlaceMap nodeId={nodeId} point={point} onPin={onPick} />
        </Suspense>
      </Unfolded>
      <p role="status" className="b">
        {path.length === 0 ? t('grid.pickNone') : path.map(({ name }) => name).join(' › ')}
        {point !== undefined && ` · ${t('grid.pinned')}`}
      </p>
      {point !== undefined && (
        <button type="button" className="btn" onClick={() => pickNode(nodeId)}>
          {t('grid.unpin')}
        </button>
      )}
    </fieldset>
  )
}

/** Whether a place is near enough to send someone there; of a door only its entrance is kept in clear. */
export function isNearEnough(kind: NodeStep['kind'] | undefined): boolean {
  return picked.some((one) => one === kind)
}

/** Once a building is known, its doors can be pointed at. */
function PickOnElevation(props: {
  path: readonly NodeStep[]
  chosen: string | undefined
  onPick: (nodeId: string) => void
}) {
  const building = props.path.find(({ kind }) => kind === 'building')
  if (building === undefined) return null
  return (
    <Unfolded key={building.nodeId} word={t('grid.pickDoor', { building: building.name })}>
      <PickDoor {...props} nodeId={building.nodeId} />
    </Unfolded>
  )
}

function PickDoor(props: {
  nodeId: string
  chosen: string | undefined
  onPick: (nodeId: string) => void
}) {
  const elevation = useElevation(props.nodeId)
  return (
    <Answered query={elevation} bars={3}>
      {(data) => (
        <div className="pick-door">
          <Doors
            data={data}
            chosen={props.chosen}
            onDoor={({ nodeId }) => props.onPick(nodeId)}
            onEntrance={props.onPick}
          />
        </div>
      )}
    </Answered>
  )
}

/** A way to the place that is fetched only when somebody asks for it. */
function Unfolded({ word, children }: { word: string; children: React.ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return children
  return (
    <button type="button" className="btn" onClick={() => setOpen(true)}>
      {word}
    </button>
  )
}
