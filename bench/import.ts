import { GridNode } from '@linli/contract/grid/grid.schema'
import { idSequence } from '@linli/demo/identifier'
import { randomOf } from '@linli/demo/random'
import { type Cell, copyRows } from '@linli/server/platform/db/copy'
import { type Database, openDatabase } from '@linli/server/platform/db/pool'
import { stopwatch } from '@linli/server/platform/runtime/clock'
import { type Finding, type Round, shown, spread, summed } from './arithmetic.ts'
import { type Ground, openCluster, startProduct } from './stage.ts'

const rowCount = 47_000
const rounds = 5
const streetId = 1

type Client = Parameters<typeof copyRows>[0]
type Entrance = { node_id: string; code: string; pos: number }
/** A line of the file, as a street would send it. */
type Line = { entranceCode: string; floor: string; door: string }

/**
 * 47,000 dwellings read from a file, checked line by line and copied in one transaction, beside COPY of the same
 * rows ready made. There is no import door over HTTP yet, so this is the way a door would go: the contract's
 * schema and the COPY of the demo's loader.
 */
export async function measureImport(ground: Ground): Promise<Finding> {
  const connection = await openCluster(ground)
  const running = await startProduct(ground)
  await running.stop()
  const database = openDatabase(connection, connection, 1)
  ground.stops.push(() => database.close())
  const file = fileOf(await entrancesOf(database))
  const told: Round[] = []
  for (let round = 0; round < rounds; round++) {
    const product = await timed(database, (client, entrances) =>
      importFile(client, entrances, file),
    )
    const limit = await timed(database, (client, _, ready) =>
      copyRows(client, table, columns, ready),
    )
    told.push({ product, limit })
    ground.report(`import round ${round + 1}: ${shown(product)} s beside ${shown(limit)} s`)
  }
  return {
    name: 'import',
    unit: 's',
    limitIs: 'COPY of the same rows',
    floor: 0.05,
    target: 0.1,
    ...summed(told, 'less'),
    notes: [
      `rounds ${spread(told, 'less')}; ${rowCount} dwellings, each rolled back`,
      'no import door over HTTP yet: parsing, the contract’s schema, duplicates and place, then the loader’s COPY',
    ],
  }
}

const table = 'grid.node'
const columns =
  'street_id node_id parent_id kind code name ordinal pos pos_end valid_from floor door'.split(' ')

type Work = (client: Client, entrances: Entrance[], ready: readonly Cell[][]) => Promise<unknown>

/** Seconds of one import that is then taken back, on rows and indexes as they were. */
async function timed(database: Database, work: Work): Promise<number> {
  const entrances = await entrancesOf(database)
  const ready = checkedRows(entrances, fileOf(entrances))
  const client = await database.owner.connect()
  try {
    await client.query('begin')
    const passed = stopwatch()
    await work(client, entrances, ready)
    const took = passed()
    await requireRows(client)
    return took / 1000
  } finally {
    await client.query('rollback')
    await client.query(`vacuum ${table}`)
    client.release()
  }
}

async function requireRows(client: Client): Promise<void> {
  const sql = `select count(*)::int as found from ${table} where code like '%-N%'`
  const { rows } = await client.query(sql)
  const { found } = rows[0] as { found: number }
  if (found !== rowCount) throw new Error(`${found} of ${rowCount} dwellings arrived`)
}

async function entrancesOf(database: Database): Promise<Entrance[]> {
  const { rows } = await database.owner.query(
    `select node_id, code, pos from ${table} where street_id = $1 and kind = 'entrance' order by pos`,
    [streetId],
  )
  return rows as Entrance[]
}

function fileOf(entrances: readonly Entrance[]): string {
  const lines = Array.from({ length: rowCount }, (_, at) => {
    const turn = Math.floor(at / entrances.length)
    const door = `${Math.floor(turn / 4) + 1}0${(turn % 4) + 1}`
    return `${entrances[at % entrances.length]?.code ?? ''},${Math.floor(turn / 4) + 1},${door}`
  })
  return `entrance,floor,door\n${lines.join('\n')}\n`
}

async function importFile(
  client: Client,
  entrances: readonly Entrance[],
  file: string,
): Promise<void> {
  await copyRows(client, table, columns, checkedRows(entrances, file))
}

/**
 * Reads and checks every line: the entrance exists, the values fit the contract, no dwelling comes twice.
 * @throws Error naming the first line that does not hold
 */
function checkedRows(entrances: readonly Entrance[], file: string): Cell[][] {
  const byCode = new Map(entrances.map((entrance) => [entrance.code, entrance]))
  const newId = idSequence(randomOf(streetId, 'import'))
  const seen = new Set<string>()
  return file
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((text, at) => {
      const line = lineOf(text)
      const entrance = byCode.get(line.entranceCode)
      const code = `${line.entranceCode}-N${line.door}`
      if (!entrance || seen.has(code)) throw new Error(`line ${at + 2} does not hold`)
      seen.add(code)
      return rowOf(entrance, checkedNode(newId(), entrance, code, line))
    })
}

function lineOf(text: string): Line {
  const [entranceCode = '', floor = '', door = ''] = text.split(',')
  return { entranceCode, floor, door }
}

function checkedNode(nodeId: string, entrance: Entrance, code: string, line: Line): GridNode {
  const [floor, door] = [Number(line.floor), Number(line.door)]
  const place = { parentId: entrance.node_id, ordinal: door, floor, door, childCount: 0 }
  const said = { nodeId, kind: 'dwelling', code, name: line.door, validFrom: '2026-01-01' }
  return GridNode.parse({ ...said, ...place })
}

function rowOf({ pos }: Entrance, node: GridNode): Cell[] {
  const { nodeId, parentId = null, kind, code, name, ordinal, validFrom } = node
  const identity = [streetId, nodeId, parentId, kind, code, name, ordinal, pos, pos]
  return [...identity, validFrom, node.floor ?? null, node.door ?? null]
}
