import type { Database } from '@linli/server/platform/db/pool'
import { type Cell, copyRows } from '@linli/server/platform/db/copy'
import { addMinutes } from '@linli/server/platform/runtime/clock'
import type { LoadedCase } from './cases.ts'

type Client = Parameters<typeof copyRows>[0]

const streetId = 1
const cadre = '00000000-0000-7000-8000-0000000000ca'

/** Loads the cases into the product's tables by COPY, with counters that agree; all or nothing. */
export async function loadProduct(database: Database, cases: readonly LoadedCase[]): Promise<void> {
  await inOne(database, async (client) => {
    const common = await commonOf(client)
    for (const [table, columns, rowsOf] of tables) {
      await copyRows(
        client,
        table,
        columns,
        rowsFrom(cases, (each) => rowsOf(each, common)),
      )
    }
    await client.query('delete from casework.stage_count')
    await client.query(
      `insert into casework.stage_count (street_id, grid_pos, stage, visibility, cases)
       select street_id, grid_pos, stage, visibility, count(*) from casework.case_file group by 1, 2, 3, 4`,
    )
  })
  await database.owner.query('vacuum (analyze)')
}

/** Loads the same cases into the two tables of the bare handler, with the same indexes in mind. */
export async function loadBare(database: Database, cases: readonly LoadedCase[]): Promise<void> {
  await inOne(database, async (client) => {
    await client.query(bareTables)
    await copyRows(
      client,
      'bare_case',
      bareColumns,
      rowsFrom(cases, (each) => [bareCase(each)]),
    )
    await copyRows(client, 'bare_event', eventColumns, rowsFrom(cases, bareEvents))
    await client.query(bareIndexes)
  })
  await database.owner.query('vacuum (analyze)')
}

/**
 * Compares the counters of the boards with the cases themselves.
 * @throws Error when a single one differs: speed bought with wrong counts is none
 */
export async function requireTrueCounters(database: Database): Promise<void> {
  const { rows } = await database.owner.query(
    `select count(*)::int as wrong from casework.stage_count c full join
       (select street_id, grid_pos, stage, visibility, count(*) as cases from casework.case_file group by 1, 2, 3, 4) f
       using (street_id, grid_pos, stage, visibility)
     where coalesce(c.cases, 0) <> coalesce(f.cases, 0)`,
  )
  const { wrong } = rows[0] as { wrong: number }
  if (wrong > 0) throw new Error(`${wrong} counters differ from the cases they count`)
}

