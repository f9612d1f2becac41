import type { OwnGrid } from '@linli/contract/roster/roster.schema'
import { asSelf } from '../../platform/auth/asker.ts'
import type { Context } from '../../platform/db/context.ts'
import { readRows } from '../../platform/db/transaction.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { pathOf } from '../grid/index.ts'
import { lastPlaceOf } from '../matter/index.ts'
import { servingIn } from './roster.sql.ts'

/** Where the person signed in belongs, by their own latest report, and who serves there. */
export async function ownGrid(ctx: Context): Promise<OwnGrid> {
  const self = { ...ctx, actor: asSelf(ctx.actor) }
  const nodeId = await lastPlaceOf(self)
  const path = nodeId === undefined ? [] : await pathOf(self, nodeId)
  const grid = path.find((step) => step.kind === 'small-grid')
  const community = path.find((step) => step.kind === 'community')?.name
  return {
    ...(community ? { community } : {}),
    ...(grid?.name ? { grid: grid.name } : {}),
    ...(await memberOf(self, grid?.pos)),
  } as OwnGrid
}

async function memberOf(ctx: Context, pos: number | null | undefined) {
  if (pos === null || pos === undefined) return {}
  const asked = { streetId: ctx.streetId, grid: pos, day: localDateOf(ctx.now) }
  const [found] = await readRows(ctx, servingIn(asked))
  if (!found) return {}
  const { post, person_name: name, work_number: workNumber } = found
  return { member: { post, workNumber, ...(name ? { name } : {}) } }
}
