import { work } from '../src/app.ts'
import { drain } from '../src/platform/jobs/worker.ts'
import type { World } from './world.ts'

/** Works off all facts and jobs that wait, as the server's worker would; what fails there fails the test. */
export async function drainJobs({ database, clock, live }: World): Promise<void> {
  const failures: unknown[] = []
  await drain({
    database,
    clock,
    streetIds: [1],
    work,
    nudge: live.nudge,
    report: (error) => failures.push(error),
  })
  if (failures.length > 0) throw new AggregateError(failures, String(failures[0]))
}
