import { Socket } from 'node:net'
import pg from 'pg'

export type Connection = {
  host?: string
  port?: number
  user?: string
  database?: string
  password?: string
  connectionString?: string
}

/** The pools one process uses; handed along in the context, never a global. */
export type Database = {
  /** Serves requests as the app's sign-in role, pipelined. */
  readonly requests: pg.Pool
  /** The owner's pipelined connections for background work, each under the job role (D5, D9). */
  readonly jobs: pg.Pool
  /** The owner's plain connections for migrations, COPY and the worker; never serves a request. */
  readonly owner: pg.Pool
  close(): Promise<void>
}

/** One connection of a pool, for the few parts of the platform that send SQL of their own. */
export type Session = pg.PoolClient

const types = new pg.TypeOverrides()
types.setTypeParser(1184, (text) => isoInstant(text))
types.setTypeParser(1082, (text) => text)
types.setTypeParser(114, (text) => JSON.parse(text.replace(zonedInstant, '"$1Z"')))
types.setTypeParser(20, (text) => Number(text))
types.setTypeParser(1700, (text) => Number(text))

/**
 * Opens the pools (D4): eight pipelined connections for requests, a few plain ones for the owner.
 * @param owner connection that owns the schema
 * @param app connection of the role that serves requests
 */
export function openDatabase(owner: Connection, app: Connection, size = 8): Database {
  const requests = new pg.Pool({
    ...app,
    ...session,
    options: `${session.options} ${alone}`,
    types,
    max: size,
    ...pipelined,
  } as pg.PoolConfig)
  const jobs = new pg.Pool({ ...owner, ...session, types, max: 2, ...pipelined } as pg.PoolConfig)
  const owners = new pg.Pool({ ...owner, ...session, types, max: 5 } as pg.PoolConfig)
  for (const pool of [requests, jobs, owners]) survive(pool)
  return {
    requests,
    jobs,
    owner: owners,
    close: async () => {
      await Promise.all([requests.end(), jobs.end(), owners.end()])
    },
  }
}

/** A connection that breaks fails its statement, or nothing if it was idle; its event alone would end the process. */
function survive(pool: pg.Pool): void {
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
}

const session = { options: '-c timezone=UTC -c application_name=linli', idleTimeoutMillis: 30_000 }

/** The driver writes a statement in five pieces; those of a whole burst leave in one. */
class BurstSocket extends Socket {
  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'buffer' as BufferEncoding, done)
  }
}

const pipelined = { pipeline: true, stream: () => new BurstSocket() }

/** Many ask at once and each asks for little: starting a second process for one list costs more than the list. */
const alone = '-c max_parallel_workers_per_gather=0'

/** Inside JSON the database writes an instant with its zone; everywhere else it ends in Z. */
const zonedInstant = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)\+00:00"/g

function isoInstant(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, text.lastIndexOf('+'))}Z`
}
