import { refusalOf } from '@linli/contract/casework/case.rules'
import type { CaseAct } from '@linli/contract/casework/case.schema'
import type { Context, JobContext } from '../../platform/db/context.ts'
import { inJob, type Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { carryOut, type Move, type Moved, openFile, type OpenFile } from './case.commands.ts'
import { doerOf } from './case-facts.commands.ts'
import { lockCase } from './case.sql.ts'

/** What the system does, found out under the lock; `alongside` is written in the same transaction. */
export type Decision = Move & { act: CaseAct; alongside?: (tx: Tx) => void }

type Decide = (ctx: Context, file: OpenFile) => Promise<Decision | undefined> | Decision | undefined

/**
 * Lets the system act on a case by the same rules as people, in a job's transaction, audited as `system:<name>`.
 * @param decide is asked under the lock, so what was done meanwhile is seen; undefined leaves the case as it is
 * @returns undefined when nothing was to be done or the rules refuse it
 */
export async function performSystemAct(
  job: JobContext,
  name: string,
  caseId: string,
  decide: Decide,
): Promise<Moved | undefined> {
  const ctx = systemContext(job, name)
  return inJob(job, name, async (tx, audit) => {
    const [row] = await tx.rows(lockCase({ streetId: job.streetId, caseId }))
    if (!row) return undefined
    const file = await openFile(ctx, tx, row, undefined)
    const decision = await decide(ctx, file)
    if (!decision || refusalOf(file.facts, decision.act, doerOf(ctx))) return undefined
    decision.alongside?.(tx)
    return carryOut(ctx, file, decision, audit)
  })
}

/** Catalogue and calendar are read as any staff read them; cases only through the job's transaction. */
function systemContext(job: JobContext, name: string): Context {
  return {
    ...job,
    requestId: newId(),
    actor: { name: '', post: `system:${name}`, role: 'linli_staff', intervals: [], holders: [] },
  }
}
