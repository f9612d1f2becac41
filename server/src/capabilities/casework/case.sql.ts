import { sql } from 'kysely'
import type { Row } from '../../platform/db/row.ts'
import { statement } from '../../platform/db/statement.ts'

export type CaseRow = Row<'casework.case_file'>
type Street = { streetId: number }
type OneCase = Street & { caseId: string }

export const addCase = statement<
  OneCase & {
    matterId: string
    number: string
    holderId: string
    gridPos: number
    stage: string
    title: string
    place: string
    channel: string
    categoryCode: string | null
    catalogueId: string
    sixInOne: string
    visibility: string
    isDanger: boolean
    reporterIdentityId: string | null
    filedForBy: string | null
    reporterUnitIds: string[]
    at: string
    dueAt: string | null
    soonAt: string | null
    isProvisional: boolean
  }
>()((db, p) =>
  db.insertInto('casework.case_file').values({
    street_id: p.streetId,
    case_id: p.caseId,
    matter_id: p.matterId,
    number: p.number,
    holder_id: p.holderId,
    grid_pos: p.gridPos,
    stage: p.stage,
    title: p.title,
    place: p.place,
    channel: p.channel,
    category_code: p.categoryCode,
    catalogue_id: p.catalogueId,
    six_in_one: p.sixInOne,
    visibility: p.visibility,
    is_danger: p.isDanger,
    reporter_identity_id: p.reporterIdentityId,
    filed_for_by: p.filedForBy,
    reporter_unit_ids: p.reporterUnitIds,
    reported_at: p.at,
    stage_since: p.at,
    stage_due_at: p.dueAt,
    due_at: p.dueAt,
    soon_at: p.soonAt,
    is_provisional: p.isProvisional,
  }),
)

export const lockCase = statement<OneCase>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .selectAll('casework.case_file')
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId)
    .forUpdate(),
)

export const lockCaseOfMatter = statement<Street & { matterId: string }>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .selectAll('casework.case_file')
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId)
    .forUpdate(),
)

export const caseOfMatter = statement<Street & { matterId: string }>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .selectAll('casework.case_file')
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId),
)

export const visibilityOfMatter = statement<Street & { matterId: string }>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .select('visibility')
    .where('street_id', '=', p.streetId)
    .where('matter_id', '=', p.matterId),
)

/** Those who had a part in a case joined to this one are barred from checking it too. */
export const barPeople = statement<
  OneCase & { handledBy: string[]; joinedPeople: string[]; joinedHolders: string[] }
>()((db, p) =>
  db
    .updateTable('casework.case_file')
    .set({
      handled_by: p.handledBy,
      joined_people: p.joinedPeople,
      joined_holders: p.joinedHolders,
    })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId),
)

/** The days of whoever's case was joined count from the end of the case it was joined to. */
export const setJoinedEnd = statement<Street & { matterIds: string[]; endedAt: string | null }>()(
  (db, p) =>
    db
      .updateTable('casework.case_file')
      .set({ joined_ended_at: p.endedAt })
      .where('street_id', '=', p.streetId)
      .where((eb) => eb('matter_id', '=', eb.fn.any(eb.val(p.matterIds)))),
)

export const caseById = statement<OneCase>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .selectAll('casework.case_file')
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId),
)

/** One case leaves a stage and enters another; the counts of the boards follow in the same transaction. */
export const moveCount = statement<
  Street & {
    gridPos: number
    from: string | null
    visibilityBefore: string | null
    to: string | null
    visibility: string | null
  }
>()((db, p) =>
  db.selectNoFrom(
    sql<null>`casework.move_count(${p.streetId}::int, ${p.gridPos}::int, ${p.from}::text,
      ${p.visibilityBefore}::text, ${p.to}::text, ${p.visibility}::text)`.as('done'),
  ),
)

export const addAssistingUnit = statement<
  OneCase & {
    unitId: string
    name: string
    holderId: string
    gridPos: number
    unitIds: string[]
    at: string
  }
>()((db, p) =>
  db
    .insertInto('casework.case_unit')
    .values({
      street_id: p.streetId,
      case_id: p.caseId,
      unit_id: p.unitId,
      name: p.name,
      holder_id: p.holderId,
      grid_pos: p.gridPos,
      unit_ids: p.unitIds,
      added_at: p.at,
    })
    .onConflict((conflict) => conflict.doNothing()),
)

export const dropAssistingUnits = statement<OneCase>()((db, p) =>
  db
    .deleteFrom('casework.case_unit')
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId),
)

/** A unit leaves the case: it sees nothing of it any more. */
export const leaveCase = statement<OneCase & { unitId: string }>()((db, p) =>
  db.selectNoFrom(
    sql<null>`casework.leave_case(${p.streetId}::int, ${p.caseId}::uuid, ${p.unitId}::uuid)`.as(
      'done',
    ),
  ),
)

export const thankHelper = statement<OneCase & { rating: number; at: string }>()((db, p) =>
  db
    .updateTable('casework.case_file')
    .set({ helper_rating: p.rating, thanked_at: p.at })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId),
)
