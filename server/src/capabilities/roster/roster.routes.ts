import { rosterContract } from '@linli/contract/roster/roster.contract'
import type { GridTeam } from '@linli/contract/roster/roster.schema'
import type { Context } from '../../platform/db/context.ts'
import { readAll, readRows } from '../../platform/db/transaction.ts'
import { bind } from '../../platform/http/bind.ts'
import { theOne } from '../../platform/http/refusal.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { drawingOf, gridsBelow, pathTo, rootOfStreet } from '../grid/index.ts'
import { ownGrid } from './own-grid.commands.ts'
import { rosterAccess } from './roster.access.ts'
import { presentAssignment, presentTeam } from './roster.present.ts'
import { gridPeople, headcounts } from './roster.sql.ts'

export const rosterRoutes = bind(rosterContract, rosterAccess, {
  'GET /roster/figures': async (ctx) => {
    const { streetId } = ctx
    const day = localDateOf(ctx.now)
    const [roots, counts] = await readAll(
      ctx,
      rootOfStreet(drawingOf(ctx)),
      headcounts({ streetId, day }),
    )
    const communities = await readRows(
      ctx,
      gridsBelow({ ...drawingOf(ctx), nodeId: theOne(roots).node_id }),
    )
    const sums = communities.map((community) => ({
      nodeId: community.node_id,
      name: community.name,
      count: counts
        .filter(
          ({ grid_pos: pos }) => pos !== null && pos >= community.pos && pos <= community.pos_end,
        )
        .reduce((sum, row) => sum + row.people, 0),
    }))
    const items = sums as (Omit<(typeof sums)[number], 'nodeId'> & { nodeId: GridTeam['nodeId'] })[]
    return {
      asOf: day,
      total: items.reduce((sum, { count }) => sum + count, 0),
      communities: items,
    }
  },
  'GET /my/grid': (ctx) => ownGrid(ctx),
  'GET /roster/teams': async (ctx, { query }) => {
    const { people } = await peopleOf(ctx, query.under)
    const grids = await readRows(ctx, gridsBelow({ ...drawingOf(ctx), nodeId: query.under }))
    return { items: grids.map((grid) => presentTeam(grid, people)) }
  },
  'GET /roster/teams/{nodeId}': async (ctx, { params }) => {
    const { grid, people } = await peopleOf(ctx, params.nodeId)
    const own = people.filter((row) => row.node_id === grid.node_id || row.post === 'grid-member')
    return { team: presentTeam(grid, people), members: own.slice(0, 200).map(presentAssignment) }
  },
})

async function peopleOf(ctx: Context, nodeId: string) {
  const { streetId } = ctx
  const grid = theOne((await readRows(ctx, pathTo({ streetId, nodeId }))).slice(-1))
  const people = await readRows(
    ctx,
    gridPeople({ streetId, lo: grid.pos, hi: grid.pos_end, day: localDateOf(ctx.now) }),
  )
  return { grid, people }
}
