import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { pastHorizon } from '../test/jobs.ts'
import { openWorld, type World } from '../test/world.ts'
import { inJob } from './platform/db/transaction.ts'
import { newId } from './platform/runtime/ids.ts'
import { sealStreet } from './platform/audit/sealing.ts'

type Ended = { code: number; out: string; err: string }

describe('An operator verifies the audit log from the command line', () => {
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
