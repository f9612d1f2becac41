import type { Answer } from '@linli/kit/client'
import { useMemo } from 'react'
import { useAnswer } from '../shell/asking.ts'
import { useMe } from '../shell/session.ts'

export type GridNode = Answer<'GET /grid/nodes/{nodeId}'>['node']
export type NodeStep = Answer<'GET /grid/nodes/{nodeId}'>['path'][number]
export type MapShape = Answer<'GET /grid/shapes'>['shapes'][number]
export type GridTeam = Answer<'GET /roster/teams'>['items'][number]

/** One grid as the list shows it: the node, its team and its open cases, each only when known. */
export type GridRow = {
  node: GridNode
  team: GridTeam | undefined
  open: number | undefined
  overdue: number | undefined
}

const HALF_HOUR = 1_800_000
const stays = { staleTime: HALF_HOUR }

export function useRoot() {
  return useAnswer('GET /grid/root', {}, stays)
}

export function useNode(nodeId: string | undefined) {
  return useAnswer(
    'GET /grid/nodes/{nodeId}',
    { params: { nodeId: nodeId ?? '' } },
    { enabled: nodeId !== undefined, keepsPrevious: true, ...stays },
  )
}

export function useChildren(nodeId: string | undefined) {
  return useAnswer(
    'GET /grid/nodes/{nodeId}/children',
    { params: { nodeId: nodeId ?? '' } },
    { enabled: nodeId !== undefined, keepsPrevious: true, ...stays },
  )
}

/** The boundaries; with the buildings of one node when they are asked for. */
export function useShapes(buildingsOf: string | undefined) {
  return useAnswer(
    'GET /grid/shapes',
    { query: buildingsOf === undefined ? {} : { buildingsOf } },
    { keepsPrevious: true, ...stays },
  )
}

/** The rows below one node, with teams and open cases where the post may read them. */
export function useRows(within: string | undefined) {
  const children = useChildren(within)
  const readsCases = useMe().data?.acting?.post !== 'administrator'
  const asks = { enabled: within !== undefined, keepsPrevious: true }
  const under = within ?? ''
  const teams = useAnswer('GET /roster/teams', { query: { under } }, asks).data
  const counts = useAnswer(
    'GET /cases/counts-by-grid',
    { query: { under } },
    { ...asks, enabled: asks.enabled && readsCases },
  ).data
  const rows = useMemo(
    () => (children.data?.items ?? []).map((node) => rowOf(node, teams?.items, counts?.items)),
    [children.data, teams, counts],
  )
  return { query: children, rows }
}

function rowOf(
  node: GridNode,
  teams: readonly GridTeam[] | undefined,
  counts: Answer<'GET /cases/counts-by-grid'>['items'] | undefined,
): GridRow {
  const counted = counts?.find(({ nodeId }) => nodeId === node.nodeId)
  return {
    node,
    team: teams?.find(({ nodeId }) => nodeId === node.nodeId),
    open: counted?.open,
    overdue: counted?.overdue,
  }
}

/** The steps from the street down to a place, the place itself last. */
export function stepsTo(page: { node: NodeStep; path: readonly NodeStep[] }): readonly NodeStep[] {
  return page.path.at(-1)?.nodeId === page.node.nodeId ? page.path : [...page.path, page.node]
}
