import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { StartFailure } from '../runtime/start-failure.ts'
import { migrate } from './migrate.ts'
import { type Connection, type Database, openDatabase } from './pool.ts'
import { prepareRoles, refusePowerfulRole } from './roles.ts'

/**
 * Makes roles and schema ready and opens the pools.
 * @param owner connection that owns the schema (`DATABASE_URL` or the embedded server)
 * @param app connection that serves requests, if the operator made its role himself
 * @param folder where the app role's password is kept, apart from the database
 * @throws StartFailure when the database cannot be reached, is too old, or the app's role is too powerful
 */
export async function prepareDatabase(
  owner: Connection,
  app: Connection | undefined,
  folder: string,
): Promise<Database> {
  const password = await withClient(owner, async (client) => {
    await refuseOldServer(client)
    return app === undefined ? prepareRoles(client, await storedPassword(folder)) : undefined
  })
  if (password !== undefined) await keepPassword(folder, password)
  const appConnection = app ?? asAppRole(owner, password ?? '')
  const database = openDatabase(owner, appConnection)
  await migrate(database.owner)
  await withClient(appConnection, refusePowerfulRole)
  return database
}

async function withClient<T>(
  connection: Connection,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect().catch((error: Error) => {
    throw unreachable(error)
  })
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
  if (Number(rows[0]?.server_version_num) >= 150_000) return
  throw new StartFailure(
    'database-unreachable',
    'PostgreSQL 版本太旧：请换成 15 或更新的版本，再改 DATABASE_URL。',
    'This PostgreSQL is too old: use version 15 or newer and set DATABASE_URL to it.',
  )
}

function asAppRole(owner: Connection, password: string): Connection {
  if (owner.connectionString === undefined) return { ...owner, user: 'linli_app', password }
  const url = new URL(owner.connectionString)
  url.username = 'linli_app'
  url.password = password
  return { connectionString: url.href }
}

const passwordFile = (folder: string) => join(folder, 'app.password')

async function storedPassword(folder: string): Promise<string | undefined> {
  return readFile(passwordFile(folder), 'utf8').catch(() => undefined)
}

async function keepPassword(folder: string, password: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(passwordFile(folder), password, { mode: 0o600 })
}

function unreachable(error: Error): StartFailure {
  return new StartFailure(
    'database-unreachable',
    `连不上数据库（${error.message}）：请检查 DATABASE_URL 的地址、用户和密码。`,
    `The database cannot be reached (${error.message}): check address, user and password in DATABASE_URL.`,
    { cause: error },
  )
}
