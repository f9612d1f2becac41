import type { SharpOptions } from 'sharp'
import type { Context } from '../db/context.ts'
import { inTransaction, readRows } from '../db/transaction.ts'
import { asSelf } from '../auth/asker.ts'
import { Refusal, theOne } from '../http/refusal.ts'
import { addPhoto, findPhoto, holderOfSame } from './photo.sql.ts'
import type { FileStore } from './store.ts'

const longestSide = 1600
const smallSide = 320
/** A picture of more pixels than this is not a photo from a phone. */
const mostPixels = 60_000_000

/** Loaded with the first photo: an idle server does without its twenty-odd megabytes. */
async function openImage(bytes: Buffer, options?: SharpOptions) {
  const { default: sharp } = await import('sharp')
  return sharp(bytes, options)
}

/**
 * Takes in one photo: looks at what it really is, makes it upright and small, drops everything that is not
 * picture (EXIF with place and device), and keeps it. The same id twice is one photo.
 * @param photo its id, its bytes and whose photo it is until a report or an act shows it
 * @returns whose it is: the given holder, or who sent it before
 * @throws Refusal `photo-refused` when the bytes are no photo, or the id is that of somebody else's
 */
export async function keepPhoto(
  ctx: Context,
  store: FileStore,
  { photoId, holderId, bytes }: { photoId: string; holderId: string; bytes: Buffer },
): Promise<string> {
  const { streetId } = ctx
  const [known] = await readRows(ctx, findPhoto({ streetId, photoId }))
  if (known) return known.holder_id
  const { data, info } = await upright(bytes)
  const digest = await store.put(data, 'webp')
  const { width, height } = info
  const uploadedBy = ctx.actor.identityId ?? null
  const photo = { streetId, photoId, holderId, uploadedBy, digest, width, height, at: ctx.now }
  return inTransaction(ctx, async (tx, audit) => {
    audit({ action: 'photo.upload', entity: 'photo', entityId: photoId })
    const [added] = await tx.rows(addPhoto(photo))
    // Two uploads at once: the second waited for the first, and now sees it if it is its own.
    const [own] = added ? [added] : await tx.rows(findPhoto({ streetId, photoId }))
    const [same] = own ? [own] : await tx.rows(holderOfSame({ streetId, photoId, digest }))
    if (!same?.holder_id) throw new Refusal('photo-refused')
    return same.holder_id
  })
}

/** Whether a matter's photo may be shown to the asker beyond their scope in the grid; asked of the room that owns it. */
export type MayShow = (ctx: Context, matterId: string) => Promise<boolean>

/**
 * @returns the photo as WebP, if the asker may see it; `small` is for lists
 * @throws Refusal `not-found`
 */
export async function readPhoto(
  ctx: Context,
  store: FileStore,
  asked: { photoId: string; isSmall: boolean; mayShow: MayShow },
): Promise<Buffer> {
  const { photoId, isSmall } = asked
  const find = findPhoto({ streetId: ctx.streetId, photoId })
  const own = await readRows({ ...ctx, actor: asSelf(ctx.actor) }, find)
  const photo = own[0] ?? theOne(await readRows(ctx, find))
  const isOwn = own.length > 0 || photo.uploaded_by === ctx.actor.identityId
  if (!isOwn && !(photo.matter_id && (await asked.mayShow(ctx, photo.matter_id))))
    throw new Refusal('not-found')
  const bytes = await store.get(photo.digest, 'webp')
  if (!bytes) throw new Refusal('not-found')
  if (!isSmall) return bytes
  const image = await openImage(bytes)
  return image.resize(smallSide, smallSide, { fit: 'inside' }).webp({ quality: 70 }).toBuffer()
}

async function upright(bytes: Buffer) {
  try {
    const image = await openImage(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    return await image
      .rotate()
      .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer({ resolveWithObject: true })
  } catch {
    throw new Refusal('photo-refused')
  }
}
