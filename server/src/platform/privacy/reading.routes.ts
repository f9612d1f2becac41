import { type Reading, readingContract } from '@linli/contract/platform/reading.contract'
import { asSelf } from '../auth/asker.ts'
import { readRows } from '../db/transaction.ts'
import type { Row } from '../db/row.ts'
import { type AccessTable, bind } from '../http/bind.ts'
import { readingsOf } from './reading.sql.ts'

const access: AccessTable = { 'reading.list-own': 'signed-in' }
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** 谁看过我的信息: whoever has data here sees who read it, whatever post they act under themselves. */
export const readingRoutes = bind(readingContract, access, {
  'GET /my/readings': async (ctx, { query }) => {
    const self = { ...ctx, actor: asSelf(ctx.actor) }
    const own = readingsOf({
      streetId: ctx.streetId,
      holders: [...ctx.actor.holders],
      before: query.after ?? lastId,
      limit: query.limit + 1,
    })
    const rows = await readRows(self, own)
    const items = rows.slice(0, query.limit).map(presentReading)
    const last = rows.length > query.limit ? items.at(-1) : undefined
    return last ? { items, next: last.readingId } : { items }
  },
})

type ReadingRow = Omit<
  Row<'privacy.reading'>,
  'street_id' | 'holder_id' | 'grid_pos' | 'entity' | 'entity_id'
>

function presentReading(row: ReadingRow): Reading {
  return {
    readingId: row.reading_id,
    at: row.at,
    ...(row.unit_name ? { unit: row.unit_name } : {}),
    post: row.post,
    workNumber: row.identity_id.slice(-8).toUpperCase(),
    ...(row.reader_name === '' ? {} : { name: row.reader_name }),
    fields: row.fields,
    ...(row.about ? { about: row.about } : {}),
    purpose: row.purpose,
    reason: row.reason,
  }
}
