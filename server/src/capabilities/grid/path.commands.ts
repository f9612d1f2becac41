import type { Context } from '../../platform/db/context.ts'
import { type Reader, readRows } from '../../platform/db/transaction.ts'
import { millisOf } from '../../platform/runtime/clock.ts'
import type { RowOf } from './grid.present.ts'
import { pathTo } from './grid.sql.ts'

export type PathStep = RowOf<typeof pathTo>
export type Path = readonly PathStep[]

/** The drawing of one street: nothing in it is personal, and everyone of the street may read it. */
type Drawing = { since: number; paths: Map<string, Path> }

const kept = new WeakMap<object, Map<number, Drawing>>()
const mostPaths = 5000
const keptMillis = 60_000

/**
 * The node and all nodes above it, street first; empty for a node that does not exist. For pages only: it may
 * be a minute old, so what is written takes its place by `pathTo`. `forgetGrid` after an edit makes the next asker read.
 * @param tx an open transaction to ask in, if there is one
 */
export async function pathOf(ctx: Context, nodeId: string, tx?: Reader): Promise<Path> {
  const drawing = drawingOf(ctx)
  const known = drawing.paths.get(nodeId)
  if (known) return known
  const call = pathTo({ streetId: ctx.streetId, nodeId })
  return keepPath(drawing, nodeId, await (tx ? tx.rows(call) : readRows(ctx, call)))
}

export function forgetGrid(database: Context['database']): void {
  kept.delete(database)
}

/** Into the drawing that was asked for: one forgotten meanwhile is not filled again. */
function keepPath({ paths }: Drawing, nodeId: string, path: Path): Path {
  if (paths.size >= mostPaths) paths.clear()
  if (path.length > 0) paths.set(nodeId, path)
  return path
}

function drawingOf(ctx: Context): Drawing {
  const now = millisOf(ctx.now)
  const streets = kept.get(ctx.database) ?? new Map<number, Drawing>()
  kept.set(ctx.database, streets)
  const known = streets.get(ctx.streetId)
  if (known && Math.abs(now - known.since) < keptMillis) return known
  const fresh: Drawing = { since: now, paths: new Map() }
  streets.set(ctx.streetId, fresh)
  return fresh
}
