import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { drainAll } from '../../../test/jobs.ts'
import { openWorld, type World } from '../../../test/world.ts'
import type { JobContext } from '../db/context.ts'
import { inJob } from '../db/transaction.ts'
import { addMinutes } from '../runtime/clock.ts'
import { newId } from '../runtime/ids.ts'
import { dropOutdated } from './retention.ts'
import type { HeardFact, Listener, Work } from './work.ts'
import { drain, openWorker, type WorkerOptions } from './worker.ts'

const addFact = `insert into jobs.fact (street_id, fact_id, kind, payload, at)
  values (1, $1, $2, '{}', '2026-06-17T02:00:00Z')`

describe('News between rooms reaches every listener', () => {
  it('delivers each fact, whatever pauses, rolls back or commits late', {
    timeout: 60_000,
  }, async () => {
    const world = await openWorld()
    const heard: string[] = []
    const options = withWork(world, { jobs: [], listeners: [listener(heard)] })
    let isWriting = true
    const relaying = (async () => {
      while (isWriting) await drain(options)
    })()
    const told = (await Promise.all([1, 2, 3, 4].map((seed) => publish(world, seed)))).flat()
    isWriting = false
    await relaying
    await drainAll(world, options)
    expect(told.length).toBeGreaterThan(100)
    expect([...heard].sort()).toEqual([...told].sort())
  })

  it('does not run ahead of a transaction that still writes', async () => {
    const world = await openWorld()
    const heard: string[] = []
    const options = withWork(world, { jobs: [], listeners: [listener(heard)] })
    const [early, late] = [newId(), newId()]
    const slow = new pg.Client(world.owner)
    await slow.connect()
    await slow.query('begin')
    await slow.query(addFact, [early, 'Heard'])
    await world.ask(addFact, [late, 'Heard'])
    await drain(options)
    expect(heard).toEqual([])
    await slow.query('commit')
    await slow.end()
    await drainAll(world, options)
    expect([...heard].sort()).toEqual([early, late].sort())
  })

  it('makes no job for a fact nobody listens to, and tells a listener only what it wants', async () => {
    const world = await openWorld()
    const heard: string[] = []
    const wanted = newId()
    const choosy = { ...listener(heard), wants: ({ factId }: HeardFact) => factId === wanted }
    await world.ask(addFact, [wanted, 'Heard'])
    await world.ask(addFact, [newId(), 'Heard'])
    await world.ask(addFact, [newId(), 'Unheard'])
    await drainAll(world, withWork(world, { jobs: [], listeners: [choosy] }))
    expect(heard).toEqual([wanted])
  })

  it('keeps a fact whose listener failed, and tells who failed', async () => {
    const world = await openWorld()
    const failures: unknown[] = []
    const failing: Listener = {
      name: 'test.fails',
      kind: 'Heard',
      hear: () => Promise.reject(new Error('down')),
    }
    await world.ask(addFact, [newId(), 'Heard'])
    await drainAll(world, {
      ...withWork(world, { jobs: [], listeners: [failing] }),
      report: (error) => failures.push(error),
    })
    expect(String(failures[0])).toContain('test.fails')
    const waiting = await world.ask(
      'select attempts, last_error from graphile_worker._private_jobs',
    )
    expect(waiting).toMatchObject([{ attempts: 1, last_error: expect.stringContaining('down') }])
  })
})

describe('The background of a running server', () => {
  it('hears of a commit at once, does its daily work at its start and stops cleanly', async () => {
    const world = await openWorld()
    const heard: string[] = []
    const done: string[] = []
    const daily = { name: 'test.daily', every: 'day' as const, run: async () => done.push('daily') }
    const worker = openWorker(withWork(world, { jobs: [daily], listeners: [listener(heard)] }))
    await worker.start()
    const ctx: JobContext = {
      database: world.database,
      streetId: 1,
      now: world.clock.now(),
      nudge: worker.nudge,
    }
    const caseId = newId()
    await inJob(ctx, 'sweep', async (tx, audit) => {
      const scope = { gridPos: null, holderId: null, unitIds: [] }
      tx.publish({ kind: 'Heard', payload: JSON.stringify({ caseId }), ...scope })
      audit({ action: 'case.urge', entity: 'case', entityId: caseId })
    })
    await expect.poll(() => heard.length, { timeout: 10_000, interval: 20 }).toBe(1)
    await expect.poll(() => done, { timeout: 10_000, interval: 20 }).toEqual(['daily'])
    await expect
      .poll(() => world.ask('select entries from audit.seal'), { timeout: 10_000, interval: 50 })
      .toEqual([{ entries: 1 }])
    await worker.stop()
  })
})

describe('What was kept for a time is deleted after it', () => {
  it('deletes stored answers after 30 days and counted tries after two, and says so in the audit', async () => {
    const world = await openWorld()
    const now = world.clock.now()
    const days = (n: number) => addMinutes(now, -n * 24 * 60)
    const addAnswer = `insert into http.answer (owner, key, request_hash, status, answer, at)
      values ('someone', $1, '', 200, '{}', $2)`
    for (const age of [1, 29, 31]) await world.ask(addAnswer, [newId(), days(age)])
    for (const age of [1, 3])
      await world.ask(`insert into auth.attempt values ('sign-in:x', $1, 1)`, [days(age)])
    const dropped = await dropOutdated({ database: world.database, streetId: 1, now })
    expect(dropped).toEqual({ answers: 1, attempts: 1 })
    expect(await world.ask('select at from http.answer')).toHaveLength(2)
    expect(await world.ask('select from auth.attempt')).toHaveLength(1)
    const entries = await world.ask(
      `select action, detail from audit.entry where post = 'system:retention'`,
    )
    expect(entries).toEqual([{ action: 'retention.drop', detail: { answers: 1, attempts: 1 } }])
  })
})

function withWork(world: World, work: Work): WorkerOptions {
  const { database, clock } = world
  const report = (error: unknown) => {
    throw error
  }
  return { database, clock, streetIds: [1], work, nudge: () => {}, report }
}

function listener(heard: string[]): Listener {
  return { name: 'test.hears', kind: 'Heard', hear: async (_, { factId }) => heard.push(factId) }
}

/** Publishes over several transactions, some of them slow or rolled back. @returns what was committed */
async function publish(world: World, seed: number): Promise<string[]> {
  const client = new pg.Client(world.owner)
  await client.connect()
  const committed: string[] = []
  for (let turn = seed; turn < seed + 40; turn += 1) {
    const [first, second] = [newId(), newId()]
    await client.query('begin')
    await client.query(addFact, [first, 'Heard'])
    if (turn % 4 === 0) await client.query('select pg_sleep(0.03)')
    await client.query('savepoint nested')
    await client.query(addFact, [second, 'Heard'])
    if (turn % 3 === 0) await client.query('rollback to nested')
    const isLost = turn % 5 === 0
    await client.query(isLost ? 'rollback' : 'commit')
    if (!isLost) committed.push(first, ...(turn % 3 === 0 ? [] : [second]))
  }
  await client.end()
  return committed
}
