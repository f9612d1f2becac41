import type { Context } from '../../platform/db/context.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { drawingOf } from './drawing.commands.ts'
import { lockOwnNode, markOld } from './grid.sql.ts'
import { forgetGrid } from './path.commands.ts'

/**
 * Marks a compound of one's own part of the street as old, or takes the mark off (R113).
 * @throws Refusal `not-found` outside that part, `not-a-compound` for anything but a mid grid
 */
export async function markOldCompound(ctx: Context, nodeId: string, isOld: boolean) {
  const { streetId } = ctx
  const marked = await inTransaction(ctx, async (tx, audit) => {
    const node = theOne(await tx.rows(lockOwnNode({ ...drawingOf(ctx), nodeId })))
    if (node.kind !== 'mid-grid') throw new Refusal('not-a-compound')
    tx.write(markOld({ streetId, nodeId, isOld }))
    audit({
      action: 'grid.mark',
      entity: 'node',
      entityId: nodeId,
      fields: ['is_old_compound'],
      detail: { from: String(node.is_old_compound === true), to: String(isOld) },
    })
    return { nodeId: nodeId as never, isOldCompound: isOld }
  })
  forgetGrid(ctx.database)
  return marked
}
