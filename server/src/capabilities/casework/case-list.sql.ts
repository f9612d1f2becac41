import { sql } from 'kysely'
import { type Builder, statement } from '../../platform/db/statement.ts'

export type ListSlots = {
  streetId: number
  lo: number
  hi: number
  unitId: string | null
  visibilities: string[]
  stages: string[]
  unitStages: string[]
  /** The reader's post: overdue cases may have been brought before it. */
  post: string
  dueFrom: string
  dueBefore: string
  category: string
  sixInOne: string
  solvedLevels: string[]
  ledBy: string | null
  endedFrom: string
  endedBefore: string
  pattern: string
  number: string
  before: string
  /** The least id of the weeks in which a page of a small part is looked for first. */
  recentFrom: string
  dueAfter: string
  limit: number
}

/** Which conditions a list has; each combination is one statement, made at first use and kept. */
export type ListShape = {
  isOpen: boolean
  byStages: boolean
  byUnit: boolean
  /** Cases brought before the reader's post: beside those of the stages, or alone. */
  byEscalation: 'none' | 'also' | 'alone'
  byDue: boolean
  byCategory: boolean
  bySixInOne: boolean
  bySolved: boolean
  byLead: boolean
  byEnd: boolean
  byText: boolean
  isNarrow: boolean
  order: 'newest' | 'due'
}

/** What a list shows of a case. */
export const listColumns = [
  'case_id',
  'number',
  'stage',
  'outcome',
  'category_code',
  'title',
  'place',
  'channel',
  'reported_at',
  'due_at',
  'soon_at',
  'ended_at',
  'is_provisional',
  'lead_unit_name',
  'return_count',
  'six_in_one',
] as const

const made = new Map<string, ReturnType<typeof listStatement>>()

/** An honest no is no solution. */
export const isSolved = sql<boolean>`outcome in ('solved', 'solved-on-spot')`

/** The list statement of one shape. */
export function caseList(shape: ListShape): ReturnType<typeof listStatement> {
  const key = JSON.stringify(shape)
  const known = made.get(key)
  if (known) return known
  const fresh = listStatement(shape)
  made.set(key, fresh)
  return fresh
}

function listStatement(shape: ListShape) {
  return shape.isNarrow && shape.order === 'newest' ? narrowList(shape) : wideList(shape)
}

/**
 * For a small part of the street: what is new is found by age, as a few weeks hold a page of it; where they do not, the
 * part's cases are found in the index of places alone. Only those of the page are fetched.
 */
function narrowList(shape: ListShape) {
  return statement<ListSlots>()((db, p) =>
    db
      .with('recent', () =>
        filtered(db, p, { ...shape, isNarrow: false })
          .select('c.case_id')
          .where('c.case_id', '<', p.before)
          .where('c.case_id', '>=', p.recentFrom)
          .orderBy('c.case_id', 'desc')
          .limit(p.limit),
      )
      .with('older', (made) =>
        made
          .selectFrom(
            filtered(db, p, shape)
              .select('c.case_id')
              .where('c.case_id', '<', p.before)
              .where(sql<boolean>`(select count(*) from recent) < ${p.limit}`)
              // Finds before it orders: without it the order would walk the whole street.
              .offset(sql<number>`0`)
              .as('inside'),
          )
          .select('inside.case_id')
          .orderBy('inside.case_id', 'desc')
          .limit(p.limit),
      )
      .selectFrom('casework.case_file as c')
      .select(listColumns.map((column) => `c.${column}` as const))
      .where('c.street_id', '=', p.streetId)
      .where('c.case_id', 'in', (eb) =>
        eb
          .selectFrom('recent')
          .select('recent.case_id')
          .unionAll(eb.selectFrom('older').select('older.case_id')),
      )
      .orderBy('c.case_id', 'desc')
      .limit(p.limit),
  )
}

