import { z } from 'zod'

/** Lists page by cursor: the answer's `next` is passed back as `after`. */
export const Page = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type Page = z.infer<typeof Page>

/** One page of a list: its items, and the cursor of the next page when there is one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().optional() })
}
