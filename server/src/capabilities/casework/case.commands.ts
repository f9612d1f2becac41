import type { CaseAct, Stage } from '@linli/contract/casework/case.schema'
import {
  type CaseFacts,
  type Doer,
  endStages,
  refusalOf,
  stageAfter,
  statusOf,
  transitions,
} from '@linli/contract/casework/case.rules'
import type { Category } from '@linli/contract/matter/category.schema'
import type { Post } from '@linli/contract/shared/post'
import type { Selectable } from 'kysely'
import type { Context } from '../../platform/db/context.ts'
import type { CaseworkCaseFile } from '../../platform/db/database.types.ts'
import { inTransaction, type Tx } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { millisOf } from '../../platform/runtime/clock.ts'
import {
  type Catalogue,
  catalogueOf,
  type Line,
  matterRecords,
  type MatterScope,
  tellLine,
} from '../matter/index.ts'
import { lockCase, lockCaseOfMatter, moveCase, moveCount } from './case.sql.ts'
import { type Due, dueOfStage } from './clock.commands.ts'
import { mayRead } from './casework.access.ts'

export type CaseRow = Selectable<CaseworkCaseFile>

/** A case under its lock, with what its rules and its story need. */
export type OpenFile = {
  row: CaseRow
  facts: CaseFacts
  catalogue: Catalogue
  category: Category | undefined
  tx: Tx
}

/** What an act changes beside the stage; a limit it sets goes before that of the stage. */
export type Move = {
  changes?: Partial<CaseRow>
  due?: Due | undefined
  line?: Omit<Line, 'act' | 'axis'>
  promisedAt?: string | undefined
  joinedTo?: string
  reason?: string
}

export type Moved = { caseId: string; stage: Stage }

/**
 * Does one act on a case: locks it, asks the rules, lets the story change it, and writes case, counts, the matter's
 * status, its line, the audit entry and the fact in one transaction.
 * @throws Refusal what the rules refuse, or `not-found` outside the actor's scope
 */
export function performAct(
  ctx: Context,
  caseId: string,
  act: CaseAct,
  story: (file: OpenFile) => Promise<Move> | Move,
): Promise<Moved> {
  const find = (tx: Tx) => tx.rows(lockCase({ streetId: ctx.streetId, caseId }))
  return actOn(ctx, find, act, story)
}

/** The same for the reporter, who knows the report and not the case. */
export function performOwnAct(
  ctx: Context,
  matterId: string,
  act: CaseAct,
  story: (file: OpenFile) => Promise<Move> | Move,
): Promise<Moved> {
  const find = (tx: Tx) => tx.rows(lockCaseOfMatter({ streetId: ctx.streetId, matterId }))
  return actOn(ctx, find, act, story)
}

function actOn(
  ctx: Context,
  find: (tx: Tx) => Promise<CaseRow[]>,
  act: CaseAct,
  story: (file: OpenFile) => Promise<Move> | Move,
): Promise<Moved> {
  return inTransaction(ctx, async (tx, audit) => {
    const file = await openFile(ctx, tx, theOne(await find(tx)))
    const refused = refusalOf(file.facts, act, doerOf(ctx))
    if (refused) throw new Refusal(refused, { stage: file.row.stage })
    const move = await story(file)
    const next = await nextRow(ctx, file, act, move)
    writeMove(ctx, tx, file.row, next, act, move)
    audit({
      action: `case.${act}`,
      entity: 'case',
      entityId: next.case_id,
      fields: Object.keys(move.changes ?? {}),
      detail: { from: file.row.stage, to: next.stage },
      ...(move.reason ? { reason: move.reason } : {}),
    })
    return { caseId: next.case_id, stage: next.stage as Stage }
  })
}

async function openFile(ctx: Context, tx: Tx, row: CaseRow): Promise<OpenFile> {
  if (!mayRead(ctx.actor.post, row.visibility)) throw new Refusal('not-found')
  const catalogue = await catalogueOf(ctx, row.catalogue_id)
  const category = row.category_code === null ? undefined : catalogue.byCode.get(row.category_code)
  return { row, facts: factsOf(row, category, ctx.now), catalogue, category, tx }
}

/** The rules' view of a case. */
export function factsOf(row: CaseRow, category: Category | undefined, now: string): CaseFacts {
  return {
    stage: row.stage as Stage,
    stageBefore: (row.stage_before as Stage | null) ?? undefined,
    categoryCode: row.category_code ?? undefined,
    canSettleOnSpot: category?.gridCanSettle === true || category?.danger === false,
    leadUnitId: row.lead_unit_id ?? undefined,
    assistingUnitIds: row.unit_ids.filter((unitId) => unitId !== row.lead_unit_id),
    reporterIdentityId: row.reporter_identity_id ?? undefined,
    filedForBy: row.filed_for_by ?? undefined,
    verifiedBy: row.verified_by ?? undefined,
    dispatchedBy: row.dispatched_by ?? undefined,
    proposedBy: row.proposed_by ?? undefined,
    handledBy: row.handled_by,
    returnedUnitIds: row.returned_unit_ids,
    extensionCount: row.extension_count,
    endedDaysAgo:
      row.ended_at === null ? undefined : (millisOf(now) - millisOf(row.ended_at)) / 86_400_000,
  }
}

