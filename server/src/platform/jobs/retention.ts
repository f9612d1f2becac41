import type { JobContext } from '../db/context.ts'
import { inJob } from '../db/transaction.ts'
import { addMinutes } from '../runtime/clock.ts'
import { newId } from '../runtime/ids.ts'
import { dropAnswers, dropAttempts } from './retention.sql.ts'
import type { Job } from './work.ts'

const dayMinutes = 24 * 60
/** Days for which the answer of a keyed request can be asked for again (D13). */
const answerDays = 30
/** The longest window of a rate limit is an hour; two days leave room for a clock put right. */
const attemptDays = 2

export const retention: Job = { name: 'platform.retention', every: 'day', run: dropOutdated }

/** Deletes stored answers and counted tries after their time. */
export async function dropOutdated(
  ctx: JobContext,
): Promise<{ answers: number; attempts: number }> {
  const before = (days: number) => addMinutes(ctx.now, -days * dayMinutes)
  return inJob(ctx, 'retention', async (tx, audit) => {
    const [answers, attempts] = [
      await tx.rows(dropAnswers({ before: before(answerDays) })),
      await tx.rows(dropAttempts({ before: before(attemptDays) })),
    ]
    const dropped = { answers: answers.length, attempts: attempts.length }
    audit({ action: 'retention.drop', entity: 'run', entityId: newId(), detail: dropped })
    return dropped
  })
}