function wideList(shape: ListShape) {
  return statement<ListSlots>()((db, p) => {
    const query = filtered(db, p, shape)
      .select(listColumns.map((column) => `c.${column}` as const))
      .limit(p.limit)
    if (shape.order === 'newest')
      return query.where('c.case_id', '<', p.before).orderBy('c.case_id', 'desc')
    return query
      .where(
        sql<boolean>`(coalesce(c.due_at, 'infinity'), c.case_id) > (${p.dueAfter}::timestamptz, ${p.before}::uuid)`,
      )
      .orderBy(sql`coalesce(c.due_at, 'infinity')`)
      .orderBy('c.case_id')
  })
}

/** The cases a list is of, in no order. */
function filtered(db: Builder, p: ListSlots, shape: ListShape) {
  let query = db
    .selectFrom('casework.case_file as c')
    .where('c.street_id', '=', p.streetId)
    .where((eb) => eb('c.visibility', '=', eb.fn.any(eb.val(p.visibilities))))
  // The case keeps the index by position out of a wide list: it would fetch a whole community to take its newest.
  query = shape.isNarrow
    ? query.where('c.grid_pos', '>=', p.lo).where('c.grid_pos', '<=', p.hi)
    : query.where(sql<boolean>`case when c.grid_pos between ${p.lo} and ${p.hi} then true end`)
  if (shape.isOpen) query = query.where('c.ended_at', 'is', null)
  if (shape.byUnit) query = query.where(isOfUnit(p.streetId, p.unitId))
  if (shape.byStages) {
    query = query.where((eb) =>
      eb.or([
        eb('c.stage', '=', eb.fn.any(eb.val(p.stages))),
        eb.and([
          isOfUnit(p.streetId, p.unitId),
          eb('c.stage', '=', eb.fn.any(eb.val(p.unitStages))),
        ]),
        ...(shape.byEscalation === 'also' ? [eb('c.escalated_to', '=', p.post)] : []),
      ]),
    )
  }
  if (shape.byEscalation === 'alone') query = query.where('c.escalated_to', '=', p.post)
  if (shape.byDue)
    query = query.where('c.due_at', '>=', p.dueFrom).where('c.due_at', '<', p.dueBefore)
  if (shape.byCategory) query = query.where('c.category_code', '=', p.category)
  if (shape.bySixInOne) query = query.where('c.six_in_one', '=', p.sixInOne)
  if (shape.bySolved) {
    query = query
      .where(isSolved)
      .where((eb) => eb('c.solved_level', '=', eb.fn.any(eb.val(p.solvedLevels))))
  }
  if (shape.byLead) query = query.where('c.lead_unit_id', '=', p.ledBy)
  if (shape.byEnd)
    query = query.where('c.ended_at', '>=', p.endedFrom).where('c.ended_at', '<', p.endedBefore)
  if (shape.byText) {
    query = query.where((eb) =>
      eb.or([
        eb('c.number', 'like', p.number),
        eb('c.title', 'like', p.pattern),
        eb('c.place', 'like', p.pattern),
      ]),
    )
  }
  return query
}

/** A unit leads the case or assists in it; as an array, so that the index of cases is used for both. */
function isOfUnit(streetId: unknown, unitId: unknown) {
  return sql<boolean>`(c.lead_unit_id = ${unitId}::uuid or c.case_id = any (array(
    select u.case_id from casework.case_unit u
    where u.street_id = ${streetId}::int and u.unit_id = ${unitId}::uuid)))`
}

type Scope = { streetId: number; lo: number; hi: number; visibilities: string[] }

/** Cases at each stage, from the counters. */
export const stageCounts = statement<Scope>()((db, p) =>
  db
    .selectFrom('casework.stage_count')
    .select(['stage', sql<number>`sum(cases)::int`.as('cases')])
    .where('street_id', '=', p.streetId)
    .where('grid_pos', '>=', p.lo)
    .where('grid_pos', '<=', p.hi)
    .where((eb) => eb('visibility', '=', eb.fn.any(eb.val(p.visibilities))))
    .groupBy('stage'),
)

