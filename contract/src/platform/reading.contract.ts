import { z } from 'zod'
import { Instant } from '../shared/ids.ts'
import { Page, pageOf } from '../shared/paging.ts'
import { route } from '../shared/route.ts'

/** One reading of a person's data, as the person sees it (domain 0.7, 4.5 P4). */
export const Reading = z
  .object({
    readingId: z.uuid(),
    at: Instant,
    /** Of which unit the reader was, where the post belongs to one. */
    unit: z.string().optional(),
    post: z.string(),
    workNumber: z.string(),
    /** Salaried staff by name; volunteers by work number alone. */
    name: z.string().optional(),
    /** Which values were shown: names of fields, never the values. */
    fields: z.array(z.string()),
    /** The number of the matter it was read for; older readings have none. */
    about: z.string().optional(),
    purpose: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'Reading' })
export type Reading = z.infer<typeof Reading>

export const readingContract = {
  'GET /my/readings': route({
    summary: 'Who read my data: unit, post and work number, which fields, for what and when.',
    node: 'network',
    action: 'reading.list-own',
    query: Page,
    response: pageOf(Reading),
    errors: [],
  }),
}
