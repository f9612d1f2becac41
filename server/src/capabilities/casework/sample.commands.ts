import { randomInt } from 'node:crypto'
import { shareToCheck } from '@linli/contract/casework/sample.rules'
import type { JobContext } from '../../platform/db/context.ts'
import type { Moved } from './case.commands.ts'
import { markSampled } from './sweep.sql.ts'
import { performSystemAct } from './system-act.commands.ts'

/** A number from 0 up to but not 1, each as likely as another. */
export type Draw = () => number

const steps = 2 ** 32

/** The draw nobody can foresee; tests hand in their own. */
export const drawFairly: Draw = () => randomInt(steps) / steps

/**
 * Draws whether another looks at what was settled on the spot (principle 2): the share of the type goes to check, the
 * rest closes. A case already drawn is left alone.
 */
export function drawSample(
  job: JobContext,
  caseId: string,
  draw: Draw = drawFairly,
): Promise<Moved | undefined> {
  return performSystemAct(job, 'sweep', caseId, (_, { row, facts, category }) => {
    if (row.stage !== 'settled') return undefined
    if (draw() >= shareToCheck(facts, category?.sampleShare)) {
      return { act: 'close-settled', line: { audience: 'staff' } }
    }
    return {
      act: 'draw-sample',
      // What was settled stands until the check finds otherwise.
      changes: { proposed_outcome: row.outcome },
      alongside: (tx) => tx.write(markSampled({ streetId: job.streetId, caseId })),
    }
  })
}
