import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pastHorizon } from '../../../test/jobs.ts'
import { openWorld, type World } from '../../../test/world.ts'
import type { JobContext } from '../db/context.ts'
import { inJob } from '../db/transaction.ts'
import { newId } from '../runtime/ids.ts'
import { entryColumns, entryDigest, type EntryText } from './chain.ts'
import { sealStreet } from './sealing.ts'
import { verifySeals } from './verify.ts'

const streetId = 1
const addEntry = `insert into audit.entry (street_id, entry_id, at, post, action, entity, entity_id)
  values (1, $1, '2026-06-17T02:00:00Z', 'dispatch-desk', 'case.dispatch', 'case', $2)`

describe('Whoever changes the audit log afterwards is found out', () => {
  let world: World

  beforeAll(async () => {
    world = await openWorld()
  })

  /** Each test has its own chain of three seals with four entries each. */
  beforeEach(async () => {
    await world.ask('truncate audit.entry, audit.seal, audit.sealed_entry')
    for (let seal = 0; seal < 3; seal += 1) {
      for (let i = 0; i < 4; i += 1) await world.ask(addEntry, [newId(), newId()])
      expect(await sealAll(world)).toBe(4)
    }
  })

  it('finds nothing in a log as it was written, and gives its head', async () => {
    const found = await verify(world)
    expect(found).toMatchObject({ seals: 3, entries: 12, unsealed: 0, findings: [] })
    expect(found.head).toMatchObject({ sealNo: 3, sealedAt: '2026-06-17T02:00:00.000Z' })
    expect(found.head?.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each([
    ['post', `'street-manager'`],
    ['action', `'case.read'`],
    ['at', `at + interval '1 minute'`],
    ['identity_id', 'gen_random_uuid()'],
    ['on_behalf_of', 'gen_random_uuid()'],
    ['entity', `'matter'`],
    ['entity_id', 'gen_random_uuid()'],
    ['fields', `'{stage}'`],
    ['reason', `'duty'`],
    ['detail', `'{"to":"closed"}'`],
  ])('names the entry whose %s was changed', async (column, value) => {
    const [entry] = await world.ask(
      `update audit.entry set ${column} = ${value} where entry_id = (${entryAt(2, 1)}) returning entry_id`,
    )
    const { findings } = await verify(world)
    expect(findings).toEqual([{ kind: 'changed', sealNo: 2, place: 1, entryId: entry.entry_id }])
  })

  it('finds an entry moved to another transaction', async () => {
    await world.ask(`update audit.entry set xid = '3' where entry_id = (${entryAt(2, 1)})`)
    expect(await kinds(world)).toContain('changed')
  })

  it('finds a change whose own digest was put right', async () => {
    const [changed] = await world.ask<EntryText>(
      `with e as (update audit.entry set post = 'x' where entry_id = (${entryAt(1, 0)}) returning *)
       select ${entryColumns} from e`,
    )
    if (!changed) throw new Error('nothing was changed')
    await world.ask(
      'update audit.sealed_entry set digest = $1 where seal_no = 1 and place = 0 and entry_id = $2',
      [entryDigest(1, changed), changed.entry_id],
    )
    expect((await verify(world)).findings).toEqual([{ kind: 'seal-changed', sealNo: 1 }])
  })

  it('finds a missing entry, with or without its place in the seal', async () => {
    await world.ask(`delete from audit.entry where entry_id = (${entryAt(1, 2)})`)
    expect((await verify(world)).findings).toMatchObject([{ kind: 'missing', sealNo: 1, place: 2 }])
    await world.ask('delete from audit.sealed_entry where seal_no = 1 and place = 2')
    expect((await verify(world)).findings).toEqual([{ kind: 'missing', sealNo: 1, place: 2 }])
  })

  it('finds a missing last entry of a seal', async () => {
    await world.ask(`delete from audit.entry where entry_id = (${entryAt(3, 3)})`)
    await world.ask('delete from audit.sealed_entry where seal_no = 3 and place = 3')
    expect((await verify(world)).findings).toEqual([{ kind: 'missing', sealNo: 3, place: 3 }])
  })

  it('finds an entry slipped in behind the seals', async () => {
    const entryId = newId()
    await world.ask(addEntry, [entryId, newId()])
    await world.ask(
      `update audit.entry set xid = (select upto_xid from audit.seal where seal_no = 2) where entry_id = $1`,
      [entryId],
    )
    expect((await verify(world)).findings).toEqual([{ kind: 'added', sealNo: 3, entryId }])
  })

  it('finds an entry slipped into a seal', async () => {
    const entryId = newId()
    await world.ask(addEntry, [entryId, newId()])
    await world.ask(`insert into audit.sealed_entry values (1, $1, 2, 4, sha256('x'))`, [entryId])
    expect((await verify(world)).findings).toContainEqual({
      kind: 'added',
      sealNo: 2,
      place: 4,
      entryId,
    })
  })

  it('finds two entries that changed places', async () => {
    await world.ask('update audit.sealed_entry set place = -1 where seal_no = 2 and place = 1')
    await world.ask('update audit.sealed_entry set place = 1 where seal_no = 2 and place = 2')
    await world.ask('update audit.sealed_entry set place = 2 where seal_no = 2 and place = -1')
    expect(await kinds(world)).toEqual(['reordered'])
  })

  it('finds an entry moved to a later seal', async () => {
    await world.ask(
      'update audit.sealed_entry set seal_no = 3, place = 4 where seal_no = 2 and place = 3',
    )
    expect(await kinds(world)).toEqual(expect.arrayContaining(['missing', 'added', 'reordered']))
  })

  it.each([
    "sealed_at = sealed_at + interval '1 day'",
    `digest = sha256('x')`,
    `previous = sha256('x')`,
    `upto_xid = (select max(xid) from audit.entry)`,
  ])('finds a seal with another %s', async (change) => {
    await world.ask(`update audit.seal set ${change} where seal_no = 2`)
    expect(await kinds(world)).toContain('seal-changed')
  })

  it('finds a seal taken out together with its entries', async () => {
    await world.ask(
      `delete from audit.entry where entry_id in (select entry_id from audit.sealed_entry where seal_no = 2)`,
    )
    await world.ask('delete from audit.sealed_entry where seal_no = 2')
    await world.ask('delete from audit.seal where seal_no = 2')
    expect(await kinds(world)).toContain('seal-missing')
  })

  it('needs the printed head to find that the end of the log was cut off', async () => {
    const { head } = await verify(world)
    await world.ask(
      `delete from audit.entry where entry_id in (select entry_id from audit.sealed_entry where seal_no = 3)`,
    )
    await world.ask('delete from audit.sealed_entry where seal_no = 3')
    await world.ask('delete from audit.seal where seal_no = 3')
    expect(await kinds(world)).toEqual([])
    const printed = await verifySeals(world.database.owner, streetId, { head })
    expect(printed.findings).toEqual([{ kind: 'head-missing', sealNo: 3 }])
  })

  it('counts what is not yet sealed', async () => {
    await world.ask(addEntry, [newId(), newId()])
    expect(await verify(world)).toMatchObject({ unsealed: 1, findings: [] })
    await sealAll(world)
    expect(await verify(world)).toMatchObject({ unsealed: 0, entries: 13, findings: [] })
  })

  it('does not seal past a transaction that still runs', async () => {
    const slow = await world.database.owner.connect()
    await slow.query('begin')
    await slow.query(addEntry, [newId(), newId()])
    await world.ask(addEntry, [newId(), newId()])
    expect(await sealStreet(job(world))).toBe(0)
    await slow.query('commit')
    slow.release()
    expect(await sealAll(world)).toBe(2)
    expect((await verify(world)).findings).toEqual([])
  })
})

describe('Nothing escapes the seals while many write at once', () => {
  it('seals every entry of writers that pause, roll back and use savepoints', {
    timeout: 60_000,
  }, async () => {
    const world = await openWorld()
    let isWriting = true
    const sealing = (async () => {
      while (isWriting) await sealStreet(job(world))
    })()
    await Promise.all(Array.from({ length: 6 }, (_, i) => write(world, i)))
    isWriting = false
    await sealing
    await sealAll(world)
    const [{ entries }] = await world.ask('select count(*)::int as entries from audit.entry')
    expect(entries).toBeGreaterThan(500)
    expect(await verify(world)).toMatchObject({ entries, unsealed: 0, findings: [] })
  })

  it('never cuts a transaction in two where a page ends', async () => {
    const world = await openWorld()
    for (const entries of [3, 1, 4, 2]) {
      await inJob(job(world), 'sweep', async (_, audit) => {
        for (let i = 0; i < entries; i += 1)
          audit({ action: 'case.urge', entity: 'case', entityId: newId() })
      })
    }
    await pastHorizon(world, 'audit.entry')
    expect(await sealStreet(job(world), 2)).toBe(10)
    expect(await world.ask('select entries from audit.seal order by seal_no')).toEqual([
      { entries: 3 },
      { entries: 5 },
      { entries: 2 },
    ])
    expect(await verify(world)).toMatchObject({ entries: 10, unsealed: 0, findings: [] })
  })

  it('lets only one of two sealers write', async () => {
    const world = await openWorld()
    await inJob(job(world), 'sweep', async (_, audit) => {
      for (let i = 0; i < 50; i += 1)
        audit({ action: 'case.urge', entity: 'case', entityId: newId() })
    })
    await pastHorizon(world, 'audit.entry')
    const sealed = await Promise.all([sealStreet(job(world)), sealStreet(job(world))])
    expect(sealed.reduce((sum, n) => sum + n, 0)).toBe(50)
    expect(await verify(world)).toMatchObject({ entries: 50, findings: [] })
  })
})

async function write(world: World, seed: number): Promise<void> {
  const client = new pg.Client(world.owner)
  await client.connect()
  for (let turn = seed; turn < seed + 60; turn += 1) {
    await client.query('begin')
    await client.query(addEntry, [newId(), newId()])
    await client.query('savepoint nested')
    await client.query(addEntry, [newId(), newId()])
    if (turn % 3 === 0) await client.query('rollback to nested')
    if (turn % 7 === 0) await client.query(`select pg_sleep(0.02)`)
    await client.query(addEntry, [newId(), newId()])
    await client.query(turn % 5 === 0 ? 'rollback' : 'commit')
  }
  await client.end()
}

/** Seals all that was written so far. */
async function sealAll(world: World): Promise<number> {
  await pastHorizon(world, 'audit.entry')
  return sealStreet(job(world))
}

function job(world: World): JobContext {
  return { database: world.database, streetId, now: world.clock.now() }
}

function verify(world: World) {
  return verifySeals(world.database.owner, streetId)
}

async function kinds(world: World): Promise<string[]> {
  return [...new Set((await verify(world)).findings.map(({ kind }) => kind))]
}

function entryAt(sealNo: number, place: number): string {
  return `select entry_id from audit.sealed_entry where seal_no = ${sealNo} and place = ${place}`
}
