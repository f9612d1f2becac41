import type { Context } from '../db/context.ts'
import { readRows } from '../db/transaction.ts'
import { Refusal } from '../http/refusal.ts'
import { countOwnPhotos } from './photo.sql.ts'

/**
 * Whoever names photos in a request has taken them and shown them nowhere yet: nobody passes off another's photo as
 * evidence, or moves one from case to case.
 * @throws Refusal `photo-unknown`
 */
export async function refuseOthersPhotos(ctx: Context, asked: { body: unknown }): Promise<void> {
  const photoIds = photosIn(asked.body)
  if (photoIds.length === 0) return
  const { streetId, actor } = ctx
  const by = actor.identityId ?? null
  const call = countOwnPhotos({ streetId, photoIds, by, mine: [...actor.holders] })
  const own = (await readRows(ctx, call))[0]?.photos ?? 0
  if (own < photoIds.length) throw new Refusal('photo-unknown')
}

function photosIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('photoIds' in body)) return []
  return Array.isArray(body.photoIds) ? [...new Set(body.photoIds.map(String))] : []
}
