import type { Context } from '../../platform/db/context.ts'
import { readRows } from '../../platform/db/transaction.ts'
import { theOne } from '../../platform/http/refusal.ts'
import { addMinutes, localDateOf } from '../../platform/runtime/clock.ts'
import { pathTo } from '../grid/index.ts'
import { catalogueNow } from './catalogue.commands.ts'
import { openNearby } from './matter.sql.ts'

type Asked = { categoryCode: string; nodeId: string }
type Nearby = { reportId: never; categoryCode: string; place: string; on: string }

/**
 * Open reports of the same type in the same building grid within the type's days. Residents learn of public-space
 * types only, and never text, photo, reporter or a count inside a dwelling (domain 0.9).
 */
export async function likelyDuplicates(ctx: Context, asked: Asked): Promise<Nearby[]> {
  const { streetId } = ctx
  const category = (await catalogueNow(ctx)).byCode.get(asked.categoryCode)
  if (!category?.isPublicSpace) return []
  const path = await readRows(ctx, pathTo({ streetId, nodeId: asked.nodeId }))
  const place = path.find((step) => step.kind === 'small-grid') ?? theOne(path.slice(-1))
  const since = addMinutes(ctx.now, -category.duplicateDays * 24 * 60)
  const nearby = openNearby({
    streetId,
    code: category.code,
    lo: place.pos,
    hi: place.pos_end,
    since,
  })
  return (await readRows(ctx, nearby)).map((row) => ({
    reportId: row.matter_id as never,
    categoryCode: row.category_code,
    place: row.place,
    on: localDateOf(row.reported_at),
  }))
}
