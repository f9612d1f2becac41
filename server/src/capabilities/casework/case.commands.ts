import type { CaseAct, Stage } from '@linli/contract/casework/case.schema'
import {
  endStages,
  handlingStages,
  handsAfter,
  keepsClocks,
  refusalOf,
  stageAfter,
  transitions,
} from '@linli/contract/casework/case.rules'
import type { CaseFacts } from '@linli/contract/casework/guard.rules'
import { statusOf } from '@linli/contract/casework/status.rules'
import type { Category } from '@linli/contract/matter/category.schema'
import type { Context } from '../../platform/db/context.ts'
import { type AuditRecorder, inTransaction, type Tx } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { millisOf } from '../../platform/runtime/clock.ts'
import {
  type Catalogue,
  catalogueOf,
  hideFromUnit,
  type Line,
  matterRecords,
  type MatterScope,
  tellLine,
} from '../matter/index.ts'
import { doerOf, factsOf } from './case-facts.commands.ts'
import { type CaseRow, leaveCase, lockCase, lockCaseOfMatter, moveCount } from './case.sql.ts'
import { moveCase } from './move.sql.ts'
import { revokePartnerLinks } from './partner-link.sql.ts'
import { type Due, dueOfStage } from './clock.commands.ts'
import { mayRead, readersOf } from './casework.access.ts'

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
  isPromiseProvisional?: boolean
  joinedTo?: string
  reason?: string
  /** A unit that leaves the case with this act, and sees nothing of it afterwards. */
  leavingUnitId?: string | undefined
}

export type Moved = { caseId: string; stage: Stage }

/** An act that brings the type of the case, which its rules then see, or that touches a second case. */
export type Intent = { act: CaseAct; categoryCode?: string | undefined; alsoLock?: string }

type Story = (file: OpenFile) => Promise<Move> | Move

/**
 * Does one act on a case: locks it, asks the rules, lets the story change it, and writes case, counts, the matter's
 * status, its line, the audit entry and the fact in one transaction.
 * @throws Refusal what the rules refuse, or `not-found` outside the actor's scope
 */
export function performAct(
  ctx: Context,
  caseId: string,
  act: CaseAct | Intent,
  story: Story,
): Promise<Moved> {
  const intent = typeof act === 'string' ? { act } : act
  return actOn(ctx, (tx) => lockOne(ctx, tx, caseId, intent.alsoLock), intent, story)
}

/** The same for the reporter, who knows the report and not the case. */
export function performOwnAct(
  ctx: Context,
  matterId: string,
  act: CaseAct,
  story: Story,
): Promise<Moved> {
  const find = (tx: Tx) => tx.rows(lockCaseOfMatter({ streetId: ctx.streetId, matterId }))
  return actOn(ctx, find, { act }, story)
}

function actOn(
  ctx: Context,
  find: (tx: Tx) => Promise<CaseRow[]>,
  { act, categoryCode }: Intent,
  story: Story,
): Promise<Moved> {
  return inTransaction(ctx, async (tx, audit) => {
    const file = await openFile(ctx, tx, theOne(await find(tx)), categoryCode)
    const refused = refusalOf(file.facts, act, doerOf(ctx))
    if (refused) throw new Refusal(refused, { stage: file.row.stage })
    return carryOut(ctx, file, { ...(await story(file)), act }, audit)
  })
}

/** Writes an act that the rules allow: case, counts, the matter's status, line, fact and audit entry. */
export async function carryOut(
  ctx: Context,
  file: OpenFile,
  move: Move & { act: CaseAct },
  audit: AuditRecorder,
): Promise<Moved> {
  const next = await nextRow(ctx, file, move.act, move)
  writeMove(ctx, file, next, move)
  audit({
    action: `case.${move.act}`,
    entity: 'case',
    entityId: next.case_id,
    fields: Object.keys(move.changes ?? {}),
    detail: { from: file.row.stage, to: next.stage },
    ...(move.reason ? { reason: move.reason } : {}),
  })
  return { caseId: next.case_id, stage: next.stage as Stage }
}

/** Two cases are locked in the order of their ids, so that two who join them crosswise do not wait for each other. */
async function lockOne(ctx: Context, tx: Tx, caseId: string, other: string | undefined) {
  const { streetId } = ctx
  const caseIds = other === undefined ? [caseId] : [caseId, other].sort()
  const rows: CaseRow[] = []
  for (const id of caseIds) rows.push(...(await tx.rows(lockCase({ streetId, caseId: id }))))
  return rows.filter((row) => row.case_id === caseId)
}

