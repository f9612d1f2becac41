import { statement } from '../../platform/db/statement.ts'
import type { CaseRow } from './case.sql.ts'

/** Writes every column an act may change; the row was read under a lock, so what did not change stays as it was. */
export function moveCase(row: CaseRow) {
  return writeCase(columnsOf(row))
}

const writeCase = statement<{
  streetId: number
  caseId: string
  stage: string
  stageBefore: string | null
  unitIds: string[]
  categoryCode: string | null
  sixInOne: string
  visibility: string
  isDanger: boolean
  leadUnitId: string | null
  leadUnitName: string | null
  leadUnitKind: string | null
  outcome: string | null
  proposedOutcome: string | null
  solvedLevel: string | null
  verifiedBy: string | null
  dispatchedBy: string | null
  proposedBy: string | null
  reporterIdentityId: string | null
  yesCounts: boolean
  isTypeCorrected: boolean
  promisedOn: string | null
  handledBy: string[]
  spokenForBy: string[]
  returnedUnitIds: string[]
  returnCount: number
  extensionCount: number
  reworkCount: number
  reopenCount: number
  urgeCount: number
  reviewOn: string | null
  dispatchedAt: string | null
  arrivedAt: string | null
  handledAt: string | null
  endedAt: string | null
  stageSince: string
  stageDueAt: string | null
  dueAt: string | null
  soonAt: string | null
  isProvisional: boolean
  escalatedTo: string | null
  stageToldTier: number
  stageTellNextAt: string | null
}>()((db, p) =>
  db
    .updateTable('casework.case_file')
    .set({
      stage: p.stage,
      stage_before: p.stageBefore,
      unit_ids: p.unitIds,
      category_code: p.categoryCode,
      six_in_one: p.sixInOne,
      visibility: p.visibility,
      is_danger: p.isDanger,
      lead_unit_id: p.leadUnitId,
      lead_unit_name: p.leadUnitName,
      lead_unit_kind: p.leadUnitKind,
      outcome: p.outcome,
      proposed_outcome: p.proposedOutcome,
      solved_level: p.solvedLevel,
      verified_by: p.verifiedBy,
      dispatched_by: p.dispatchedBy,
      proposed_by: p.proposedBy,
      reporter_identity_id: p.reporterIdentityId,
      yes_counts: p.yesCounts,
      is_type_corrected: p.isTypeCorrected,
      promised_on: p.promisedOn,
      handled_by: p.handledBy,
      spoken_for_by: p.spokenForBy,
      returned_unit_ids: p.returnedUnitIds,
      return_count: p.returnCount,
      extension_count: p.extensionCount,
      rework_count: p.reworkCount,
      reopen_count: p.reopenCount,
      urge_count: p.urgeCount,
      review_on: p.reviewOn,
      dispatched_at: p.dispatchedAt,
      arrived_at: p.arrivedAt,
      handled_at: p.handledAt,
      ended_at: p.endedAt,
      stage_since: p.stageSince,
      stage_due_at: p.stageDueAt,
      due_at: p.dueAt,
      soon_at: p.soonAt,
      is_provisional: p.isProvisional,
      escalated_to: p.escalatedTo,
      stage_told_tier: p.stageToldTier,
      stage_tell_next_at: p.stageTellNextAt,
    })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId),
)

function columnsOf(row: CaseRow) {
  return {
    streetId: row.street_id,
    caseId: row.case_id,
    stage: row.stage,
    stageBefore: row.stage_before,
    unitIds: row.unit_ids,
    categoryCode: row.category_code,
    sixInOne: row.six_in_one,
    visibility: row.visibility,
    isDanger: row.is_danger,
    leadUnitId: row.lead_unit_id,
    leadUnitName: row.lead_unit_name,
    leadUnitKind: row.lead_unit_kind,
    outcome: row.outcome,
    proposedOutcome: row.proposed_outcome,
    solvedLevel: row.solved_level,
    verifiedBy: row.verified_by,
    dispatchedBy: row.dispatched_by,
    proposedBy: row.proposed_by,
    reporterIdentityId: row.reporter_identity_id,
    yesCounts: row.yes_counts,
    isTypeCorrected: row.is_type_corrected,
    promisedOn: row.promised_on,
    handledBy: row.handled_by,
    spokenForBy: row.spoken_for_by,
    returnedUnitIds: row.returned_unit_ids,
    returnCount: row.return_count,
    extensionCount: row.extension_count,
    reworkCount: row.rework_count,
    reopenCount: row.reopen_count,
    urgeCount: row.urge_count,
    reviewOn: row.review_on,
    dispatchedAt: row.dispatched_at,
    arrivedAt: row.arrived_at,
    handledAt: row.handled_at,
    endedAt: row.ended_at,
    stageSince: row.stage_since,
    stageDueAt: row.stage_due_at,
    dueAt: row.due_at,
    soonAt: row.soon_at,
    isProvisional: row.is_provisional,
    escalatedTo: row.escalated_to,
    stageToldTier: row.stage_told_tier,
    stageTellNextAt: row.stage_tell_next_at,
  }
}
