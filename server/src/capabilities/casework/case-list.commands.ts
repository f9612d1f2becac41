import type { BoardCounts, CaseItem, Stage } from '@linli/contract/casework/case.schema'
import { endStages } from '@linli/contract/casework/case.rules'
import {
  escalationPosts,
  stagesOfView,
  tasksOfPost,
  unitTasksOf,
} from '@linli/contract/casework/view.rules'
import { inGridLevels } from '@linli/contract/casework/level.rules'
import { SolvedLevel } from '@linli/contract/matter/matter.schema'
import type { Post } from '@linli/contract/shared/post'
import type { Context } from '../../platform/db/context.ts'
import { type Reader, reading, readRows } from '../../platform/db/transaction.ts'
import { theOne } from '../../platform/http/refusal.ts'
import { shareAnswers } from '../../platform/http/shared-answer.ts'
import { addMinutes, instantOf, localDateOf, millisOf } from '../../platform/runtime/clock.ts'
import { firstIdOf, instantOfId } from '../../platform/runtime/ids.ts'
import { drawingOf, gridsBelow, pathTo } from '../grid/index.ts'
import { presentCaseItem } from './case.present.ts'
import * as listSql from './case-list.sql.ts'
import { type CaseScope, caseScope } from './casework.access.ts'

export type ListQuery = {
  view: string
  under?: string | undefined
  category?: string | undefined
  sixInOne?: string | undefined
  solved?: SolvedLevel | 'in-grid' | 'any' | undefined
  ledBy?: string | undefined
  from?: string | undefined
  until?: string | undefined
  text?: string | undefined
  order: 'newest' | 'due'
  after?: string | undefined
  limit: number
}

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const firstId = '00000000-0000-0000-0000-000000000000'
/** Intervals shorter than this hold a few grids: their cases are fetched first, then ordered. */
const narrow = 30_000

const recentMinutes = 14 * 24 * 60

function weeksBefore(instant: string): string {
  return addMinutes(instant, -recentMinutes)
}

/** One page of the cases in the reader's scope. */
export async function listCases(
  ctx: Context,
  query: ListQuery,
): Promise<{ items: CaseItem[]; next?: string }> {
  const scope = await scopeUnder(ctx, query.under)
  const cursor = readCursor(query)
  const { now } = ctx
  const stages = stagesFor(query.view, ctx.actor.post as Post)
  const slots: listSql.ListSlots = {
    streetId: ctx.streetId,
    ...scope,
    unitId: scope.unitId ?? ctx.actor.unitId ?? null,
    stages: [...(stages ?? [])],
    unitStages: query.view === 'my-tasks' ? [...unitTasksOf(ctx.actor.post as Post)] : [],
    post: ctx.actor.post,
    dueFrom: query.view === 'overdue' ? '-infinity' : now,
    dueBefore: query.view === 'overdue' ? now : endOfDay(now),
    ...filtersOf(query),
    before: cursor.id,
    recentFrom: firstIdOf(weeksBefore(cursor.id === lastId ? now : instantOfId(cursor.id))),
    dueAfter: cursor.due,
    limit: query.limit + 1,
  }
  const rows = await readRows(
    ctx,
    listSql.caseList(shapeOf(query, scope, stages !== undefined, ctx.actor.post))(slots),
  )
  const items = rows.slice(0, query.limit).map((row) => presentCaseItem(row, now))
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  return last ? { items, next: cursorAfter(query.order, last) } : { items }
}

const boards = shareAnswers<BoardCounts>()

/** After a commit that told of a case: whoever did something sees it on their board at once. */
export const forgetBoards = boards.forget

/** Counts of every view, from counters; only what depends on the hour is counted, over open cases. */
export async function countBoard(ctx: Context, under: string | undefined): Promise<BoardCounts> {
  const scope = await scopeUnder(ctx, under)
  const { post, unitId = '' } = ctx.actor
  const question = JSON.stringify([ctx.streetId, post, unitId, scope])
  return boards.ask(ctx, question, () => countScope(ctx, scope))
}

