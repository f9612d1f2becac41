import { existsSync } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildApp, work } from './app.ts'
import { keepDemoPassword } from './platform/auth/demo-password.ts'
import { hashPassword } from './platform/auth/sign-in.ts'
import type { StreetCard } from './platform/auth/sign-in.routes.ts'
import { startEmbedded } from './platform/db/embedded/start.ts'
import type { Connection, Database } from './platform/db/pool.ts'
import { prepareDatabase } from './platform/db/prepare.ts'
import { openWorker } from './platform/jobs/worker.ts'
import { waitOn } from './platform/http/waiting.ts'
import { openLine } from './platform/live/line.ts'
import { openLiveHub } from './platform/live/live.ts'
import { keepKeyPrints, knownKeyPrints } from './platform/privacy/key-print.ts'
import { loadKeys } from './platform/privacy/keys.ts'
import { systemClock } from './platform/runtime/clock.ts'
import { reportUnexpected, reportWork } from './platform/runtime/log.ts'
import { readSettings, type Settings } from './platform/runtime/settings.ts'
import { StartFailure } from './platform/runtime/start-failure.ts'

const defaultDemoPassword = 'linli-demo'
const webFolder = new URL('../../web/', import.meta.url).pathname

type Stop = () => Promise<void>

/** Starts everything in order; whatever was started is stopped again, last first. */
async function start(settings: Settings): Promise<Stop> {
  const stops: Stop[] = []
  const stop = async () => {
    for (const each of stops.reverse()) await each()
  }
  try {
    await serve(settings, stops)
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

async function serve(settings: Settings, stops: Stop[]): Promise<void> {
  const waiting = await waitOn(settings.port, settings.host).catch((error: unknown) => {
    throw cannotListen(settings, error)
  })
  stops.push(() => waiting.end())
  await openFolder(settings.dataFolder)
  const database = await openStreetDatabase(settings, stops)
  await openKeys(database, join(settings.dataFolder, 'keys'))
  const street = await openStreet(database, settings)
  const live = openLiveHub()
  const clock = systemClock()
  const streetIds = [street.streetId]
  const worker = openWorker({
    database,
    clock,
    streetIds,
    work,
    nudge: live.nudge,
    report: reportWork,
  })
  const app = await buildApp({
    database,
    clock,
    street,
    nudge: worker.nudge,
    filesFolder: join(settings.dataFolder, 'files'),
    live,
    ...(existsSync(join(webFolder, 'phone/dist/index.html'))
      ? { web: { phone: join(webFolder, 'phone/dist'), desk: join(webFolder, 'desk/dist') } }
      : {}),
    report: reportUnexpected,
  })
  const line = openLine(database.owner, live, (error) => reportWork(error, 'live'))
  stops.push(async () => {
    await line.stop()
    live.close()
    await app.close()
  })
  await app.ready()
  await waiting.end()
  await app.listen({ port: waiting.port, host: settings.host })
  announce(`http://${settings.host}:${waiting.port}`, street)
  // Background work starts last: the first page does not wait for it.
  stops.push(worker.stop)
  await worker.start()
}

async function openKeys({ owner }: Database, folder: string): Promise<void> {
  await keepKeyPrints(owner, await loadKeys(folder, await knownKeyPrints(owner)))
}

async function openStreetDatabase(settings: Settings, stops: Stop[]): Promise<Database> {
  const owner = await ownerConnection(settings, stops)
  const app = settings.appDatabaseUrl ? { connectionString: settings.appDatabaseUrl } : undefined
  const database = await prepareDatabase(owner, app, join(settings.dataFolder, 'keys'))
  stops.push(() => database.close())
  return database
}

async function ownerConnection(settings: Settings, stops: Stop[]): Promise<Connection> {
  if (settings.databaseUrl !== undefined) return { connectionString: settings.databaseUrl }
  const embedded = await startEmbedded({
    folder: join(settings.dataFolder, 'postgres'),
    report: say,
  })
  stops.push(() => embedded.stop())
  embedded.onFailure((failure) => {
    process.stderr.write(`${failure.message}\n`)
    process.exitCode = 1
    process.kill(process.pid, 'SIGTERM')
  })
  return embedded.connection
}

async function openFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder)
    // Another user may run the database below this folder; it only walks through.
    await chmod(folder, 0o711)
  } catch (error) {
    throw new StartFailure(
      'unwritable-folder',
      `数据文件夹 ${folder} 写不进去：请改它的权限，或用 LINLI_DATA 换一个文件夹。`,
      `The data folder ${folder} cannot be written: change its rights, or name another one with LINLI_DATA.`,
      { cause: error },
    )
  }
}

