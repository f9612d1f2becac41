import { z } from 'zod'
import { NodeId } from '../shared/ids.ts'
import { pageOf } from '../shared/paging.ts'
import { route } from '../shared/route.ts'
import { Unit } from './organisation.schema.ts'

export const organisationContract = {
  'GET /units': route({
    summary:
      'Units that can be given a case; those that carry a role and serve a place come first.',
    node: 'mechanism-partnership',
    action: 'unit.list',
    query: z.object({
      role: z.string().max(40).optional(),
      servingNodeId: NodeId.optional(),
      text: z.string().max(60).optional(),
    }),
    response: pageOf(Unit),
    errors: [],
  }),
}
