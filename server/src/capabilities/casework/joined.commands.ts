import type { Context, JobContext } from '../../platform/db/context.ts'
import { type AuditRecorder, inJob, type Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { matterRecords, tellLine } from '../matter/index.ts'
import { refusalOf } from '@linli/contract/casework/case.rules'
import { carryOut, type Moved, openFile, scopeOf } from './case.commands.ts'
import { doerOf } from './case-facts.commands.ts'
import {
  caseById,
  caseOfMatter,
  type CaseRow,
  lockCase,
  lockCaseOfMatter,
  setJoinedEnd,
} from './case.sql.ts'
import { barJoined } from './supervise.commands.ts'

/**
 * Lets everyone whose report was joined to a case follow it: each keeps their own course, hears the end in it (R35), and
 * has 15 days from then. What was joined to a case that is now joined itself goes with it. Told once for each end,
 * however often the news is delivered.
 * @returns how many reports were told
 */
export function tellJoined(job: JobContext, caseId: string): Promise<number> {
  return inJob(job, 'joined', async (tx, audit) => {
    const followed = await whereItGoes(job, tx, caseId, audit)
    if (!followed) return 0
    await letFollow(job, tx, followed, audit)
    return followed.ended_at === null ? 0 : tellEnd(job, tx, followed, audit)
  })
}

/** The case itself, or the one it was joined to, after all that was joined to it went there too. */
async function whereItGoes(
  { streetId }: JobContext,
  tx: Tx,
  caseId: string,
  audit: AuditRecorder,
): Promise<CaseRow | undefined> {
  const [row] = await tx.rows(caseById({ streetId, caseId }))
  if (row?.outcome !== 'joined') return row
  const [matter] = await tx.rows(matterRecords.matterById({ streetId, matterId: row.matter_id }))
  const to = matter?.joined_to
  if (!to) return undefined
  const moved = await tx.rows(matterRecords.rejoin({ streetId, from: row.matter_id, to }))
  for (const { matter_id: entityId } of moved)
    audit({ action: 'case.rejoin', entity: 'matter', entityId })
  const [into] = await tx.rows(caseOfMatter({ streetId, matterId: to }))
  return into
}

/** While the case is open nobody's days count; they count from its end, and anew from the next. */
async function letFollow(
  { streetId }: JobContext,
  tx: Tx,
  { case_id: entityId, matter_id: matterId, ended_at: endedAt }: CaseRow,
  audit: AuditRecorder,
): Promise<void> {
  const joined = await tx.rows(matterRecords.joinedTo({ streetId, matterId }))
  if (joined.length === 0) return
  const matterIds = joined.map(({ matter_id }) => matter_id)
  tx.write(setJoinedEnd({ streetId, matterIds, endedAt }))
  audit({ action: 'case.follow', entity: 'case', entityId })
}

async function tellEnd(
  job: JobContext,
  tx: Tx,
  { matter_id: matterId, number, ended_at, outcome }: CaseRow,
  audit: AuditRecorder,
): Promise<number> {
  const ctx = systemContext(job)
  const since = ended_at ?? job.now
  const joined = await tx.rows(
    matterRecords.untoldJoined({ streetId: job.streetId, matterId, since }),
  )
  for (const other of joined) {
    const { matter_id, holder_id: holderId, grid_pos: gridPos, unit_ids: unitIds } = other
    const detail = { into: number, outcome: outcome ?? '' }
    const scope = { matterId: matter_id, holderId, gridPos, unitIds }
    tellLine(ctx, tx, scope, { act: 'joined-ended', axis: 'supervision', detail })
    audit({ action: 'case.tell-joined', entity: 'matter', entityId: matter_id })
  }
  return joined.length
}

/**
 * Joins a report to the one its reporter called the same thing (R32): by the same act as staff, as long as both cases
 * are open. Neither reporter learns anything of the other's report.
 * @param joinTo the matter it was likely to be when it was reported
 * @returns undefined when one of them moved on meanwhile; then staff decide as ever
 */
export function joinReport(
  job: JobContext,
  caseId: string,
  joinTo: string,
): Promise<Moved | undefined> {
  const { streetId } = job
  const ctx = systemContext(job)
  return inJob(job, 'joined', async (tx, audit) => {
    // The older of the two is locked first, as staff who join them lock them.
    const [into] = await tx.rows(lockCaseOfMatter({ streetId, matterId: joinTo }))
    const [row] = await tx.rows(lockCase({ streetId, caseId }))
    if (!row || !into || into.ended_at !== null || into.visibility !== 'normal') return undefined
    const file = await openFile(ctx, tx, row, undefined)
    if (refusalOf(file.facts, 'merge', doerOf(ctx))) return undefined
    tellLine(ctx, tx, scopeOf(into), { act: 'joined-here', axis: 'supervision' })
    barJoined(ctx, file, into)
    return carryOut(
      ctx,
      file,
      { act: 'merge', changes: { outcome: 'joined' }, joinedTo: into.matter_id },
      audit,
    )
  })
}

function systemContext(job: JobContext): Context {
  const actor = { name: '', post: 'system:joined', role: 'linli_staff' } as const
  return { ...job, requestId: newId(), actor: { ...actor, intervals: [], holders: [] } }
}
