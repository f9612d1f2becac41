import type { CatalogueVersion, Category } from '@linli/contract/matter/category.schema'
import type { Context } from '../../platform/db/context.ts'
import { readRows } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { catalogueById, catalogueInForce } from './matter.sql.ts'

/** One version with its types by code; it never changes once in force, so it is kept. */
export type Catalogue = {
  catalogueId: string
  version: CatalogueVersion
  byCode: ReadonlyMap<string, Category>
}

const kept = new WeakMap<object, Map<string, Catalogue>>()
const inForce = new WeakMap<object, Map<string, string>>()

/**
 * The catalogue in force today.
 * @throws Refusal `no-catalogue`
 */
export async function catalogueNow(ctx: Context): Promise<Catalogue> {
  const day = localDateOf(ctx.now)
  const key = `${ctx.streetId} ${day}`
  const known = cacheOf(inForce, ctx).get(key)
  if (known) return catalogueOf(ctx, known)
  const [row] = await readRows(ctx, catalogueInForce({ streetId: ctx.streetId, day }))
  if (!row) throw new Refusal('no-catalogue')
  cacheOf(inForce, ctx).set(key, row.catalogue_id)
  return catalogueOf(ctx, row.catalogue_id)
}

/** A given version: cases keep the one they arose under (M2). */
export async function catalogueOf(ctx: Context, catalogueId: string): Promise<Catalogue> {
  const known = cacheOf(kept, ctx).get(catalogueId)
  if (known) return known
  const row = theOne(await readRows(ctx, catalogueById({ streetId: ctx.streetId, catalogueId })))
  const version = row.content as CatalogueVersion
  const byCode = new Map(version.categories.map((category) => [category.code as string, category]))
  const catalogue = { catalogueId, version, byCode }
  cacheOf(kept, ctx).set(catalogueId, catalogue)
  return catalogue
}

/** After a version was published, the next asker looks again which is in force. */
export function forgetCatalogueInForce(ctx: Context): void {
  inForce.delete(ctx.database)
}

function cacheOf<T>(caches: WeakMap<object, Map<string, T>>, ctx: Context): Map<string, T> {
  const cache = caches.get(ctx.database) ?? new Map<string, T>()
  caches.set(ctx.database, cache)
  return cache
}
