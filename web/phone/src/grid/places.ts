import type { FoundPlace, GridNode, NodeKind, NodeStep } from '@linli/contract/grid/grid.schema'
import { call } from '@linli/kit/client'
import { queryOptions } from '@tanstack/react-query'
import { kept } from '../shell/reads.ts'

const HOUR_MS = 3_600_000
/** The levels that tell a reader where a building is; nobody finds a door by its small grid. */
const spoken: readonly NodeKind[] = ['mid-grid', 'building', 'entrance', 'dwelling']

export const rootQuery = queryOptions({
  queryKey: ['grid', 'root'],
  queryFn: ({ signal }) => call('GET /grid/root', { signal }),
  staleTime: HOUR_MS,
  meta: kept,
})

export function nodeQuery(nodeId: string) {
  return queryOptions({
    queryKey: ['grid', 'node', nodeId],
    queryFn: ({ signal }) => call('GET /grid/nodes/{nodeId}', { params: { nodeId }, signal }),
    staleTime: HOUR_MS,
    meta: kept,
  })
}

export function childrenQuery(nodeId: string) {
  return queryOptions({
    queryKey: ['grid', 'children', nodeId],
    queryFn: ({ signal }) =>
      call('GET /grid/nodes/{nodeId}/children', { params: { nodeId }, signal }),
    staleTime: HOUR_MS,
    meta: kept,
  })
}

export function elevationQuery(nodeId: string) {
  return queryOptions({
    queryKey: ['grid', 'elevation', nodeId],
    queryFn: ({ signal }) =>
      call('GET /grid/nodes/{nodeId}/elevation', { params: { nodeId }, signal }),
    staleTime: HOUR_MS,
    meta: kept,
  })
}

export function searchQuery(text: string, within?: string) {
  return queryOptions({
    queryKey: ['grid', 'places', text, within],
    queryFn: ({ signal }) =>
      call('GET /grid/places', { query: { text, ...(within && { within }) }, signal }),
    staleTime: HOUR_MS,
  })
}

/** 翠屏里北区 5号楼 2单元: what a reader needs to go there. */
export function placeName(place: FoundPlace): string {
  return stepsName([...place.path.filter((step) => step.nodeId !== place.node.nodeId), place.node])
}

export function stepsName(steps: readonly NodeStep[]): string {
  const from = steps.some((step) => step.kind === 'building') ? spoken : undefined
  const shown = steps.filter((step) => (from ? from.includes(step.kind) : step.kind !== 'street'))
  const names = (shown.length > 0 ? shown : steps).map((step) => step.name)
  return names.filter((name, index) => !names[index + 1]?.startsWith(name)).join(' ')
}

/** Whether something can be below a node in the list: a door is the end. */
export function hasInside(node: Pick<GridNode, 'childCount' | 'kind'>): boolean {
  return node.childCount > 0 && node.kind !== 'dwelling'
}
