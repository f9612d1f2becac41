import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { generateStreet } from '../../demo/src/street.ts'
import { loadDemoStreet } from '../../demo/src/load.ts'
import { hashPassword } from '../src/platform/auth/sign-in.ts'
import { startEmbedded } from '../src/platform/db/embedded/start.ts'
import type { Connection } from '../src/platform/db/pool.ts'
import { prepareDatabase } from '../src/platform/db/prepare.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: Connection
    appPassword: string
  }
}

export const templateName = 'linli_template'
export const demoPassword = 'linli-demo'

/** One PostgreSQL for all tests, with the migrated demo street as the template every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-test-'))
  const embedded = await startEmbedded({ folder, report: () => {}, settings: 'test' })
  await withClient(embedded.connection, (client) => client.query(`create database ${templateName}`))
  const owner = { ...embedded.connection, database: templateName }
  const database = await prepareDatabase(owner, undefined, join(folder, 'keys'))
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