/** A locked case with its type and what the rules see of it. */
export async function openFile(
  ctx: Context,
  tx: Tx,
  row: CaseRow,
  toCode: string | undefined,
): Promise<OpenFile> {
  if (!mayRead(ctx.actor.post, row.visibility)) throw new Refusal('not-found')
  const catalogue = await catalogueOf(ctx, row.catalogue_id)
  const category = catalogue.byCode.get(toCode ?? row.category_code ?? '')
  if (toCode !== undefined && category === undefined) throw new Refusal('not-found')
  return { row, facts: factsOf(row, category, ctx.now), catalogue, category, tx }
}

async function nextRow(ctx: Context, file: OpenFile, act: CaseAct, move: Move): Promise<CaseRow> {
  const doer = doerOf(ctx)
  const stage = stageAfter(file.facts, act, doer)
  const hands = handColumns(handsAfter(file.facts, act, doer))
  const changed: CaseRow = {
    ...file.row,
    ...hands,
    ...spokenFor(ctx, file.row),
    ...move.changes,
    stage,
  }
  if (stage === file.row.stage) return move.due ? withDue(ctx, changed, move.due) : changed
  if (keepsClocks(file.row.stage as Stage, stage)) {
    return { ...changed, stage_before: file.row.stage, ended_at: null, outcome: null }
  }
  const category =
    changed.category_code === null ? undefined : file.catalogue.byCode.get(changed.category_code)
  const own = await dueOfStage(ctx, stage, file.catalogue, category)
  const isEnd = endStages.includes(stage)
  return {
    ...withDue(ctx, changed, move.due ?? own),
    stage_before: file.row.stage,
    stage_since: ctx.now,
    stage_due_at: own.dueAt,
    stage_told_tier: 0,
    stage_tell_next_at: null,
    // A settled case ended when it was settled, not when nobody was drawn to check it.
    ended_at: isEnd ? (file.row.ended_at ?? ctx.now) : null,
    outcome: isEnd ? (changed.outcome ?? solvedOutcome(changed)) : null,
  }
}

/** Whoever speaks for the reporter is remembered, and does not check the case. */
function spokenFor({ actor }: Context, { spoken_for_by: before }: CaseRow) {
  const { identityId, speaksFor } = actor
  if (speaksFor === undefined || identityId === undefined) return {}
  return { spoken_for_by: [...new Set([...before, identityId])] }
}

function handColumns(hands: ReturnType<typeof handsAfter>) {
  return {
    handled_by: [...hands.handledBy],
    verified_by: hands.verifiedBy ?? null,
    dispatched_by: hands.dispatchedBy ?? null,
    proposed_by: hands.proposedBy ?? null,
    reporter_identity_id: hands.reporterIdentityId ?? null,
  }
}

/** A drawn sample that passes was solved on the spot after all. */
function solvedOutcome({ proposed_outcome }: CaseRow): string {
  return proposed_outcome === 'solved-on-spot' ? proposed_outcome : 'solved'
}

/** Whom the case was passed up to keeps it while what now falls due is overdue too. */
function withDue(ctx: Context, row: CaseRow, { dueAt, soonAt, isProvisional }: Due): CaseRow {
  const isOver = dueAt !== null && millisOf(dueAt) <= millisOf(ctx.now)
  return {
    ...row,
    due_at: dueAt,
    soon_at: soonAt,
    is_provisional: isProvisional,
    escalated_to: isOver ? row.escalated_to : null,
  }
}

function writeMove(
  ctx: Context,
  { tx, row: before }: OpenFile,
  next: CaseRow,
  move: Move & { act: CaseAct },
): void {
  const { streetId } = ctx
  const { act } = move
  tx.write(moveCase(next))
  if (before.stage !== next.stage || before.visibility !== next.visibility) {
    const [from, visibilityBefore] = [before.stage, before.visibility]
    const { grid_pos: gridPos, stage: to, visibility } = next
    tx.write(moveCount({ streetId, gridPos, from, visibilityBefore, to, visibility }))
  }
  if (isHandling(before) && !isHandling(next)) {
    tx.write(revokePartnerLinks({ streetId, caseId: next.case_id, at: ctx.now }))
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
      isPromiseProvisional: move.isPromiseProvisional ?? false,
      unitIds: next.unit_ids,
      endedAt: next.ended_at,
      joinedTo: move.joinedTo ?? null,
    }),
  )
  tellLine(ctx, tx, scopeOf(next), { ...move.line, act, axis: transitions[act].axis })
  publishMove(tx, next, act)
  if (move.leavingUnitId === undefined) return
  const { leavingUnitId: unitId } = move
  hideFromUnit(ctx, tx, next.matter_id, unitId)
  tx.write(leaveCase({ streetId, caseId: next.case_id, unitId }))
}

function isHandling(row: CaseRow): boolean {
  return handlingStages.some((stage) => stage === row.stage)
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
    ...readersOf(row.visibility),
  })
}
