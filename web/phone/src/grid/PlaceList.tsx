import type { GridNode, NodeStep } from '@linli/contract/grid/grid.schema'
import { Icon } from '@linli/kit/icons'
import { Button } from '@linli/kit/parts/Button'
import { Failure, Skeleton } from '@linli/kit/parts/States'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '../words.ts'
import type { ChosenPlace } from './chosenPlace.ts'
import { childrenQuery, hasInside, nodeQuery, rootQuery, stepsName } from './places.ts'

type Props = { startId: string | undefined; onChoose: (place: ChosenPlace) => void }

/** Walks down the list: community, grid, building, entrance. A place can be chosen at every step. */
export function PlaceList({ startId, onChoose }: Props) {
  const [nodeId, setNodeId] = useState(startId)
  const root = useQuery({ ...rootQuery, enabled: nodeId === undefined })
  const chosen = useQuery({ ...nodeQuery(nodeId ?? ''), enabled: nodeId !== undefined })
  const page = nodeId === undefined ? root : chosen
  if (!page.data) {
    return page.error ? (
      <Failure error={page.error} onRetry={() => void page.refetch()} />
    ) : (
      <Skeleton />
    )
  }
  const { node, path } = page.data
  return (
    <div className="grid gap-2">
      {node.kind !== 'street' && (
        <Here node={node} path={path} onUp={() => setNodeId(node.parentId)} onChoose={onChoose} />
      )}
      {node.kind !== 'entrance' && (
        <Below nodeId={node.nodeId} onOpen={setNodeId} onChoose={onChoose} />
      )}
    </div>
  )
}

type HereProps = {
  node: GridNode
  path: readonly NodeStep[]
  onUp: () => void
  onChoose: (place: ChosenPlace) => void
}

/** A whole community is too wide a place to go to; anything below it may be chosen. */
function Here({ node, path, onUp, onChoose }: HereProps) {
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Button icon="back" onClick={onUp}>
          {t('grid.up')}
        </Button>
        <b className="flex-1">{stepsName([...path, node])}</b>
      </div>
      {node.kind !== 'community' && (
        <Button kind="main" onClick={() => onChoose({ nodeId: node.nodeId })}>
          {t('grid.chooseThis', { place: node.name })}
        </Button>
      )}
    </>
  )
}

type BelowProps = {
  nodeId: string
  onOpen: (nodeId: string) => void
  onChoose: (place: ChosenPlace) => void
}

function Below({ nodeId, onOpen, onChoose }: BelowProps) {
  const below = useQuery(childrenQuery(nodeId))
  if (below.isPending) return <Skeleton />
  if (!below.data) return <Failure error={below.error} onRetry={() => void below.refetch()} />
  const open = (node: GridNode) =>
    hasInside(node) ? onOpen(node.nodeId) : onChoose({ nodeId: node.nodeId })
  return (
    <ul className="rows">
      {below.data.items.map((node) => (
        <li key={node.nodeId}>
          <button type="button" className="row w-full text-left" onClick={() => open(node)}>
            <Icon name={node.kind === 'entrance' ? 'door' : 'pin'} />
            <span className="row-title">{node.name}</span>
            {hasInside(node) && <Icon name="right" />}
          </button>
        </li>
      ))}
    </ul>
  )
}
