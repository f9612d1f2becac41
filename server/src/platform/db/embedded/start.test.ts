import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { type EmbeddedDatabase, startEmbedded } from './start.ts'

const isRoot = process.getuid?.() === 0
const roomy = { timeout: 60_000 }

const folders: string[] = []
const running: EmbeddedDatabase[] = []
const parents: ChildProcess[] = []
let lines: string[] = []

afterEach(async () => {
  for (const parent of parents.splice(0)) await dismiss(parent)
  for (const database of running.splice(0)) await database.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  lines = []
})

describe('starting the bundled database', roomy, () => {
  test('an empty folder becomes a database that the next start opens again', async () => {
    const folder = newFolder()
    const first = await open(folder)
    await query(first, 'create table kept (word text); insert into kept values ($$邻里$$)')
    await first.stop()
    const second = await open(folder)
    expect(second.adopted).toBe(false)
    expect(await query(second, 'select word as value from kept')).toBe('邻里')
    expect(lines.filter((line) => line.includes('Creating'))).toHaveLength(1)
  })

  test('it listens on no network address, in a folder closed to other users', async () => {
    const database = await open(newFolder())
    expect(await query(database, "select current_setting('listen_addresses') as value")).toBe('')
    expect(statSync(database.connection.host).mode & 0o777).toBe(0o700)
  })

  test('it keeps acknowledged commits and checks its pages unless told that data are for a test', async () => {
    const folder = newFolder()
    const durable = await open(folder, 'durable')
    const show = `select concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'),
      current_setting('full_page_writes'), current_setting('data_checksums')) as value`
    expect(await query(durable, show)).toBe('on on on on')
    await durable.stop()
    expect(await query(await open(folder, 'test'), show)).toBe('off off off on')
  })

  test('texts are UTF-8 in code point order whatever the language of the system', async () => {
    const database = await open(newFolder())
    const sql = `select concat_ws(' ', pg_encoding_to_char(encoding), datlocale) as value
      from pg_database where datname = 'linli'`
    expect(await query(database, sql)).toBe('UTF8 C.UTF-8')
  })

  test('two starts at once on an empty folder end with one database', async () => {
    const folder = newFolder()
    const [first, second] = await Promise.all([startApart(folder), startApart(folder)])
    const databases = [await first.ready, await second.ready]
    expect(databases[0]?.pid).toBe(databases[1]?.pid)
  })

  test('a path too long for a socket is answered with a short folder elsewhere', async () => {
    const folder = join(newFolder(), 'x'.repeat(60), 'y'.repeat(60))
    const database = await open(folder)
    folders.push(database.connection.host)
    expect(Buffer.byteLength(join(database.connection.host, '.s.PGSQL.5432'))).toBeLessThan(108)
    expect(await query(database, 'select 1 as value')).toBe(1)
  })
})

describe('a database that outlives its starter', roomy, () => {
  test('is adopted after its Node process was killed, and stopped by the adopter', async () => {
    const folder = newFolder()
    const apart = await startApart(folder)
    const { pid } = await apart.ready
    await kill(apart.process)
    const adopted = await open(folder)
    expect(adopted.adopted).toBe(true)
    expect(await postmasterPid(adopted)).toBe(pid)
    await adopted.stop()
    expect(isAlive(pid)).toBe(false)
  })

  test('is shared, and not stopped, while its Node process lives', async () => {
    const folder = newFolder()
    const apart = await startApart(folder)
    const { pid } = await apart.ready
    const shared = await open(folder)
    expect(shared.adopted).toBe(true)
    await shared.stop()
    expect(isAlive(pid)).toBe(true)
    apart.process.stdin?.end()
    await exit(apart.process)
    expect(isAlive(pid)).toBe(false)
  })

  test('is taken over by the process that shares it when the other one stops it', async () => {
    const folder = newFolder()
    const apart = await startApart(folder)
    await apart.ready
    const shared = await open(folder)
    apart.process.stdin?.end()
    await exit(apart.process)
    await until(() => lines.some((line) => line.includes('is back')))
    const pid = await postmasterPid(shared)
    await shared.stop()
    expect(isAlive(pid)).toBe(false)
  })

  test('is stopped by the process that shares it when the other one was killed', async () => {
    const folder = newFolder()
    const apart = await startApart(folder)
    const { pid } = await apart.ready
    const shared = await open(folder)
    await kill(apart.process)
    await shared.stop()
    expect(isAlive(pid)).toBe(false)
  })

  test('does not hear the Ctrl-C of the terminal', async () => {
    const apart = await startApart(newFolder())
    const { pid } = await apart.ready
    const group = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2])
    expect(group).toBe(pid)
  })
})

