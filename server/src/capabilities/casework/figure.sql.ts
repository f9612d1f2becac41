import { sql } from 'kysely'
import { statement } from '../../platform/db/statement.ts'
import { isSolved } from './case-list.sql.ts'

type Span = {
  streetId: number
  lo: number
  hi: number
  visibilities: string[]
  from: string
  until: string
}

/** Solved cases by the level that solved them; an honest no is no solution and stays out. */
export const solvedByLevel = statement<Span>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .select(['solved_level', sql<number>`count(*)::int`.as('cases')])
    .where('street_id', '=', p.streetId)
    .where('ended_at', '>=', p.from)
    .where('ended_at', '<', p.until)
    .where('grid_pos', '>=', p.lo)
    .where('grid_pos', '<=', p.hi)
    .where((eb) => eb('visibility', '=', eb.fn.any(eb.val(p.visibilities))))
    .where(isSolved)
    .groupBy('solved_level'),
)

/** Units that led a solved case, with the thanks they had for it. */
export const helpersOfCases = statement<Span>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .select([
      'lead_unit_id',
      sql<string>`max(lead_unit_name)`.as('name'),
      sql<number>`count(*)::int`.as('cases'),
      sql<number>`count(thanked_at)::int`.as('thanks'),
      sql<number>`coalesce(sum(helper_rating), 0)::int`.as('ratings'),
    ])
    .where('street_id', '=', p.streetId)
    .where('ended_at', '>=', p.from)
    .where('ended_at', '<', p.until)
    .where('grid_pos', '>=', p.lo)
    .where('grid_pos', '<=', p.hi)
    .where((eb) => eb('visibility', '=', eb.fn.any(eb.val(p.visibilities))))
    .where('outcome', '=', sql<string>`'solved'`)
    .where('lead_unit_id', 'is not', null)
    .where(sql<boolean>`lead_unit_kind in ('outside-unit', 'resident-unit', 'utility')`)
    .groupBy('lead_unit_id')
    .orderBy('cases', 'desc')
    .limit(100),
)
