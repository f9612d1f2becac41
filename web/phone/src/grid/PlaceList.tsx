import type { GridNode } from '@linli/contract/grid/grid.schema'
import { Icon } from '@linli/kit/icons'
import { Button } from '@linli/kit/parts/Button'
import { Failure, Skeleton } from '@linli/kit/parts/States'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '../words.ts'
import type { ChosenPlace } from './PlaceField.tsx'
import { childrenQuery, hasInside, nodeQuery, rootQuery, stepsName } from './places.ts'

/** Walks down the list: community, grid, building, entrance. A place can be chosen at every step. */
export function PlaceList({ onChoose }: { onChoose: (place: ChosenPlace) => void }) {
  const [nodeId, setNodeId] = useState<string>()
  const root = useQuery(rootQuery)
  const node = useQuery({ ...nodeQuery(nodeId ?? ''), enabled: nodeId !== undefined })
  const here = nodeId ? node.data?.node : root.data?.node
  const below = useQuery({ ...childrenQuery(here?.nodeId ?? ''), enabled: here !== undefined })
  const isEnd = here?.kind === 'entrance'
  const error = root.error ?? node.error ?? below.error
  if (error) return <Failure error={error} onRetry={() => void below.refetch()} />
  if (!here) return <Skeleton />
  return (
    <div className="grid gap-2">
      {nodeId && (
        <div className="flex flex-wrap items-center gap-2">
          <Button icon="back" onClick={() => setNodeId(here.parentId)}>
            {t('grid.up')}
          </Button>
          <b className="flex-1">{stepsName(node.data?.path ?? [here])}</b>
        </div>
      )}
      {nodeId && here.kind !== 'community' && (
        <Button kind="main" onClick={() => onChoose({ nodeId: here.nodeId })}>
          {t('grid.chooseThis', { place: here.name })}
        </Button>
      )}
      {!isEnd && below.isPending && <Skeleton />}
      {!isEnd && <Below nodes={below.data?.items ?? []} onOpen={setNodeId} onChoose={onChoose} />}
    </div>
  )
}

type BelowProps = {
  nodes: readonly GridNode[]
  onOpen: (nodeId: string) => void
  onChoose: (place: ChosenPlace) => void
}

function Below({ nodes, onOpen, onChoose }: BelowProps) {
  return (
    <ul className="rows">
      {nodes.map((node) => (
        <li key={node.nodeId}>
          <button
            type="button"
            className="row w-full text-left"
            onClick={() =>
              hasInside(node) ? onOpen(node.nodeId) : onChoose({ nodeId: node.nodeId })
            }
          >
            <Icon name={node.kind === 'entrance' ? 'door' : 'pin'} />
            <span className="row-title">{node.name}</span>
            {hasInside(node) && <Icon name="right" />}
          </button>
        </li>
      ))}
    </ul>
  )
}