describe('a database that was killed', roomy, () => {
  test('comes back by itself with every acknowledged row', async () => {
    const database = await open(newFolder(), 'durable')
    await query(database, 'create table kept (n int)')
    for (let n = 0; n < 20; n++) await query(database, `insert into kept values (${n})`)
    process.kill(await postmasterPid(database), 'SIGKILL')
    await until(() => lines.some((line) => line.includes('is back')))
    expect(await query(database, 'select count(*)::int as value from kept')).toBe(20)
  })

  test('is started again although a long query of it still runs', async () => {
    const folder = newFolder()
    const apart = await startApart(folder)
    const { pid } = await apart.ready
    const busy = new pg.Client((await apart.ready).connection)
    busy.on('error', () => {})
    await busy.connect()
    const endless = busy.query('select sum(n) from generate_series(1, 1e9) n').catch(() => {})
    await kill(apart.process)
    process.kill(pid, 'SIGKILL')
    const database = await open(folder)
    expect(database.adopted).toBe(false)
    expect(await query(database, 'select 1 as value')).toBe(1)
    await endless
  })

  test('tells its listeners when it cannot come back', async () => {
    const database = await open(newFolder())
    const failure = new Promise<Error & { code: string }>((resolve) => database.onFailure(resolve))
    const cluster = String(
      await query(database, "select current_setting('data_directory') as value"),
    )
    const pid = await postmasterPid(database)
    truncateSync(join(cluster, 'global', 'pg_control'), 0)
    process.kill(pid, 'SIGKILL')
    expect((await failure).code).toBe('damaged-data')
  })

  test('starts although its lock names a process that is another program', async () => {
    const folder = newFolder()
    const first = await open(folder)
    const cluster = String(await query(first, "select current_setting('data_directory') as value"))
    await first.stop()
    const { uid, gid } = statSync(cluster)
    const owner = isRoot ? { uid, gid } : {}
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...owner })
    parents.push(stranger)
    const lock = join(cluster, 'postmaster.pid')
    writeFileSync(lock, `${stranger.pid}\n${cluster}\n0\n5432\n${first.connection.host}\n\n`)
    if (isRoot) chownSync(lock, uid, gid)
    expect(await query(await open(folder), 'select 1 as value')).toBe(1)
  })
})

describe('a start that cannot succeed says in one sentence what to do', roomy, () => {
  test('data of another PostgreSQL version are refused', async () => {
    const folder = await stoppedDatabase()
    writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '15\n')
    await expect(open(folder)).rejects.toMatchObject(sentence('damaged-data', 'PG_VERSION 15'))
  })

  test('data whose version file is gone are refused', async () => {
    const folder = await stoppedDatabase()
    rmSync(join(folder, 'cluster', 'PG_VERSION'))
    await expect(open(folder)).rejects.toMatchObject(sentence('damaged-data', 'PG_VERSION missing'))
  })

  test('data whose control file is gone, cut off or overwritten are refused', async () => {
    const folder = await stoppedDatabase()
    const control = join(folder, 'cluster', 'global', 'pg_control')
    const whole = readFileSync(control)
    writeFileSync(control, Buffer.alloc(whole.length, 7))
    await expect(open(folder)).rejects.toMatchObject(sentence('damaged-data', 'LINLI_DATA'))
    truncateSync(control, 100)
    await expect(open(folder)).rejects.toMatchObject(sentence('damaged-data', 'truncated'))
    rmSync(control)
    await expect(open(folder)).rejects.toMatchObject(sentence('damaged-data', 'missing'))
  })

  test('a damaged folder is left as it was found', async () => {
    const folder = await stoppedDatabase()
    const control = join(folder, 'cluster', 'global', 'pg_control')
    rmSync(control)
    await open(folder).catch(() => {})
    expect(existsSync(control)).toBe(false)
    expect(existsSync(join(folder, 'cluster', 'base'))).toBe(true)
  })

  test('a folder that cannot be made is refused', async () => {
    const file = join(newFolder(), 'file')
    writeFileSync(file, '')
    await expect(open(join(file, 'database'))).rejects.toMatchObject(
      sentence('unwritable-folder', 'LINLI_DATA'),
    )
  })

  test.runIf(existsSync('/sys/kernel'))('a folder on a read-only disk is refused', async () => {
    await expect(open('/sys/kernel/linli')).rejects.toMatchObject(
      sentence('unwritable-folder', 'permissions'),
    )
  })
})

