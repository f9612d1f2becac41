import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CatalogueVersion } from '@linli/contract/matter/category.schema'
import type { DemoStreet } from '@linli/demo/demo-street'
import { generateStreet } from '@linli/demo/street'
import { startEmbedded } from '@linli/server/platform/db/embedded/start'
import { type Connection, type Database, openDatabase } from '@linli/server/platform/db/pool'
import { systemClock } from '@linli/server/platform/runtime/clock'
import { type LoadedCase, inventCases } from './cases.ts'
import { loadBare, loadProduct } from './loading.ts'
import { type Running, startServer } from './processes.ts'

export type Report = (line: string) => void
type Stop = () => Promise<void>

const root = new URL('../', import.meta.url).pathname
const serverScript = join(root, 'server/src/main.ts')
const bareScript = join(root, 'bench/bare.ts')
export const demoPassword = 'linli-bench'

/** A data folder of the product for this bench alone, and what must be ended afterwards. */
export type Ground = { folder: string; stops: Stop[]; report: Report }

/** The product and the bare handler, each in its own process, on one cluster with the same cases. */
export type Stage = {
  product: Running
  bare: Running
  database: Database
  postmasterPid: number
  cases: LoadedCase[]
  street: DemoStreet
}

export async function openGround(report: Report): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-bench-'))
  // PostgreSQL may run as another user, who only walks through.
  await chmod(folder, 0o711)
  return { folder, stops: [() => rm(folder, { recursive: true, force: true })], report }
}

/** Ends what was started, last first; once, however often it is asked. */
export async function leave(ground: Ground): Promise<void> {
  for (let stop = ground.stops.pop(); stop; stop = ground.stops.pop()) await stop()
}

/** Starts the product on the ground's folder; an empty one gets the demo street first. */
export function startProduct(ground: Ground): Promise<Running> {
  return startServer(
    serverScript,
    {
      LINLI_DATA: ground.folder,
      LINLI_PORT: '0',
      LINLI_DEMO: '1',
      LINLI_DEMO_PASSWORD: demoPassword,
      LINLI_HOST: '127.0.0.1',
      DATABASE_URL: '',
      LINLI_APP_DATABASE_URL: '',
      NODE_ENV: 'production',
    },
    process.env.BENCH_NODE_FLAGS?.split(' ').filter(Boolean) ?? [],
  )
}

/** The embedded PostgreSQL of the ground with its durable settings, held for as long as the ground. */
export async function openCluster(ground: Ground): Promise<Connection> {
  const { folder, report } = ground
  const embedded = await startEmbedded({ folder: join(folder, 'postgres'), report })
  ground.stops.push(() => embedded.stop())
  return embedded.connection
}

/** Starts both servers and gives both the same 100,000 cases. */
export async function setStage(ground: Ground): Promise<Stage> {
  const { report, stops } = ground
  const connection = await openCluster(ground)
  report('starting the product on the demo street …')
  const product = await startProduct(ground)
  stops.push(() => product.stop())
  const database = openDatabase(connection, connection, 1)
  stops.push(() => database.close())
  const street = generateStreet()
  const cases = inventCases(street, readCategories(), systemClock().now(), secretaryPart(street))
  report(`loading ${cases.length} cases into the product's tables …`)
  await loadProduct(database, cases)
  const bare = await startBare(ground, connection, database, cases)
  return { product, bare, database, postmasterPid: await postmasterOf(database), cases, street }
}

async function startBare(
  ground: Ground,
  connection: Connection,
  owner: Database,
  cases: readonly LoadedCase[],
): Promise<Running> {
  ground.report(`loading ${cases.length} cases into the bare handler's tables …`)
  await owner.owner.query('create database bare')
  const own = { ...connection, database: 'bare' }
  const database = openDatabase(own, own, 1)
  await loadBare(database, cases)
  await database.close()
  await owner.owner.query('checkpoint')
  const bare = await startServer(bareScript, { BENCH_CONNECTION: JSON.stringify(own) })
  ground.stops.push(() => bare.stop())
  return bare
}

/** The part of the community secretary, who verifies in the update bench. */
function secretaryPart(street: DemoStreet) {
  const login = street.signIns.find(({ post }) => post === 'community-secretary')
  const held = street.assignments.find(
    ({ personId, post }) => personId === login?.personId && post === 'community-secretary',
  )
  const node = street.nodes.find(({ id }) => id === held?.nodeId)
  if (!node) throw new Error('the demo street has no community secretary with a community')
  return node
}

function readCategories() {
  const text = readFileSync(join(root, 'server/seed/catalogue-2026.json'), 'utf8')
  return (JSON.parse(text) as CatalogueVersion).categories
}

/** The parent of the process that serves our connection. */
async function postmasterOf(database: Database): Promise<number> {
  const { rows } = await database.owner.query('select pg_backend_pid() as pid')
  const { pid } = rows[0] as { pid: number }
  return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}
