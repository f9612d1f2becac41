import { sql } from 'kysely'
import { statement } from '../../platform/db/statement.ts'

type Street = { streetId: number }

/** Leaders and members who serve on a day in a part of the street. */
export const gridPeople = statement<Street & { lo: number; hi: number; day: string }>()((db, p) =>
  db
    .selectFrom('roster.assignment')
    .select([
      'assignment_id',
      'person_name',
      'post',
      'node_id',
      'grid_pos',
      'recruitment',
      'subject',
      'valid_from',
      'valid_until',
    ])
    .where('street_id', '=', p.streetId)
    .where('grid_pos', '>=', p.lo)
    .where('grid_pos', '<=', p.hi)
    .where('valid_from', '<=', p.day)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', p.day)]))
    .orderBy('grid_pos')
    .orderBy('assignment_id'),
)

export const headcounts = statement<Street & { day: string }>()((db, p) =>
  db
    .selectFrom('roster.assignment')
    .select(['grid_pos', sql<number>`count(*)::int`.as('people')])
    .where('street_id', '=', p.streetId)
    .where('post', 'in', sql<string[]>`('grid-leader', 'grid-member')` as never)
    .where('valid_from', '<=', p.day)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', p.day)]))
    .groupBy('grid_pos'),
)

/** Who serves in one small grid: the first of them, as a resident may know them. */
export const servingIn = statement<Street & { grid: number; day: string }>()((db, p) =>
  db
    .selectFrom(
      sql<{ post: string; person_name: string | null; work_number: string }>`roster.serving_in(
        ${p.streetId}::int, ${p.grid}::int, ${p.day}::date)`.as('s'),
    )
    .select(['s.post', 's.person_name', 's.work_number']),
)

/** Who holds a checking desk of the street on a day. */
export const checkersOfStreet = statement<Street & { day: string }>()((db, p) =>
  db
    .selectFrom('roster.assignment')
    .select(['identity_id', 'person_name', 'post'])
    .where('street_id', '=', p.streetId)
    .where('post', '=', 'checking-desk')
    .where('valid_from', '<=', p.day)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', p.day)]))
    .orderBy('assignment_id')
    .limit(10),
)
