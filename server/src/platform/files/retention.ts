import type { JobContext } from '../db/context.ts'
import { inJob } from '../db/transaction.ts'
import type { Job } from '../jobs/work.ts'
import { addMinutes } from '../runtime/clock.ts'
import { newId } from '../runtime/ids.ts'
import { digestsInUse, dropNeverShown } from './photo.sql.ts'
import { opened } from './take-photo.ts'

/** A report waits in a phone's outbox no longer than a stored answer can be asked for (D13). */
const neverShownMinutes = 30 * 24 * 60

export const photoRetention: Job = { name: 'files.retention', every: 'day', run: dropUnshownPhotos }

/** Deletes photos that were uploaded and never shown, and the bytes that no photo needs any more. */
export async function dropUnshownPhotos(ctx: JobContext): Promise<{ photos: number }> {
  const { streetId } = ctx
  const before = addMinutes(ctx.now, -neverShownMinutes)
  const digests = await inJob(ctx, 'retention', async (tx, audit) => {
    const dropped = await tx.rows(dropNeverShown({ streetId, before }))
    const detail = { photos: dropped.length }
    audit({ action: 'photo.drop', entity: 'run', entityId: newId(), detail })
    return dropped.map(({ digest }) => digest)
  })
  const { rows } = await ctx.database.owner.query(digestsInUse({ digests }))
  const used = new Set((rows as { digest: string }[]).map(({ digest }) => digest))
  const unused = new Set(digests.filter((digest) => !used.has(digest)))
  await Promise.all([...unused].map((digest) => opened().drop(digest, 'webp')))
  return { photos: digests.length }
}
