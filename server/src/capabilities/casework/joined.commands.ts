import type { Context, JobContext } from '../../platform/db/context.ts'
import { inJob } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { matterRecords, tellLine } from '../matter/index.ts'
import { refusalOf } from '@linli/contract/casework/case.rules'
import { carryOut, type Moved, openFile, scopeOf } from './case.commands.ts'
import { doerOf } from './case-facts.commands.ts'
import { caseById, lockCase, lockCaseOfMatter } from './case.sql.ts'

/**
 * Tells everyone whose report was joined to a case how that case ended: each keeps their own course and hears the
 * end in it (R35). Told once for each end, however often the news is delivered.
 * @returns how many reports were told
 */
export function tellJoined(job: JobContext, caseId: string): Promise<number> {
  const { streetId } = job
  const ctx = systemContext(job)
  return inJob(job, 'joined', async (tx, audit) => {
    const [row] = await tx.rows(caseById({ streetId, caseId }))
    if (row?.stage !== 'closed' || row.ended_at === null) return 0
    const { matter_id: matterId, number, ended_at: endedAt, outcome } = row
    const joined = await tx.rows(matterRecords.untoldJoined({ streetId, matterId, since: endedAt }))
    for (const other of joined) {
      tellLine(
        ctx,
        tx,
        {
          matterId: other.matter_id,
          holderId: other.holder_id,
          gridPos: other.grid_pos,
          unitIds: other.unit_ids,
        },
        {
          act: 'joined-ended',
          axis: 'supervision',
          detail: { into: number, outcome: outcome ?? '' },
        },
      )
      audit({ action: 'case.tell-joined', entity: 'matter', entityId: other.matter_id })
    }
    return joined.length
  })
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