export const stageCountsByPlace = statement<Scope>()((db, p) =>
  db
    .selectFrom('casework.stage_count')
    .select(['grid_pos', 'stage', sql<number>`sum(cases)::int`.as('cases')])
    .where('street_id', '=', p.streetId)
    .where('grid_pos', '>=', p.lo)
    .where('grid_pos', '<=', p.hi)
    .where((eb) => eb('visibility', '=', eb.fn.any(eb.val(p.visibilities))))
    .groupBy(['grid_pos', 'stage']),
)

/** Open cases that are or will be past their limit; the partial index holds open cases only. */
export const dueCounts = statement<Scope & { now: string; endOfDay: string }>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .select([
      sql<number>`(count(*) filter (where due_at < ${p.now}))::int`.as('overdue'),
      sql<number>`(count(*) filter (where due_at >= ${p.now}))::int`.as('today'),
    ])
    .where('street_id', '=', p.streetId)
    .where('ended_at', 'is', null)
    .where('due_at', '<', p.endOfDay)
    .where('grid_pos', '>=', p.lo)
    .where('grid_pos', '<=', p.hi)
    .where((eb) => eb('visibility', '=', eb.fn.any(eb.val(p.visibilities)))),
)

/** Cases brought before a post, and how many of them do not stand among its tasks by their stage. */
export const escalatedCounts = statement<Scope & { post: string; stages: string[] }>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .select((eb) => [
      sql<number>`count(*)::int`.as('cases'),
      sql<number>`(count(*) filter (where ${eb.not(eb('stage', '=', eb.fn.any(eb.val(p.stages))))}))::int`.as(
        'beyond',
      ),
    ])
    .where('street_id', '=', p.streetId)
    .where('escalated_to', '=', p.post)
    .where('grid_pos', '>=', p.lo)
    .where('grid_pos', '<=', p.hi)
    .where((eb) => eb('visibility', '=', eb.fn.any(eb.val(p.visibilities)))),
)

export const overdueByPlace = statement<Scope & { now: string }>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .select(['grid_pos', sql<number>`count(*)::int`.as('overdue')])
    .where('street_id', '=', p.streetId)
    .where('ended_at', 'is', null)
    .where('due_at', '<', p.now)
    .where('grid_pos', '>=', p.lo)
    .where('grid_pos', '<=', p.hi)
    .where((eb) => eb('visibility', '=', eb.fn.any(eb.val(p.visibilities))))
    .groupBy('grid_pos'),
)

/** A unit's own board is small: it is counted as it stands. */
export const unitCounts = statement<Scope & { unitId: string; now: string; endOfDay: string }>()(
  (db, p) =>
    db
      .selectFrom('casework.case_file as c')
      .select([
        'stage',
        sql<number>`count(*)::int`.as('cases'),
        sql<number>`(count(*) filter (where ended_at is null and due_at < ${p.now}))::int`.as(
          'overdue',
        ),
        sql<number>`(count(*) filter (where ended_at is null and due_at >= ${p.now} and due_at < ${p.endOfDay}))::int`.as(
          'today',
        ),
      ])
      .where('street_id', '=', p.streetId)
      .where(isOfUnit(p.streetId, p.unitId))
      .where('grid_pos', '>=', p.lo)
      .where('grid_pos', '<=', p.hi)
      .where((eb) => eb('visibility', '=', eb.fn.any(eb.val(p.visibilities))))
      .groupBy('stage'),
)

export const unitCountsByPlace = statement<Scope & { unitId: string; now: string }>()((db, p) =>
  db
    .selectFrom('casework.case_file as c')
    .select([
      'grid_pos',
      sql<number>`count(*)::int`.as('open'),
      sql<number>`(count(*) filter (where due_at < ${p.now}))::int`.as('overdue'),
    ])
    .where('street_id', '=', p.streetId)
    .where('ended_at', 'is', null)
    .where(isOfUnit(p.streetId, p.unitId))
    .where('grid_pos', '>=', p.lo)
    .where('grid_pos', '<=', p.hi)
    .where((eb) => eb('visibility', '=', eb.fn.any(eb.val(p.visibilities))))
    .groupBy('grid_pos'),
)
