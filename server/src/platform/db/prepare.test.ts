import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyTemplate } from '../../../test/database.setup.ts'
import { appConnection, copyOf, onCluster } from '../../../test/world.ts'
import { generateTypes } from './generate-types.ts'
import { migrate } from './migrate.ts'
import { type Connection, openDatabase } from './pool.ts'
import { prepareDatabase } from './prepare.ts'

let owner: Connection
let folder: string

beforeAll(async () => {
  owner = await copyOf(emptyTemplate)
  folder = await mkdtemp(join(tmpdir(), 'linli-prepare-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('The start refuses a role that could step over the walls', () => {
  const roles = [
    ['a superuser', 'superuser'],
    ['a role that bypasses row security', 'bypassrls'],
    ['the owner of a table', ''],
  ] as const

  it.each(roles)('%s', async (_, right) => {
    const role = `r_${Math.random().toString(36).slice(2, 10)}`
    await onCluster(`create role ${role} login ${right} password 'x'`)
    try {
      if (right === '') await run(`alter table calendar.day owner to ${role}`)
      const powerful = { ...owner, user: role, password: 'x' }
      await expect(prepareDatabase(owner, powerful, folder)).rejects.toMatchObject({
        code: 'app-role-too-powerful',
        message: expect.stringContaining(role),
      })
    } finally {
      await run(`alter table calendar.day owner to current_user`)
      await onCluster(`drop role ${role}`)
    }
  })

  it('but takes an ordinary one', async () => {
    const database = await prepareDatabase(owner, appConnection(owner), folder)
    expect((await database.requests.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await database.close()
  })
})

describe('Migrations', () => {
  it('run once and then find nothing to do', async () => {
    const database = openDatabase(owner, owner, 1)
    expect(await migrate(database.owner)).toEqual([])
    await database.close()
  })

  it('are refused when an applied file was changed afterwards', async () => {
    const changed = await copyOf(emptyTemplate)
    await run(
      `update public.migration_checksum set checksum = 'other' where name = '0002-grid.sql'`,
      changed,
    )
    const database = openDatabase(changed, changed, 1)
    await expect(migrate(database.owner)).rejects.toMatchObject({
      code: 'migration-changed',
      message: expect.stringContaining('0002-grid.sql'),
    })
    await database.close()
  })

  it('build a fresh database from nothing, with the password of the app kept for its owner alone', async () => {
    const fresh = await copyOf('template0')
    const keys = join(folder, 'fresh')
    const before = await readFile(join(keys, 'app.password'), 'utf8').catch(() => undefined)
    expect(before).toBeUndefined()
    const database = openDatabase(fresh, fresh, 1)
    expect((await migrate(database.owner)).length).toBeGreaterThanOrEqual(5)
    await database.close()
  })

  it('agree with the committed types of their tables', async () => {
    const file = join(folder, 'database.types.ts')
    await generateTypes(owner, file)
    const committed = await readFile(new URL('database.types.ts', import.meta.url), 'utf8')
    expect(plain(await readFile(file, 'utf8'))).toBe(plain(committed))
    expect((await stat(file)).size).toBeGreaterThan(5000)
  })
})

/** The committed file is formatted; the generated one is not. */
function plain(text: string): string {
  return text.replaceAll(/[\s;'"]|\/\*[\s\S]*?\*\//g, '').replaceAll(/,(?=[}\])])/g, '')
}

async function run(sql: string, connection = owner): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(sql)
  await client.end()
}
