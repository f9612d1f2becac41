import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { type Builder, statement } from '../../platform/db/statement.ts'
import { matterPage, repeatsBeside } from '../matter/index.ts'
import { limitColumns } from './limit.sql.ts'

/**
 * One case with all that its page shows, in one question and one value, as many columns cost more than their parts;
 * row-level security holds for every part of it.
 */
export const casePage = statement<{ streetId: number; caseId: string }>()((db, p) =>
  db.selectNoFrom(jsonObjectFrom(wholeCase(db, p)).as('page')),
)

function wholeCase(db: Builder, p: { streetId: number; caseId: string }) {
  return db
    .selectFrom('casework.case_file as c')
    .selectAll('c')
    .select((eb) => [
      jsonObjectFrom(
        matterPage(db, p.streetId)
          .select(jsonArrayFrom(earlierCases(db, p.streetId)).as('earlier'))
          .where('m.matter_id', '=', eb.ref('c.matter_id')),
      ).as('matter'),
      jsonArrayFrom(
        eb
          .selectFrom('casework.case_limit as l')
          .select(limitColumns.map((column) => `l.${column}` as const))
          .whereRef('l.street_id', '=', 'c.street_id')
          .whereRef('l.case_id', '=', 'c.case_id')
          .orderBy('l.started_at')
          .orderBy('l.promised_at'),
      ).as('limits'),
      jsonArrayFrom(
        eb
          .selectFrom('casework.case_unit as u')
          .select(['u.unit_id', 'u.name'])
          .whereRef('u.street_id', '=', 'c.street_id')
          .whereRef('u.case_id', '=', 'c.case_id')
          .orderBy('u.added_at'),
      ).as('assisting'),
    ])
    .where('c.street_id', '=', p.streetId)
    .where('c.case_id', '=', p.caseId)
}

/** The cases of earlier reports; a report whose case the reader may not see counts, and says no more. */
function earlierCases(db: Builder, streetId: number) {
  return repeatsBeside(db, streetId)
    .leftJoin('casework.case_file as e', (join) =>
      join.onRef('e.street_id', '=', 'r.street_id').onRef('e.matter_id', '=', 'r.matter_id'),
    )
    .select(['e.case_id', 'e.number', 'e.title', 'e.reported_at'])
}
