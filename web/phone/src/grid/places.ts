import type {
  Elevation,
  FoundPlace,
  GridNode,
  NodeKind,
  NodeStep,
} from '@linli/contract/grid/grid.schema'
import { call } from '@linli/kit/client'
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
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

/** The boundaries of communities, compounds and building grids; of one node its buildings. */
export function shapesQuery(buildingsOf?: string) {
  return queryOptions({
    queryKey: ['grid', 'shapes', buildingsOf],
    queryFn: ({ signal }) =>
      call('GET /grid/shapes', { query: { ...(buildingsOf && { buildingsOf }) }, signal }),
    staleTime: HOUR_MS,
    meta: kept,
  })
}

/** The page of a node; the street's own when none is named. */
export function usePlacePage(nodeId: string | undefined) {
  const root = useQuery({ ...rootQuery, enabled: nodeId === undefined })
  const node = useQuery({ ...nodeQuery(nodeId ?? ''), enabled: nodeId !== undefined })
  return nodeId === undefined ? root : node
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

/** What the name of a place is made from. */
export type NamedStep = Pick<NodeStep, 'kind' | 'name'>

export function stepsName(steps: readonly NamedStep[]): string {
  const from = steps.some((step) => step.kind === 'building') ? spoken : undefined
  const shown = steps.filter((step) => (from ? from.includes(step.kind) : step.kind !== 'street'))
  const names = (shown.length > 0 ? shown : steps).map((step) => step.name)
  return names.filter((name, index) => !names[index + 1]?.startsWith(name)).join(' ')
}

/** Whether the list goes on below a node. Entrances and doors are chosen from their building. */
export function hasInside(node: Pick<GridNode, 'childCount' | 'kind'>): boolean {
  return node.childCount > 0 && node.kind !== 'entrance' && node.kind !== 'dwelling'
}

/** A door as the elevation of its building tells it, for when there is no signal to ask for its page. */
export function knownDoorName(client: QueryClient, nodeId: string): string | undefined {
  const known = client.getQueriesData<Elevation>({ queryKey: ['grid', 'elevation'] })
  for (const [, elevation] of known) {
    for (const entrance of elevation?.entrances ?? []) {
      const door = entrance.doors.find((one) => one.nodeId === nodeId)
      if (elevation && door) return doorName(elevation, entrance, door)
    }
  }
  return undefined
}

function doorName({ building }: Elevation, entrance: { name: string }, door: { name: string }) {
  return stepsName([
    building,
    { kind: 'entrance', name: entrance.name },
    { kind: 'dwelling', name: door.name },
  ])
}
