import type { Context, JobContext } from '../../platform/db/context.ts'
import { inJob } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { matterRecords, tellLine } from '../matter/index.ts'
import { caseById } from './case.sql.ts'

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

function systemContext(job: JobContext): Context {
  const actor = { name: '', post: 'system:joined', role: 'linli_staff' } as const
  return { ...job, requestId: newId(), actor: { ...actor, intervals: [], holders: [] } }
}