export function doerOf(ctx: Context): Doer {
  const { identityId = '', post, unitId } = ctx.actor
  return { identityId, post: (post === 'public' ? 'resident' : post) as Post, unitId }
}

/** Adds the actor to those who had a hand in the case; none of them may check it. */
export function handledAlsoBy(ctx: Context, row: CaseRow): string[] {
  const { identityId } = ctx.actor
  return identityId === undefined || row.handled_by.includes(identityId)
    ? row.handled_by
    : [...row.handled_by, identityId]
}

async function nextRow(ctx: Context, file: OpenFile, act: CaseAct, move: Move): Promise<CaseRow> {
  const stage = stageAfter(file.facts, act)
  const changed: CaseRow = { ...file.row, ...move.changes, stage }
  if (stage === file.row.stage) return move.due ? { ...changed, ...dueColumns(move.due) } : changed
  const category =
    changed.category_code === null ? undefined : file.catalogue.byCode.get(changed.category_code)
  const own = await dueOfStage(ctx, stage, file.catalogue, category)
  const isEnd = endStages.includes(stage)
  return {
    ...changed,
    stage_before: file.row.stage,
    stage_since: ctx.now,
    stage_due_at: own.dueAt,
    ...dueColumns(move.due ?? own),
    ended_at: isEnd ? ctx.now : null,
    outcome: isEnd ? (changed.outcome ?? 'solved') : null,
  }
}

function dueColumns(due: Due) {
  return { due_at: due.dueAt, soon_at: due.soonAt }
}

function writeMove(
  ctx: Context,
  tx: Tx,
  before: CaseRow,
  next: CaseRow,
  act: CaseAct,
  move: Move,
): void {
  const { streetId } = ctx
  tx.write(moveCase(columnsOf(next)))
  if (before.stage !== next.stage || before.visibility !== next.visibility) {
    const [from, visibilityBefore] = [before.stage, before.visibility]
    const { grid_pos: gridPos, stage: to, visibility } = next
    tx.write(moveCount({ streetId, gridPos, from, visibilityBefore, to, visibility }))
  }
  const outcome = next.outcome ?? undefined
  tx.write(
    matterRecords.followCase({
      streetId,
      matterId: next.matter_id,
      status: statusOf(next.stage as Stage, outcome),
      outcome: next.outcome,
      solvedLevel: next.solved_level,
      categoryCode: next.category_code,
      sixInOne: next.six_in_one,
      promisedAt: move.promisedAt ?? null,
      unitIds: next.unit_ids,
      endedAt: next.ended_at,
      joinedTo: move.joinedTo ?? null,
    }),
  )
  tellLine(ctx, tx, scopeOf(next), { ...move.line, act, axis: transitions[act].axis })
  publishMove(tx, next, act)
}

/** What lines and photos of this case copy for row-level security. */
export function scopeOf(row: CaseRow): MatterScope {
  return {
    matterId: row.matter_id,
    holderId: row.holder_id,
    gridPos: row.grid_pos,
    unitIds: row.unit_ids,
  }
}

function publishMove(tx: Tx, row: CaseRow, act: CaseAct): void {
  tx.publish({
    kind: 'CaseMoved',
    payload: JSON.stringify({
      caseId: row.case_id,
      matterId: row.matter_id,
      act,
      stage: row.stage,
    }),
    gridPos: row.grid_pos,
    holderId: row.holder_id,
    unitIds: row.unit_ids,
  })
}

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
    outcome: row.outcome,
    proposedOutcome: row.proposed_outcome,
    solvedLevel: row.solved_level,
    verifiedBy: row.verified_by,
    dispatchedBy: row.dispatched_by,
    proposedBy: row.proposed_by,
    handledBy: row.handled_by,
    returnedUnitIds: row.returned_unit_ids,
    returnCount: row.return_count,
    extensionCount: row.extension_count,
    reworkCount: row.rework_count,
    reopenCount: row.reopen_count,
    urgeCount: row.urge_count,
    hungReviewOn: row.hung_review_on,
    dispatchedAt: row.dispatched_at,
    arrivedAt: row.arrived_at,
    handledAt: row.handled_at,
    endedAt: row.ended_at,
    stageSince: row.stage_since,
    stageDueAt: row.stage_due_at,
    dueAt: row.due_at,
    soonAt: row.soon_at,
  }
}
