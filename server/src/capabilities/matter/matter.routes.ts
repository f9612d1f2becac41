import { matterContract } from '@linli/contract/matter/matter.contract'
import { readRows } from '../../platform/db/transaction.ts'
import { asSelf } from '../../platform/auth/asker.ts'
import { openReceipt } from '../../platform/auth/receipt.ts'
import type { Context } from '../../platform/db/context.ts'
import { takePhoto } from '../../platform/files/take-photo.ts'
import { bind } from '../../platform/http/bind.ts'
import { catalogueNow } from './catalogue.commands.ts'
import { knownDetails } from './known.commands.ts'
import { likelyDuplicates } from './duplicate.commands.ts'
import { matterAccess } from './matter.access.ts'
import { presentReportItem } from './matter.present.ts'
import * as matterSql from './matter.sql.ts'
import { proposeTypes } from './proposal.commands.ts'

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export const matterRoutes = bind(matterContract, matterAccess, {
  'GET /catalogue': async (ctx) => (await catalogueNow(ctx)).version,
  'POST /matter/proposals': (ctx, { body }) => proposeTypes(ctx, body.text),
  'POST /matter/likely-duplicates': async (ctx, { body }, { request }) => ({
    items: await likelyDuplicates(ctx, body, request.ip),
  }),
  'PUT /photos/{photoId}': (ctx, { params }, wire) => takePhoto(ctx, params.photoId, wire),
  'POST /receipts/open': async (ctx, { body }, { request, reply }) => {
    const reportId = await openReceipt(ctx, request, reply, body)
    return { reportId: reportId as never }
  },
  'GET /my/reports': async (ctx, { query }) => {
    const own = matterSql.ownReports({
      streetId: ctx.streetId,
      holders: [...ctx.actor.holders],
      before: query.after ?? lastId,
      limit: query.limit + 1,
    })
    const rows = await readRows(self(ctx), own)
    const items = rows.slice(0, query.limit).map(presentReportItem)
    const last = rows.length > query.limit ? items.at(-1) : undefined
    return last ? { items, next: last.reportId } : { items }
  },
  'GET /my/details': (ctx) => knownDetails(ctx),
})

/** One's own matters are read as their holder, whatever post one acts under. */
function self(ctx: Context): Context {
  return { ...ctx, actor: asSelf(ctx.actor) }
}
