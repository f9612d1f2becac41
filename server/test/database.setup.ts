import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { generateStreet } from '../../demo/src/street.ts'
import { loadDemoStreet } from '../../demo/src/load.ts'
import { hashPassword } from '../src/platform/auth/sign-in.ts'
import { startEmbedded } from '../src/platform/db/embedded/start.ts'
import { type Connection, openDatabase } from '../src/platform/db/pool.ts'
import { prepareDatabase } from '../src/platform/db/prepare.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: Connection
    appPassword: string
  }
}

/** Databases that test files copy: the migrated schema alone, and with the demo street in it. */
export const emptyTemplate = 'linli_empty'
export const demoTemplate = 'linli_demo'
export const demoPassword = 'linli-demo'

/**
 * One PostgreSQL for all tests, with the templates that test files copy.
 * @public called by the test runner
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-test-'))
  const embedded = await startEmbedded({ folder, report: () => {}, settings: 'test' })
  const run = (sql: string) => withClient(embedded.connection, (client) => client.query(sql))
  await run(`create database ${emptyTemplate}`)
  const empty = { ...embedded.connection, database: emptyTemplate }
  const prepared = await prepareDatabase(empty, undefined, join(folder, 'keys'))
  await prepared.close()
  await run(`create database ${demoTemplate} template ${emptyTemplate}`)
  const owner = { ...embedded.connection, database: demoTemplate }
  const database = openDatabase(owner, owner)
  const client = await database.owner.connect()
  await loadDemoStreet(
    client,
    generateStreet(),
    await hashPassword(demoPassword),
    '2026-06-01T00:00:00.000Z',
  )
  await client.query('analyze')
  client.release()
  await database.close()
  project.provide('cluster', embedded.connection)
  project.provide('appPassword', await storedPassword(folder))
  return async () => {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function storedPassword(folder: string): Promise<string> {
  return readFile(join(folder, 'keys', 'app.password'), 'utf8')
}

async function withClient(
  connection: Connection,
  use: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await use(client)
  await client.end()
}
