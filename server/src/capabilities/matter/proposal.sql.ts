import { sql } from 'kysely'
import { statement } from '../../platform/db/statement.ts'

type Street = { streetId: number }

/** What the street's people corrected, newest first. */
export const corrections = statement<Street>()((db, p) =>
  db
    .selectFrom('matter.correction')
    .select(['text', 'to_code'])
    .where('street_id', '=', p.streetId)
    .orderBy('correction_id', 'desc')
    .limit(2000),
)

export const countCorrections = statement<Street>()((db, p) =>
  db
    .selectFrom('matter.correction')
    .select(sql<number>`count(*)::int`.as('corrections'))
    .where('street_id', '=', p.streetId),
)
