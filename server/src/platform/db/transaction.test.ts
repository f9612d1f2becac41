import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, wednesdayMorning, type World } from '../../../test/world.ts'
import { newId } from '../runtime/ids.ts'
import type { Context } from './context.ts'
import { statement } from './statement.ts'
import { inJob, inTransaction, readAll, readRows, WroteWithoutAudit } from './transaction.ts'

const addCorrection = statement<{ id: string; text: string }>()((db, p) =>
  db.insertInto('matter.correction').values({
    street_id: 1,
    correction_id: p.id,
    text: p.text,
    to_code: 'C-01-18',
    at: wednesdayMorning,
  }),
)
const addAndReturn = statement<{ id: string }>()((db, p) =>
  db
    .insertInto('matter.correction')
    .values({
      street_id: 1,
      correction_id: p.id,
      text: '',
      to_code: 'C-01-18',
      at: wednesdayMorning,
    })
    .returning('correction_id'),
)
const divide = statement<{ by: number }>()((db, p) =>
  db.selectNoFrom(sql<number>`1 / ${p.by}::int`.as('share')),
)
const toNowhere = statement<Record<string, never>>()((db) =>
  db.selectNoFrom(sql`'x'::int`.as('never')),
)

const line = { action: 'test.write', entity: 'correction', entityId: newId() }
let world: World
let ctx: Context

beforeAll(async () => {
  world = await openWorld()
  ctx = {
    database: world.database,
    streetId: 1,
    now: wednesdayMorning,
    requestId: newId(),
    actor: {
      name: '',
      post: 'checking-desk',
      role: 'linli_staff',
      intervals: [[0, 1000]],
      holders: [],
    },
  }
})

const kept = async (id: string) =>
  (await world.ask('select from matter.correction where correction_id = $1', [id])).length
const entries = async () => (await world.ask('select from audit.entry')).length

describe('A transaction writes effect and audit together or not at all', () => {
  it('keeps both', async () => {
    const [id, before] = [newId(), await entries()]
    await inTransaction(ctx, async (tx, audit) => {
      tx.write(addCorrection({ id, text: '路灯' }))
      audit(line)
    })
    expect([await kept(id), await entries()]).toEqual([1, before + 1])
  })

  it('throws and writes nothing when the story forgot its audit entry', async () => {
    const id = newId()
    const forgetful = inTransaction(ctx, async (tx) => tx.write(addCorrection({ id, text: '' })))
    await expect(forgetful).rejects.toThrow(WroteWithoutAudit)
    expect(await kept(id)).toBe(0)
  })

  it('throws too when the write was awaited instead of queued, or only a fact was told', async () => {
    const id = newId()
    const awaited = inTransaction(ctx, async (tx) => void (await tx.rows(addAndReturn({ id }))))
    await expect(awaited).rejects.toThrow(WroteWithoutAudit)
    expect(await kept(id)).toBe(0)
    const fact = { kind: 'Test', payload: '{}', gridPos: null, holderId: null, unitIds: [] }
    const telling = inTransaction(ctx, async (tx) => tx.publish(fact))
    await expect(telling).rejects.toThrow(WroteWithoutAudit)
    expect(await world.ask('select from jobs.fact')).toEqual([])
  })

  it('writes nothing when the story throws after writing', async () => {
    const [id, before] = [newId(), await entries()]
    const failing = inTransaction(ctx, async (tx, audit) => {
      audit(line)
      await tx.rows(addAndReturn({ id }))
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect([await kept(id), await entries()]).toEqual([0, before])
  })

  it('notices a commit that became a rollback, and throws the first error of the burst', async () => {
    const [first, second] = [newId(), newId()]
    const failing = inTransaction(ctx, async (tx, audit) => {
      audit(line)
      tx.write(addCorrection({ id: first, text: '' }))
      tx.write(divide({ by: 0 }))
      tx.write(toNowhere({}))
      tx.write(addCorrection({ id: second, text: '' }))
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect([await kept(first), await kept(second)]).toEqual([0, 0])
  })

  it('notices it although the story swallowed the error', async () => {
    const id = newId()
    const swallowing = inTransaction(ctx, async (tx, audit) => {
      audit(line)
      tx.write(addCorrection({ id, text: '' }))
      await tx.rows(divide({ by: 0 })).catch(() => [])
      return 'all is well'
    })
    await expect(swallowing).rejects.toThrow('division by zero')
    expect(await kept(id)).toBe(0)
  })

  it('notices a queued error beside reads that run at the same time', async () => {
    const id = newId()
    const mixed = inTransaction(ctx, async (tx, audit) => {
      audit(line)
      const read = tx.rows(divide({ by: 1 }))
      tx.write(divide({ by: 0 }))
      tx.write(addCorrection({ id, text: '' }))
      await read.catch(() => [])
    })
    await expect(mixed).rejects.toThrow('division by zero')
    expect(await kept(id)).toBe(0)
  })

  it('leaves the connection fit for the next request after each of these', async () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      i % 2 === 0
        ? readRows(ctx, divide({ by: 1 }))
        : readRows(ctx, divide({ by: 0 })).catch((error: Error) => error.message),
    )
    const answers = await Promise.all(many)
    expect(answers.filter((_, i) => i % 2 === 0)).toEqual(Array(20).fill([{ share: 1 }]))
    expect(answers.filter((_, i) => i % 2 === 1)).toEqual(Array(20).fill('division by zero'))
    const [{ role }] = (await world.database.requests.query('select current_user as role')).rows
    expect(role).toBe('linli_app')
  })

  it('hands several reads to their own askers', async () => {
    const [one, two] = await readAll(ctx, divide({ by: 1 }), divide({ by: -1 }))
    expect([one, two]).toEqual([[{ share: 1 }], [{ share: -1 }]])
  })

  it('stamps background work with the name of its job', async () => {
    await inJob(ctx, 'test', async (tx, audit) => {
      tx.write(addCorrection({ id: newId(), text: '' }))
      audit(line)
    })
    const rows = await world.ask(`select identity_id from audit.entry where post = 'system:test'`)
    expect(rows).toEqual([{ identity_id: null }])
  })
})