/** Step by step: asked for all at once, a folder below one that takes none is tried for ever. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return
  await makeFolder(dirname(folder))
  await mkdir(folder)
}

/** Finds the street of this database; an empty one gets the demo street. */
async function openStreet(database: Database, settings: Settings): Promise<StreetCard> {
  const known = await findStreet(database)
  if (known?.isDemo) {
    const password = settings.demoPassword ?? defaultDemoPassword
    await keepDemoPassword(database, password, systemClock().now())
    return { ...known, ...publicPassword(settings) }
  }
  if (known) return known
  if (!settings.isDemo) {
    throw new StartFailure(
      'wrong-settings',
      '数据库还是空的，这一版还没有建街道的页面：请先不带 LINLI_DEMO=0 启动，看演示街道。',
      'The database is empty and this version has no set-up page yet: start without LINLI_DEMO=0 to see the demo street.',
    )
  }
  await loadDemo(database, settings.demoPassword ?? defaultDemoPassword)
  return openStreet(database, settings)
}

/** A password of the operator's own is told to nobody; the default one stands on the sign-in page. */
function publicPassword(settings: Settings): { demoPassword?: string } {
  return settings.demoPassword === undefined ? { demoPassword: defaultDemoPassword } : {}
}

async function findStreet(database: Database): Promise<StreetCard | undefined> {
  const { rows } = await database.owner.query(
    `select s.street_id, s.phone, s.is_demo, n.name, n.code from grid.street s
     join grid.node n on n.street_id = s.street_id and n.kind = 'street' and n.valid_until is null order by 1 limit 1`,
  )
  const row = rows[0] as
    | { street_id: number; phone: string; is_demo: boolean; name: string; code: string }
    | undefined
  return (
    row && {
      streetId: row.street_id,
      name: row.name,
      code: row.code,
      isDemo: row.is_demo,
      phone: row.phone,
    }
  )
}

async function loadDemo(database: Database, password: string): Promise<void> {
  say('正在放入演示街道（人物和事情都是虚构的）… · Loading the demo street …')
  const [{ generateStreet }, { loadDemoStreet }, { tellStories }] = await Promise.all([
    import('../../demo/src/street.ts'),
    import('../../demo/src/load.ts'),
    import('../../demo/src/tell.ts'),
  ])
  const client = await database.owner.connect()
  try {
    await loadDemoStreet(
      client,
      generateStreet(),
      await hashPassword(password),
      systemClock().now(),
    )
    await client.query('analyze')
  } finally {
    client.release()
  }
  await tellStories(database, systemClock().now())
}

function announce(address: string, street: StreetCard): void {
  say(`\n  邻里 Linli  ${street.name}${street.isDemo ? '（演示数据 demo data）' : ''}`)
  say(`  居民和网格员 phone   ${address}/`)
  say(`  工作台 desk          ${address}/desk/`)
  if (street.isDemo) {
    say(
      `  演示账号 demo sign-ins: wangxiuzhen 居民, liumin 网格员, hewenjing 指挥岗, zhaoqiming 监督岗, zhengwei 物业 …`,
    )
    say(`  密码 password: ${street.demoPassword ?? 'LINLI_DEMO_PASSWORD'}`)
  }
  say('  按 Ctrl-C 停止 · Ctrl-C stops everything\n')
}

function cannotListen({ host, port }: Settings, cause: unknown): StartFailure {
  if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
    return new StartFailure(
      'port-in-use',
      `端口 ${port} 已被别的程序占用：请先停掉它，或用 LINLI_PORT 换一个端口。`,
      `Port ${port} is already in use: stop the other program, or choose another port with LINLI_PORT.`,
      { cause },
    )
  }
  return new StartFailure(
    'wrong-settings',
    `不能在 ${host}:${port} 上等待访问：请检查 LINLI_HOST 是不是本机的地址，LINLI_PORT 是不是大于 1023。`,
    `Cannot listen on ${host}:${port}: check that LINLI_HOST is an address of this machine and LINLI_PORT is above 1023.`,
    { cause },
  )
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<void> {
  const starting = Promise.resolve().then(() => start(readSettings(process.env)))
  // Heard from the first moment on: whoever stops a start still under way leaves no database running behind it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void starting.then((stop) => stop()).then(() => process.exit())
    })
  }
  await starting.catch((error: unknown) => {
    const said = error instanceof StartFailure ? error.message : String((error as Error).stack)
    process.stderr.write(`${said}\n`)
    process.exit(1)
  })
}

await main()
