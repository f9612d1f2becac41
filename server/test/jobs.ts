import { vi } from 'vitest'
import { work } from '../src/app.ts'
import { drain, type WorkerOptions } from '../src/platform/jobs/worker.ts'
import type { World } from './world.ts'

/** Works off all facts and jobs that wait, as the server's worker would; what fails there fails the test. */
export async function drainJobs(world: World): Promise<void> {
  const { database, clock, live } = world
  const failures: unknown[] = []
  const report = (error: unknown) => failures.push(error)
  await drainAll(world, { database, clock, streetIds: [1], work, nudge: live.nudge, report })
  if (failures.length > 0) throw new AggregateError(failures, String(failures[0]))
}

/** The same with the work of the test itself, until no fact is left, those told by the work included. */
export async function drainAll(world: World, options: WorkerOptions): Promise<void> {
  const left = 'select from jobs.fact where xid > (select upto_xid from jobs.relay) limit 1'
  do {
    await pastHorizon(world, 'jobs.fact')
    await drain(options)
  } while ((await world.ask(left)).length > 0)
}

/**
 * Waits until everything written so far lies behind the commit horizon. The horizon is that of the whole cluster, so
 * a test that runs beside this one holds it back for a moment.
 */
export async function pastHorizon(world: World, table: 'audit.entry' | 'jobs.fact'): Promise<void> {
  const ahead = `select from ${table} where xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1`
  const isPast = async () => (await world.ask(ahead)).length === 0
  await vi.waitUntil(isPast, { timeout: 20_000, interval: 5 })
}
