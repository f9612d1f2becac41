import { openStages } from '@linli/contract/casework/case.rules'
import type { JobContext } from '../../platform/db/context.ts'
import type { Call } from '../../platform/db/statement.ts'
import { inJob } from '../../platform/db/transaction.ts'
import type { Job } from '../../platform/jobs/work.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { followHours } from './calendar-edit.commands.ts'
import type { Moved } from './case.commands.ts'
import { type Draw, drawFairly, drawSample } from './sample.commands.ts'
import * as sweepSql from './sweep.sql.ts'
import { keepPromise, tellOfLimit, tellOfReview, tellOfStage } from './telling.commands.ts'

/** Cases of one kind in one sweep; what is left over waits a minute. */
const limit = 500

export const caseworkJobs: readonly Job[] = [
  { name: 'casework.sweep', every: 'minute', run: (ctx) => sweep(ctx) },
  { name: 'casework.follow-hours', every: 'day', run: followHours },
]

/** How many cases of each kind the sweep moved. */
export type Swept = {
  drawn: number
  limits: number
  stages: number
  reviews: number
  promises: number
}

/**
 * Looks at the clock and does what is due (D11): draws samples, tells of overdue limits and stages one tier at a time,
 * and brings back on their day what is suspended, hung or closed until then. A second sweep at the same instant finds
 * nothing left but the next tier.
 */
export async function sweep(ctx: JobContext, draw: Draw = drawFairly): Promise<Swept> {
  const { streetId, now } = ctx
  const page = { streetId, limit, now, stages: [...openStages] }
  const day = localDateOf(now)
  return {
    drawn: await each(ctx, sweepSql.settledCases(page), ({ case_id }) =>
      drawSample(ctx, case_id, draw),
    ),
    limits: await each(ctx, sweepSql.limitsToTell(page), ({ case_id, step }) =>
      tellOfLimit(ctx, case_id, step),
    ),
    stages: await each(ctx, sweepSql.stagesToTell(page), ({ case_id }) =>
      tellOfStage(ctx, case_id),
    ),
    reviews: await each(ctx, sweepSql.casesToReview({ ...page, day }), ({ case_id }) =>
      tellOfReview(ctx, case_id),
    ),
    promises: await each(ctx, sweepSql.promisedCases({ ...page, day }), ({ case_id }) =>
      keepPromise(ctx, case_id),
    ),
  }
}

/** One transaction a case: what fails for one is reported in the end and holds up no other. */
async function each<Row>(
  ctx: JobContext,
  due: Call<Row>,
  act: (row: Row) => Promise<Moved | undefined>,
): Promise<number> {
  const rows = await inJob(ctx, 'sweep', (tx) => tx.rows(due))
  const failures: unknown[] = []
  let moved = 0
  for (const row of rows) {
    const done = await act(row).catch((error: unknown) => void failures.push(error))
    if (done) moved += 1
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} cases failed`)
  return moved
}
