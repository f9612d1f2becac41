import type { Context } from '../db/context.ts'
import { asSelf } from '../auth/asker.ts'
import { limitTries } from '../auth/rate-limit.ts'
import { letBrowserFollow } from '../auth/receipt.ts'
import type { Wire } from '../http/bind.ts'
import { Refusal } from '../http/refusal.ts'
import { newId } from '../runtime/ids.ts'
import { claimAsOwn } from './claim-photos.ts'
import { keepPhoto, type MayShow, readPhoto } from './photos.ts'
import type { FileStore } from './store.ts'

let store: FileStore | undefined

/** Set once at start: where the photos of this installation lie. */
export function useStore(opened: FileStore): void {
  store = opened
}

/** Takes in the body of a PUT as one photo of whoever asks; a browser without a sign-in is remembered by a cookie. */
export async function takePhoto(
  ctx: Context,
  photoId: string,
  { request, reply }: Wire,
): Promise<{ photoId: never }> {
  const bytes = request.body
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw new Refusal('photo-refused')
  if (ctx.actor.identityId === undefined)
    await limitTries(ctx.database, ctx.now, `photo-from:${request.ip}`, 120, 60)
  const mine = ctx.actor.holders[0] ?? newId()
  const photo = { photoId, holderId: mine, bytes }
  const holderId = await keepPhoto(uploaderOf(ctx, mine), opened(), photo)
  if (!ctx.actor.holders.includes(holderId)) {
    await letBrowserFollow(ctx, request, reply, holderId)
    await claimAsOwn(ctx, [holderId])
  }
  return { photoId: photoId as never }
}

export function readStoredPhoto(
  ctx: Context,
  asked: { photoId: string; isSmall: boolean; mayShow: MayShow },
): Promise<Buffer> {
  return readPhoto(ctx, opened(), asked)
}

/** Staff upload under their post, so that the photo may go to a case; anyone else as themselves. */
function uploaderOf(ctx: Context, holderId: string): Context {
  if (ctx.actor.role !== 'linli_self') return ctx
  return { ...ctx, actor: { ...asSelf(ctx.actor), holders: [holderId, ...ctx.actor.holders] } }
}

/** The files of this installation, once it has started. */
export function opened(): FileStore {
  if (!store) throw new Error('the file store is not open')
  return store
}
