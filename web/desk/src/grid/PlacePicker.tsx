import { lazy, Suspense, useId, useState } from 'react'
import { t } from '../words.ts'
import { type NodeStep, stepsTo, useChildren, useNode, useRoot } from './grid-data.ts'
import { PlaceSearch } from './PlaceSearch.tsx'
import './grid.css'

const PlaceMap = lazy(async () => ({ default: (await import('./PlaceMap.tsx')).PlaceMap }))
const picked = ['small-grid', 'building', 'entrance'] as const

type Props = { nodeId: string | undefined; onPick: (nodeId: string | undefined) => void }

/** Three ways to one place: words, the list level by level, or the map; all show the same value. */
export function PlacePicker({ nodeId, onPick }: Props) {
  const [showsMap, setShowsMap] = useState(false)
  const root = useRoot().data?.node
  const page = useNode(nodeId).data
  const path = nodeId === undefined || page === undefined ? [] : stepsTo(page).slice(1)
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
          onFound={(place) => onPick(place.node.nodeId)}
        />
      </div>
      <div className="field">
        <p className="label">{t('grid.pickList')}</p>
        <Levels root={root?.nodeId} path={path} onPick={onPick} />
      </div>
      {showsMap ? (
        <Suspense fallback={<div className="map-canvas" aria-busy="true" />}>
          <PlaceMap nodeId={nodeId} onPick={onPick} />
        </Suspense>
      ) : (
        <button type="button" className="btn" onClick={() => setShowsMap(true)}>
          {t('grid.pickMap')}
        </button>
      )}
      <p role="status" className="b">
        {path.length === 0 ? t('grid.pickNone') : path.map(({ name }) => name).join(' › ')}
      </p>
    </fieldset>
  )
}

/** Whether a place is near enough to send someone there. */
export function isNearEnough(kind: NodeStep['kind'] | undefined): boolean {
  return picked.some((one) => one === kind)
}

function Levels(props: {
  root: string | undefined
  path: readonly NodeStep[]
  onPick: (nodeId: string | undefined) => void
}) {
  const above = [props.root, ...props.path.map(({ nodeId }) => nodeId)]
  return (
    <div className="levels">
      {above.slice(0, 5).map((nodeId, index) => (
        <Level
          key={nodeId ?? 'root'}
          under={nodeId}
          chosen={props.path[index]?.nodeId}
          onPick={(below) => props.onPick(below ?? (index === 0 ? undefined : nodeId))}
        />
      ))}
    </div>
  )
}

function Level(props: {
  under: string | undefined
  chosen: string | undefined
  onPick: (nodeId: string | undefined) => void
}) {
  const items = useChildren(props.under).data?.items ?? []
  const [first] = items
  if (first === undefined) return null
  const label = t('grid.level', { kind: t(`grid.kind-${first.kind}`) })
  return (
    <select
      className="input"
      aria-label={label}
      value={props.chosen ?? ''}
      onChange={(event) => props.onPick(event.target.value || undefined)}
    >
      <option value="">{label}</option>
      {items.map((item) => (
        <option key={item.nodeId} value={item.nodeId}>
          {item.name}
        </option>
      ))}
    </select>
  )
}