describe.runIf(isRoot)('started by root', roomy, () => {
  test('the database runs as another user, who owns nothing but the data', async () => {
    const folder = newFolder()
    const database = await open(folder)
    const { uid } = statSync(`/proc/${await postmasterPid(database)}`)
    expect(uid).not.toBe(0)
    expect(statSync(join(folder, 'cluster')).uid).toBe(uid)
    expect(statSync(folder).uid).toBe(0)
  })

  test('data and programs go to /var/lib/linli when the folder above is closed, and stay there', async () => {
    const closed = newFolder()
    chmodSync(closed, 0o700)
    const folder = join(closed, 'database')
    const first = await open(folder)
    const home = movedHome(folder)
    expect(first.connection.host.startsWith(home)).toBe(true)
    expect(lines.some((line) => line.includes(home))).toBe(true)
    expect(existsSync(join(folder, 'cluster'))).toBe(false)
    await first.stop()
    chmodSync(closed, 0o755)
    expect((await open(folder)).connection.host.startsWith(home)).toBe(true)
  })

  test('existing data that the database user cannot reach are not replaced by empty ones', async () => {
    const above = newFolder()
    const folder = join(above, 'database')
    await (await open(folder)).stop()
    chmodSync(above, 0o700)
    await expect(open(folder)).rejects.toMatchObject(sentence('unreachable-data', 'chmod o+x'))
    expect(existsSync(movedHome(folder))).toBe(false)
  })

  test('a user without an entry in /etc/passwd is told to use another database', async () => {
    process.env['LINLI_DB_UID'] = '54321'
    try {
      const refusal = sentence('unknown-account', 'DATABASE_URL')
      await expect(open(newFolder())).rejects.toMatchObject(refusal)
    } finally {
      delete process.env['LINLI_DB_UID']
    }
  })

  test('a folder that belongs to someone else is refused to an ordinary user', async () => {
    const folder = newFolder()
    chmodSync(folder, 0o755)
    const apart = await startApart(join(folder, 'database'), { uid: 65534, gid: 65534 })
    await expect(apart.ready).rejects.toThrow('Cannot write to the data folder')
  })
})

function newFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'linli-database-'))
  chmodSync(folder, 0o711)
  folders.push(folder)
  return folder
}

async function open(folder: string, settings: 'durable' | 'test' = 'test') {
  const report = (line: string) => void lines.push(line)
  const database = await startEmbedded({ folder, report, settings })
  running.push(database)
  if (database.connection.host.startsWith('/var/lib/linli')) folders.push(movedHome(folder))
  return database
}

async function stoppedDatabase(): Promise<string> {
  const folder = newFolder()
  await (await open(folder)).stop()
  return folder
}

function movedHome(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  return join('/var/lib/linli', name)
}

function sentence(code: string, part: string) {
  return { name: 'StartFailure', code, message: expect.stringContaining(part) }
}

async function query(database: EmbeddedDatabase, sql: string): Promise<unknown> {
  const client = new pg.Client(database.connection)
  await client.connect()
  try {
    return (await client.query<{ value: unknown }>(sql)).rows?.[0]?.value
  } finally {
    await client.end()
  }
}

async function postmasterPid(database: EmbeddedDatabase): Promise<number> {
  const sql = "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as value"
  return Number(await query(database, sql))
}

type Started = { pid: number; connection: EmbeddedDatabase['connection'] }

/** Starts the database from a process of its own, which can be killed or told to stop. */
async function startApart(folder: string, account: { uid?: number; gid?: number } = {}) {
  const script = fileURLToPath(new URL('start.fixture.ts', import.meta.url))
  const parent = spawn(process.execPath, [script, folder], { cwd: '/', ...account })
  parents.push(parent)
  let complaint = ''
  parent.stderr.on('data', (text: Buffer) => {
    complaint += text.toString()
  })
  const ready = new Promise<Started>((resolve, reject) => {
    parent.stdout.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()) as Started))
    parent.once('close', () => reject(new Error(complaint)))
  })
  ready.catch(() => {})
  return { process: parent, ready }
}

/** Lets a starter stop its database; a stranger without input is simply ended. */
async function dismiss(parent: ChildProcess): Promise<void> {
  if (parent.stdin) parent.stdin.end()
  else parent.kill()
  await exit(parent)
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await exit(child)
}

async function exit(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise((resolve) => child.once('exit', resolve))
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`)
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(20)
}
