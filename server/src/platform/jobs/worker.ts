import type { CronItem, Runner, TaskList } from 'graphile-worker'
import type { Database } from '../db/pool.ts'
import type { JobContext } from '../db/context.ts'
import { sealStreet } from '../audit/sealing.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Fact } from './fact.sql.ts'
import { type Pulse, startPulse } from './pulse.ts'
import { relayFacts } from './relay.ts'
import type { HeardFact, Job, Listener, Work } from './work.ts'

export type WorkerOptions = {
  database: Database
  clock: Clock
  streetIds: readonly number[]
  work: Work
  /** What facts of background work nudge after their commit. */
  nudge: (facts: readonly Fact[]) => void
  /** Is told of every failure, with the name of the work; the work is tried again. */
  report: (error: unknown, name: string) => void
}

export type Worker = {
  /** After a commit that published facts: relay them now and not at the next second. */
  nudge: (facts: readonly Fact[]) => void
  start: () => Promise<void>
  stop: () => Promise<void>
}

const second = 1000
/** 03:20 in China; the server's timers count in UTC. */
const patterns = { minute: '* * * * *', day: '20 19 * * *' } as const

/**
 * The background of one process: relay, sealer and the job queue, on the owner's connections (D8, D9). Several
 * processes may run it on one database.
 */
export function openWorker(given: WorkerOptions): Worker {
  const heard = new Set(given.work.listeners.map(({ kind }) => kind))
  let stops: (() => Promise<void>)[] = []
  let relay: Pulse | undefined
  const nudge = (facts: readonly Fact[]) => {
    if (facts.some(({ kind }) => heard.has(kind))) relay?.nudge()
  }
  const options: WorkerOptions = {
    ...given,
    nudge: (facts) => {
      given.nudge(facts)
      nudge(facts)
    },
  }
  return {
    nudge,
    start: async () => {
      const runner = await startQueue(options)
      relay = startPulse(second, () => relayNow(options), reporting(options, 'relay'))
      const sealer = startPulse(second, () => sealNow(options), reporting(options, 'seal'))
      stops = [relay.stop, sealer.stop, () => runner.stop()]
    },
    stop: async () => {
      for (const stop of stops) await stop()
    },
  }
}

/** Works off everything that waits, once: relays, runs the queue until it is empty, seals. */
export async function drain(options: WorkerOptions): Promise<void> {
  const { runMigrations, runOnce } = await import('graphile-worker')
  const shared = await sharedOptions(options)
  await runMigrations(shared)
  do {
    await runOnce({ ...shared, taskList: tasksOf(options) })
  } while ((await relayNow(options)) > 0)
  await sealNow(options)
}

function relayNow({ database, work }: WorkerOptions): Promise<number> {
  return relayFacts(database.owner, work.listeners)
}

async function sealNow({ database, streetIds, clock }: WorkerOptions): Promise<void> {
  for (const streetId of streetIds) await sealStreet({ database, streetId, now: clock.now() })
}

/** The queue is loaded here and not at the top: it is not needed before the first request is answered. */
async function startQueue(options: WorkerOptions): Promise<Runner> {
  const { parseCronItems, run } = await import('graphile-worker')
  const shared = await sharedOptions(options)
  const runner = await run({
    ...shared,
    taskList: tasksOf(options),
    parsedCronItems: parseCronItems(timesOf(options)),
    concurrency: 2,
    noHandleSignals: true,
  })
  runner.promise.catch(reporting(options, 'queue'))
  for (const { name, payload } of dailyWork(options)) await runner.addJob(name, payload)
  return runner
}

async function sharedOptions(options: WorkerOptions) {
  const { Logger } = await import('graphile-worker')
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') options.report(new Error(message), 'queue')
  })
  return { pgPool: options.database.owner, logger }
}

function tasksOf(options: WorkerOptions): TaskList {
  const { jobs, listeners } = options.work
  return Object.fromEntries([
    ...jobs.map((job) => [job.name, taskOfJob(options, job)] as const),
    ...listeners.map((listener) => [listener.name, taskOfListener(options, listener)] as const),
  ])
}

function taskOfJob(options: WorkerOptions, job: Job) {
  return async (payload: unknown): Promise<void> => {
    const { streetId } = payload as { streetId: number }
    await job.run(contextOf(options, streetId))
  }
}

function taskOfListener(options: WorkerOptions, listener: Listener) {
  return async (payload: unknown): Promise<void> => {
    const fact = payload as HeardFact
    await listener.hear(contextOf(options, fact.streetId), fact)
  }
}

function contextOf({ database, clock, nudge }: WorkerOptions, streetId: number): JobContext {
  return { database, streetId, now: clock.now(), nudge }
}

/** A key for each job and street: what was not yet done is not queued a second time. */
function timesOf({ work, streetIds }: WorkerOptions): CronItem[] {
  return work.jobs.flatMap(({ name, every }) =>
    streetIds.map((streetId) => ({
      task: name,
      match: patterns[every],
      identifier: `${name}:${streetId}`,
      payload: { streetId },
      options: { jobKey: `${name}:${streetId}`, maxAttempts: 3 },
    })),
  )
}

/** A server that sleeps at night still does its daily work: at its start. */
function dailyWork({ work, streetIds }: WorkerOptions) {
  return work.jobs
    .filter(({ every }) => every === 'day')
    .flatMap(({ name }) => streetIds.map((streetId) => ({ name, payload: { streetId } })))
}

function reporting({ report }: WorkerOptions, name: string) {
  return (error: unknown) => report(error, name)
}
