import { z } from 'zod'
import { LocalDate, NodeId } from '../shared/ids.ts'
import { route } from '../shared/route.ts'
import { Assignment, GridTeam, OwnGrid } from './roster.schema.ts'

export const rosterContract = {
  'GET /roster/figures': route({
    summary: 'How many grid leaders and members serve today, by community.',
    node: 'guarantee-workforce',
    action: 'roster.read',
    response: z.object({
      asOf: LocalDate,
      total: z.int(),
      communities: z.array(z.object({ nodeId: NodeId, name: z.string(), count: z.int() })),
    }),
    errors: [],
  }),
  'GET /my/grid': route({
    summary: 'The community and small grid of my own latest report, and who serves there today.',
    node: 'guarantee-workforce',
    action: 'roster.read-own',
    response: OwnGrid,
    errors: [],
  }),
  'GET /roster/teams': route({
    summary: 'Leader, head count and missing subjects of each grid directly below one node.',
    node: 'guarantee-workforce',
    action: 'roster.read',
    query: z.object({ under: NodeId }),
    response: z.object({ items: z.array(GridTeam) }),
    errors: ['not-found'],
  }),
  'GET /roster/teams/{nodeId}': route({
    summary: 'The people of one grid.',
    node: 'guarantee-workforce',
    action: 'roster.read',
    params: z.object({ nodeId: NodeId }),
    response: z.object({ team: GridTeam, members: z.array(Assignment) }),
    errors: ['not-found'],
  }),
}
