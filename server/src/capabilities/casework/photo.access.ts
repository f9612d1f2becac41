import type { Post } from '@linli/contract/shared/post'
import type { Context } from '../../platform/db/context.ts'
import { readRows } from '../../platform/db/transaction.ts'
import { visibilityOfMatter } from './case.sql.ts'
import { caseworkAccess, mayRead } from './casework.access.ts'

/** Whether a photo of a matter may be shown: to whoever may open the matter's case under the post they act under. */
export async function mayShowPhotoOf(ctx: Context, matterId: string): Promise<boolean> {
  const { post } = ctx.actor
  const readers = caseworkAccess['case.read']
  if (!Array.isArray(readers) || !readers.includes(post as Post)) return false
  const [row] = await readRows(ctx, visibilityOfMatter({ streetId: ctx.streetId, matterId }))
  return row !== undefined && mayRead(post, row.visibility)
}