async function countScope(ctx: Context, scope: CaseScope): Promise<BoardCounts> {
  const post = ctx.actor.post as Post
  const [[stages, due], escalated, unitsOwn] = await reading(ctx, (tx) =>
    Promise.all([
      scope.unitId ? unitCounts(ctx, tx, scope, scope.unitId) : gridCounts(ctx, tx, scope),
      escalatedTo(ctx, tx, scope, post),
      unitTasks(ctx, tx, scope, post),
    ]),
  )
  const of = (view: keyof typeof stagesOfView) => sumOf(stages, stagesOfView[view])
  const open = [...stages]
    .filter(([stage]) => !endStages.includes(stage as Stage))
    .reduce((sum, [, n]) => sum + n, 0)
  const views = (Object.keys(stagesOfView) as (keyof typeof stagesOfView)[]).map((view) => ({
    view,
    count: of(view),
  }))
  const tasks = sumOf(stages, tasksOfPost[post] ?? []) + unitsOwn
  const counts = [
    ...views,
    { view: 'open', count: open },
    { view: 'overdue', count: due.overdue },
    { view: 'due-today', count: due.today },
    { view: 'my-tasks', count: tasks + escalated.beyond },
    { view: 'escalated', count: escalated.cases },
  ]
  return { counts, asOf: ctx.now } as BoardCounts
}

/** Open and overdue cases of each grid directly below a node (R27): the drill from street to building. */
export async function countByGrid(ctx: Context, under: string) {
  const { streetId, now } = ctx
  const scope = await scopeUnder(ctx, under)
  const part = { streetId, lo: scope.lo, hi: scope.hi, visibilities: scope.visibilities }
  const { unitId } = scope
  const [children, places] = await reading(ctx, (tx) =>
    Promise.all([
      tx.rows(gridsBelow({ ...drawingOf(ctx), nodeId: under })),
      unitId === null
        ? openByPlace(tx, part, now)
        : tx.rows(listSql.unitCountsByPlace({ ...part, unitId, now })),
    ]),
  )
  const items = children.map(({ node_id: nodeId, pos, pos_end: end }) => {
    const inside = places.filter((row) => row.grid_pos >= pos && row.grid_pos <= end)
    return {
      nodeId,
      open: inside.reduce((sum, row) => sum + row.open, 0),
      overdue: inside.reduce((sum, row) => sum + row.overdue, 0),
    }
  })
  return { items, asOf: now }
}

type PlaceCount = { grid_pos: number; open: number; overdue: number }

/** Open cases by place from the counters, and the overdue among them as they stand. */
async function openByPlace(
  tx: Reader,
  part: Parameters<typeof listSql.stageCountsByPlace>[0],
  now: string,
): Promise<PlaceCount[]> {
  const [stages, overdue] = await Promise.all([
    tx.rows(listSql.stageCountsByPlace(part)),
    tx.rows(listSql.overdueByPlace({ ...part, now })),
  ])
  const open = stages.filter((row) => !endStages.includes(row.stage as Stage))
  return [
    ...open.map((row) => ({ grid_pos: row.grid_pos, open: row.cases, overdue: 0 })),
    ...overdue.map((row) => ({ ...row, open: 0 })),
  ]
}

/** The part of the actor's scope that lies under a node; all of it without one. */
export async function scopeUnder(ctx: Context, under: string | undefined): Promise<CaseScope> {
  if (under === undefined) return caseScope(ctx.actor)
  const path = await readRows(ctx, pathTo({ streetId: ctx.streetId, nodeId: under }))
  const node = theOne(path.slice(-1))
  return caseScope(ctx.actor, { pos: node.pos, pos_end: node.pos_end })
}

/** What the filters ask; those that are off stand empty, and the shape leaves them out. */
function filtersOf({ category = '', sixInOne = '', text, ...query }: ListQuery) {
  const { solved, ledBy = null, from, until } = query
  return {
    category,
    sixInOne,
    solvedLevels: levelsOf(solved),
    ledBy,
    endedFrom: from === undefined ? '-infinity' : startOfDay(from),
    endedBefore: until === undefined ? 'infinity' : endOfLocalDay(until),
    pattern: `%${plain(text)}%`,
    number: `${plain(text)}%`,
  }
}

function shapeOf(
  query: ListQuery,
  scope: CaseScope,
  byStages: boolean,
  post: string,
): listSql.ListShape {
  const isOver = query.view === 'all' || query.view === 'closed'
  return {
    isOpen: !isOver,
    byStages,
    byUnit: scope.unitId !== null,
    byEscalation: escalationShape(query.view, post),
    byDue: query.view === 'overdue' || query.view === 'due-today',
    byCategory: query.category !== undefined,
    bySixInOne: query.sixInOne !== undefined,
    bySolved: query.solved !== undefined,
    byLead: query.ledBy !== undefined,
    byEnd: query.from !== undefined || query.until !== undefined,
    byText: query.text !== undefined && query.text !== '',
    isNarrow: isOver && scope.hi - scope.lo < narrow,
    order: query.order,
  }
}

