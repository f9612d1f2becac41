import { z } from 'zod'
import { Latitude, Longitude, NodeId } from '../shared/ids.ts'
import { pageOf } from '../shared/paging.ts'
import { route } from '../shared/route.ts'
import {
  Elevation,
  FoundPlace,
  FoundPlaces,
  GridFigures,
  GridNode,
  GridNodePage,
  MapShape,
} from './grid.schema.ts'

const NodeParams = z.object({ nodeId: NodeId })

/** The grid holds no personal data: its places are public, so that a report can be placed without signing in. */
export const gridContract = {
  'GET /grid/root': route({
    summary: 'The street itself, where the tree begins.',
    node: 'network',
    action: 'grid.read',
    isPublic: true,
    response: GridNodePage,
    errors: ['not-found'],
  }),
  'GET /grid/figures': route({
    summary: 'Counts of the grid as drawn today, summed from the small grids.',
    node: 'network',
    action: 'grid.read',
    isPublic: true,
    response: GridFigures,
    errors: [],
  }),
  'GET /grid/shapes': route({
    summary:
      'The boundaries of communities, mid grids and small grids for the map; buildings of one node on request.',
    node: 'network',
    action: 'grid.read',
    isPublic: true,
    query: z.object({ buildingsOf: NodeId.optional() }),
    response: z.object({ shapes: z.array(MapShape) }),
    errors: [],
  }),
  'GET /grid/places': route({
    summary:
      'Finds places by code, name, pinyin initials or an address such as 3-2-501; those of the grid, compound and community of one’s post first.',
    node: 'network',
    action: 'grid.read',
    isPublic: true,
    query: z.object({ text: z.string().trim().min(1).max(60), within: NodeId.optional() }),
    response: FoundPlaces,
    errors: [],
  }),
  'GET /grid/places/at': route({
    summary: 'The small grid, and the nearest building in it, at a point used once and not kept.',
    node: 'network',
    action: 'grid.read',
    isPublic: true,
    query: z.object({
      lon: z.coerce.number().pipe(Longitude),
      lat: z.coerce.number().pipe(Latitude),
    }),
    response: FoundPlace,
    errors: ['outside-every-grid'],
  }),
  'GET /grid/nodes/{nodeId}': route({
    summary: 'One node of the tree with its path.',
    node: 'network',
    action: 'grid.read',
    isPublic: true,
    params: NodeParams,
    response: GridNodePage,
    errors: ['not-found'],
  }),
  'GET /grid/nodes/{nodeId}/children': route({
    summary: 'The nodes directly below one node, in their order.',
    node: 'network',
    action: 'grid.read',
    isPublic: true,
    params: NodeParams,
    response: pageOf(GridNode),
    errors: ['not-found'],
  }),
  'GET /grid/nodes/{nodeId}/elevation': route({
    summary: 'A building as floors and doors, entrance by entrance.',
    node: 'network',
    action: 'grid.read',
    isPublic: true,
    params: NodeParams,
    response: Elevation,
    errors: ['not-found', 'not-a-building'],
  }),
  'PUT /grid/nodes/{nodeId}/old-compound': route({
    summary: 'Marks a compound as old 老旧小区, or takes the mark off (R113).',
    node: 'network',
    action: 'grid.mark',
    params: NodeParams,
    body: z.object({ isOld: z.boolean() }),
    response: z.object({ nodeId: NodeId, isOldCompound: z.boolean() }),
    errors: ['not-found', 'not-a-compound'],
  }),
}

export const gridProblems = {
  'outside-every-grid': { status: 404, title: 'No grid of this street contains that point' },
  'not-a-compound': { status: 409, title: 'Only a compound is marked as old' },
  'not-a-building': { status: 409, title: 'Only a building has an elevation' },
} as const
