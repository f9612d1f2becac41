import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { pastHorizon } from '../test/jobs.ts'
import { openWorld, type World } from '../test/world.ts'
import { inJob } from './platform/db/transaction.ts'
import { newId } from './platform/runtime/ids.ts'
import { sealStreet } from './platform/audit/sealing.ts'

type Ended = { code: number; out: string; err: string }

describe('An operator verifies audit log and net from the command line', () => {
  let world: World

  beforeAll(async () => {
    world = await openWorld()
    const ctx = { database: world.database, streetId: 1, now: world.clock.now() }
    await inJob(ctx, 'sweep', async (_, audit) => {
      audit({ action: 'case.urge', entity: 'case', entityId: newId() })
    })
    await pastHorizon(world, 'audit.entry')
    await sealStreet(ctx)
  })

  it('prints the head and ends with 0 while nothing was changed, and takes the head back', async () => {
    const first = await linli('verify', '--street', '1')
    expect(first, first.err).toMatchObject({ code: 0 })
    const head = /head (1:[0-9a-f]{64})/.exec(first.out)?.[1] ?? ''
    expect(await linli('verify', '--head', head)).toMatchObject({ code: 0 })
    const other = head.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect(await linli('verify', '--head', other)).toMatchObject({ code: 1 })
  })

  it('ends with 1 and names the entry that was changed', async () => {
    const [entry] = await world.ask(`update audit.entry set post = 'x' returning entry_id`)
    const found = await linli('verify')
    expect(found.code).toBe(1)
    expect(found.out).toContain(entry.entry_id)
  })

  it('ends with 1 and names each place that overlaps, lies in the wrong kind or was left out of the net', async () => {
    const before = await linli('verify')
    expect(before.out).toContain('nothing left out')
    const found = async () => (await linli('verify')).out
    const planted = [
      `update grid.node s set parent_id = (select c.node_id from grid.node c where c.kind = 'community'
        and s.pos between c.pos and c.pos_end) where s.code = (select code from grid.node
        where kind = 'small-grid' order by pos limit 1) returning s.code`,
      `with next as (select code, pos from grid.node where kind = 'mid-grid' order by pos offset 1 limit 1)
       update grid.node m set pos_end = next.pos from next where m.code = (select code from grid.node
        where kind = 'mid-grid' order by pos limit 1) returning next.code`,
      `update grid.node b set ring = array[1169700000, 366800000, 1169710000, 366800000, 1169710000, 366810000]
        where b.code = (select code from grid.node where kind = 'building' order by pos limit 1) returning b.code`,
    ]
    for (const sql of planted) {
      const [{ code }] = await world.ask(sql)
      expect(await found()).toContain(`✗ ${code} `)
    }
    expect((await linli('verify')).code).toBe(1)
  })

  it('finds a second tree, which the database refuses to begin', async () => {
    const root = `insert into grid.node (street_id, node_id, kind, code, name, ordinal, pos, pos_end, valid_from)
      values (1, gen_random_uuid(), $1, $2, 'x', 1, 2000000000, 2000000001, '2026-01-01')`
    await expect(world.ask(root, ['street', '370105009'])).rejects.toThrow('one_root_in_force')
    await expect(world.ask(root, ['community', '370105009001'])).rejects.toThrow(
      'only_the_street_lies_in_nothing',
    )
    await world.ask('drop index grid.one_root_in_force')
    await world.ask('alter table grid.node drop constraint only_the_street_lies_in_nothing')
    await world.ask(root, ['street', '370105009'])
    await world.ask(root, ['community', '370105009001'])
    const { code, out } = await linli('verify')
    expect(code).toBe(1)
    expect(out).toContain('✗ 370105009 多出一个根 a second root')
    expect(out).toContain('✗ 370105009001 不属于任何上级')
  })

  it('explains itself, and ends with 2 when it is used wrongly', async () => {
    expect(await linli('verify', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('--street'),
    })
    expect(await linli()).toMatchObject({
      code: 0,
      out: expect.stringContaining('verify'),
    })
    for (const wrong of [
      ['nothing'],
      ['verify', '--street', 'x'],
      ['verify', '--head', '1'],
      ['verify', '--what'],
    ])
      expect((await linli(...wrong)).code, wrong.join(' ')).toBe(2)
  })

  function linli(...args: string[]): Promise<Ended> {
    const { user, password = '', host = '', database } = world.owner
    const url = `postgres://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}`
    const cli = new URL('cli.ts', import.meta.url).pathname
    return promisify(execFile)(process.execPath, [cli, ...args], {
      env: { ...process.env, DATABASE_URL: url },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
      (failed: { code: number; stdout: string; stderr: string }) => ({
        code: failed.code,
        out: failed.stdout,
        err: failed.stderr,
      }),
    )
  }
})