function escalationShape(view: string, post: string): listSql.ListShape['byEscalation'] {
  if (view === 'escalated') return 'alone'
  return view === 'my-tasks' && escalationPosts.some((each) => each === post) ? 'also' : 'none'
}

function stagesFor(view: string, post: Post): readonly Stage[] | undefined {
  if (view === 'my-tasks') return tasksOfPost[post] ?? []
  return view in stagesOfView ? stagesOfView[view as keyof typeof stagesOfView] : undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Cursor = { id: string; due: string }

function readCursor({ after, order }: ListQuery): Cursor {
  const [id = '', due = ''] = after?.split('|') ?? []
  if (after === undefined) return { id: order === 'newest' ? lastId : firstId, due: '-infinity' }
  return {
    id: uuid.test(id) ? id : lastId,
    due: /^[0-9T:.Z-]+$/.test(due) ? due : 'infinity',
  }
}

function cursorAfter(
  order: ListQuery['order'],
  row: { case_id: string; due_at: string | null },
): string {
  return order === 'newest' ? row.case_id : `${row.case_id}|${row.due_at ?? 'infinity'}`
}

type Due = { overdue: number; today: number }

async function gridCounts(
  ctx: Context,
  tx: Reader,
  scope: CaseScope,
): Promise<[Map<string, number>, Due]> {
  const part = {
    streetId: ctx.streetId,
    lo: scope.lo,
    hi: scope.hi,
    visibilities: scope.visibilities,
  }
  const [stages, due] = await Promise.all([
    tx.rows(listSql.stageCounts(part)),
    tx.rows(listSql.dueCounts({ ...part, now: ctx.now, endOfDay: endOfDay(ctx.now) })),
  ])
  return [new Map(stages.map((row) => [row.stage, row.cases])), due[0] ?? { overdue: 0, today: 0 }]
}

/** Overdue cases brought before a post; `beyond` are those that its stages do not already count. */
async function escalatedTo(
  ctx: Context,
  tx: Reader,
  { lo, hi, visibilities }: CaseScope,
  post: Post,
): Promise<{ cases: number; beyond: number }> {
  if (!escalationPosts.includes(post)) return { cases: 0, beyond: 0 }
  const stages = [...(tasksOfPost[post] ?? [])]
  const part = { streetId: ctx.streetId, lo, hi, visibilities }
  return theOne(await tx.rows(listSql.escalatedCounts({ ...part, post, stages })))
}

/** What waits for a post because its unit leads it or assists, beside what waits in its part of the grid. */
async function unitTasks(ctx: Context, tx: Reader, scope: CaseScope, post: Post): Promise<number> {
  const stages = unitTasksOf(post)
  const { unitId } = ctx.actor
  if (stages.length === 0 || unitId === undefined) return 0
  const [counts] = await unitCounts(ctx, tx, scope, unitId)
  return sumOf(counts, stages)
}

async function unitCounts(
  ctx: Context,
  tx: Reader,
  { lo, hi, visibilities }: CaseScope,
  unitId: string,
): Promise<[Map<string, number>, Due]> {
  const { streetId, now } = ctx
  const part = { streetId, lo, hi, visibilities, unitId }
  const call = listSql.unitCounts({ ...part, now, endOfDay: endOfDay(now) })
  const rows = await tx.rows(call)
  const due = rows.reduce(
    (sum, row) => ({ overdue: sum.overdue + row.overdue, today: sum.today + row.today }),
    {
      overdue: 0,
      today: 0,
    },
  )
  return [new Map(rows.map((row) => [row.stage, row.cases])), due]
}

function sumOf(counts: ReadonlyMap<string, number>, stages: readonly string[]): number {
  return stages.reduce((sum, stage) => sum + (counts.get(stage) ?? 0), 0)
}

function endOfDay(now: string): string {
  return endOfLocalDay(localDateOf(now))
}

/** Midnight at which a day of the street begins. */
export function startOfDay(day: string): string {
  return instantOf(millisOf(`${day}T00:00:00+08:00`))
}

function endOfLocalDay(day: string): string {
  return instantOf(millisOf(`${day}T24:00:00+08:00`))
}

function levelsOf(solved: ListQuery['solved']): SolvedLevel[] {
  if (solved === undefined || solved === 'any') return [...SolvedLevel.options]
  return solved === 'in-grid' ? [...inGridLevels] : [solved]
}

function plain(text: string | undefined): string {
  return (text ?? '').normalize('NFKC').replaceAll(/[%_\\]/g, '')
}
