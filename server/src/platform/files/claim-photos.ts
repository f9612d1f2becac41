import { asSelf } from '../auth/asker.ts'
import type { Context } from '../db/context.ts'
import { inTransaction } from '../db/transaction.ts'
import { claimPhotos } from './photo.sql.ts'

/** Photos that this browser sent before anybody signed in on it are those of whoever does. */
export async function claimAsOwn({ keyed: _, ...ctx }: Context, holders: string[]): Promise<void> {
  const { identityId: by } = ctx.actor
  if (by === undefined || holders.length === 0) return
  const self: Context = { ...ctx, actor: { ...asSelf(ctx.actor), holders } }
  await inTransaction(self, async (tx, audit) => {
    tx.write(claimPhotos({ streetId: ctx.streetId, holders, by }))
    audit({ action: 'photo.claim', entity: 'identity', entityId: by })
  })
}