async function inOne(database: Database, work: (client: Client) => Promise<void>): Promise<void> {
  const client = await database.owner.connect()
  try {
    await client.query('begin')
    await work(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

function* rowsFrom(
  cases: readonly LoadedCase[],
  rowsOf: (each: LoadedCase) => Cell[][],
): Generator<Cell[]> {
  for (const each of cases) yield* rowsOf(each)
}

type Common = { versionId: string; catalogueId: string }

async function commonOf(client: Client): Promise<Common> {
  const { rows } = await client.query(
    `select v.version_id, c.catalogue_id from grid.version v join matter.catalogue c using (street_id)
     where street_id = ${streetId} limit 1`,
  )
  const found = rows[0] as { version_id: string; catalogue_id: string }
  return { versionId: found.version_id, catalogueId: found.catalogue_id }
}

type Table = readonly [
  name: string,
  columns: readonly string[],
  rows: (each: LoadedCase, common: Common) => Cell[][],
]

const statusOf = {
  reported: 'received',
  handling: 'handling',
  checking: 'handling',
  closed: 'closed',
} as const

const scopeColumns = 'street_id holder_id grid_pos unit_ids'
const scopeOf = (each: LoadedCase): Cell[] => [
  streetId,
  each.holderId,
  each.place.pos,
  each.unit && each.stage !== 'closed' ? [each.unit.id] : [],
]

const tables: readonly Table[] = [
  [
    'matter.matter',
    named(`${scopeColumns} matter_id kind number node_id arose_grid_version_id place text category_code
      catalogue_id six_in_one channel status outcome reported_at ended_at`),
    (each, { versionId, catalogueId }) => [
      joined(
        scopeOf(each),
        [each.matterId, 'report', each.number, each.place.nodeId, versionId, each.place.words],
        [each.text, each.category.code, catalogueId, each.category.sixInOne, 'resident-phone'],
        [statusOf[each.stage], each.endedAt ? 'solved' : null],
        [each.reportedAt, each.endedAt ?? null],
      ),
    ],
  ],
  [
    'matter.contact',
    named(`${scopeColumns} matter_id is_confidential name_masked phone_masked`),
    (each) => [joined(scopeOf(each), [each.matterId, false, '王**', '138****0000'])],
  ],
  [
    'matter.timeline',
    named(
      `${scopeColumns} line_id matter_id audience at act axis by_identity_id by_name by_post words detail`,
    ),
    (each) =>
      linesOf(each).map(({ lineId, at, act, post, words }) =>
        joined(
          scopeOf(each),
          [lineId, each.matterId, 'all', at, act, 'supervision', cadre, '周晓岚'],
          [post, words, '{}'],
        ),
      ),
  ],
  [
    'casework.case_file',
    named(`${scopeColumns} case_id matter_id number stage title place channel category_code catalogue_id
      six_in_one visibility lead_unit_id lead_unit_name outcome reported_at stage_since ended_at due_at soon_at`),
    (each, { catalogueId }) => [
      joined(
        scopeOf(each),
        [each.caseId, each.matterId, each.number, each.stage, each.title, each.place.words],
        ['resident-phone', each.category.code, catalogueId, each.category.sixInOne, 'normal'],
        [each.unit?.id ?? null, each.unit?.name ?? null, each.endedAt ? 'solved' : null],
        [each.reportedAt, each.endedAt ?? each.reportedAt, each.endedAt ?? null],
        [each.dueAt, addMinutes(each.dueAt, -60)],
      ),
    ],
  ],
]

function named(columns: string): string[] {
  return columns.split(/\s+/)
}

function joined(...parts: readonly Cell[][]): Cell[] {
  return parts.flat()
}

/** Three lines a case: what both the product and the bare handler read with it. */
function linesOf(each: LoadedCase) {
  const [first, second, third] = each.lineIds
  const at = each.endedAt ?? each.reportedAt
  return [
    { lineId: first, at: each.reportedAt, act: 'report', post: 'resident', words: null },
    { lineId: second, at, act: 'note', post: 'community-cadre', words: '已电话联系，约好上门时间' },
    { lineId: third, at, act: 'note', post: 'community-cadre', words: '现场看过，情况属实' },
  ]
}

const bareTables = `
  create table bare_case (
    id uuid primary key, number text not null, grid_id integer not null, title text not null,
    description text not null, place text not null, category text not null, status text not null,
    channel text not null, created_at timestamptz not null, updated_at timestamptz not null, due_at timestamptz);
  create table bare_event (
    id uuid primary key, case_id uuid not null, kind text not null, actor text not null, words text,
    at timestamptz not null)`

const bareIndexes = `
  create index on bare_case (grid_id, created_at desc);
  create index on bare_case (status, category);
  create index on bare_event (case_id, at);
  alter table bare_event add foreign key (case_id) references bare_case (id)`

const bareColumns = named(
  'id number grid_id title description place category status channel created_at updated_at due_at',
)
const eventColumns = named('id case_id kind actor words at')

function bareCase(each: LoadedCase): Cell[] {
  const { caseId, number, place, title, text, category, stage, reportedAt, dueAt } = each
  return joined(
    [caseId, number, place.smallGridPos, title, text, place.words, category.code, stage],
    ['resident-phone', reportedAt, each.endedAt ?? reportedAt, dueAt],
  )
}

function bareEvents(each: LoadedCase): Cell[][] {
  return linesOf(each).map(({ lineId, at, act, words }) => {
    return [lineId, each.caseId, act, '周晓岚', words, at]
  })
}
