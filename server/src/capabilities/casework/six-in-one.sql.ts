import { sql } from 'kysely'
import { statement } from '../../platform/db/statement.ts'
import { listColumns } from './case-list.sql.ts'

type Scope = { streetId: number; lo: number; hi: number; visibilities: string[] }

/** How many cases of each domain are open. */
export const openOfEach = statement<Scope>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .select(['six_in_one', sql<number>`count(*)::int`.as('cases')])
    .where('street_id', '=', p.streetId)
    .where('ended_at', 'is', null)
    .where('grid_pos', '>=', p.lo)
    .where('grid_pos', '<=', p.hi)
    .where((eb) => eb('visibility', '=', eb.fn.any(eb.val(p.visibilities))))
    .groupBy('six_in_one'),
)

/** The newest open cases of each domain, each found from the end of its own part of the index. */
export const newestOfEach = statement<Scope & { six: string[]; limit: number }>()((db, p) =>
  db
    .selectFrom(sql<{ name: string }>`unnest(${p.six}::text[])`.as<'s'>(sql`s (name)`))
    .innerJoinLateral(
      (lateral) =>
        lateral
          .selectFrom('casework.case_file as f')
          .select(listColumns.map((column) => `f.${column}` as const))
          .where('f.street_id', '=', p.streetId)
          .where('f.ended_at', 'is', null)
          .whereRef('f.six_in_one', '=', 's.name')
          // The sum keeps the index by position out: it would fetch a whole community to take its newest.
          .where(sql<boolean>`f.grid_pos + 0 between ${p.lo} and ${p.hi}`)
          .where((eb) => eb('f.visibility', '=', eb.fn.any(eb.val(p.visibilities))))
          .orderBy('f.case_id', 'desc')
          .limit(p.limit)
          .as('c'),
      (join) => join.onTrue(),
    )
    .selectAll('c')
    .orderBy('c.case_id', 'desc'),
)
