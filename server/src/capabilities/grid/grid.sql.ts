import { type SelectQueryBuilder, sql } from 'kysely'
import { type Builder, statement } from '../../platform/db/statement.ts'
import type { DB } from '../../platform/db/database.types.ts'

type Street = { streetId: number }
/** The day of which the drawing is asked for: a node holds from its first day to its last. */
type Drawing = Street & { day: string }

/** Whether a node holds on a day: from its first day to its last, whatever is entered in advance. */
function isInForce(day: string, table?: 'n' | 'd' | 'b') {
  const [from, until] = ['valid_from', 'valid_until'].map((column) =>
    sql.ref(table ? `${table}.${column}` : column),
  )
  return sql<boolean>`(${from} <= ${day}::date and (${until} is null or ${until} >= ${day}::date))`
}

/** The node and all nodes above it, street first; those that have ended too, as records keep their place. */
export const pathTo = statement<Street & { nodeId: string }>()((db, p) =>
  db
    .withRecursive('up', (up) =>
      up
        .selectFrom('grid.node')
        .select([
          'node_id',
          'parent_id',
          'kind',
          'code',
          'name',
          'pos',
          'pos_end',
          'is_old_compound',
          'access',
          'centre_lon',
          'centre_lat',
          'valid_from',
          'valid_until',
        ])
        .where('street_id', '=', p.streetId)
        .where('node_id', '=', p.nodeId)
        .unionAll(
          up
            .selectFrom('grid.node as n')
            .innerJoin('up', 'up.parent_id', 'n.node_id')
            .select([
              'n.node_id',
              'n.parent_id',
              'n.kind',
              'n.code',
              'n.name',
              'n.pos',
              'n.pos_end',
              'n.is_old_compound',
              'n.access',
              'n.centre_lon',
              'n.centre_lat',
              'n.valid_from',
              'n.valid_until',
            ])
            .where('n.street_id', '=', p.streetId),
        ),
    )
    .selectFrom('up')
    .selectAll()
    .orderBy('pos')
    .orderBy('pos_end', 'desc'),
)

export const nodeWithCounts = statement<Drawing & { nodeId: string }>()((db, p) =>
  countedNodes(db, p).where('n.node_id', '=', p.nodeId),
)

export const rootWithCounts = statement<Drawing>()((db, p) =>
  countedNodes(db, p).where('n.kind', '=', 'street').where(isInForce(p.day, 'n')),
)

/** The interval of the building a node stands for or lies directly in; that of the node itself where there is none. */
export function buildingOf(db: Builder, streetId: number) {
  return db
    .selectFrom('grid.node as n')
    .leftJoin('grid.node as u', (join) =>
      join
        .onRef('u.street_id', '=', 'n.street_id')
        .onRef('u.node_id', '=', 'n.parent_id')
        .on('u.kind', '=', sql<string>`'building'`),
    )
    .select([
      // Not coalesce: under row-level security the planner would not look up an index by it.
      sql<number>`case when u.pos is null then n.pos else u.pos end`.as('lo'),
      sql<number>`case when u.pos is null then n.pos_end else u.pos_end end`.as('hi'),
    ])
    .where('n.street_id', '=', streetId)
}

export const childrenWithCounts = statement<Drawing & { nodeId: string }>()((db, p) =>
  countedNodes(db, p)
    .where('n.parent_id', '=', p.nodeId)
    .where(isInForce(p.day, 'n'))
    .orderBy('n.ordinal'),
)

/** A node with what lies inside its interval; residents are summed from the small grids, so they roll up exactly. */
function countedNodes(db: Builder, { streetId, day }: Drawing) {
  return db
    .selectFrom('grid.node as n')
    .innerJoinLateral(
      (lateral) =>
        lateral
          .selectFrom('grid.node as d')
          .select((eb) => [
            sum(eb.fn.sum<number>('d.declared_residents')).as('residents'),
            countKind('small-grid').as('small_grids'),
            countKind('building').as('buildings'),
            countKind('dwelling').as('dwellings'),
            sql<number>`(count(*) filter (where d.parent_id = n.node_id))::int`.as('children'),
          ])
          .where('d.street_id', '=', streetId)
          .where(isInForce(day, 'd'))
          .whereRef('d.pos', '>=', 'n.pos')
          .whereRef('d.pos', '<=', 'n.pos_end')
          .as('inside'),
      (join) => join.onTrue(),
    )
    .selectAll('n')
    .select([
      'inside.residents',
      'inside.small_grids',
      'inside.buildings',
      'inside.dwellings',
      'inside.children',
    ])
    .where('n.street_id', '=', streetId)
}

const countKind = (kind: string) =>
  sql<number>`(count(*) filter (where d.kind = ${sql.lit(kind)}))::int`
const sum = (total: unknown) => sql<number | null>`(${total})::int`

export const figuresOfStreet = statement<Drawing>()((db, p) =>
  db
    .selectFrom('grid.node as d')
    .select((eb) => [
      countKind('community').as('communities'),
      countKind('mid-grid').as('midGrids'),
      countKind('small-grid').as('smallGrids'),
      countKind('building').as('buildings'),
      countKind('dwelling').as('dwellings'),
      sql<number>`coalesce(${eb.fn.sum('d.declared_residents')}, 0)::int`.as('declaredResidents'),
    ])
    .where('d.street_id', '=', p.streetId)
    .where(isInForce(p.day, 'd')),
)

const shapeColumns = [
  'node_id',
  'parent_id',
  'kind',
  'name',
  'ring',
  'centre_lon',
  'centre_lat',
] as const

export const shapesOfGrids = statement<Drawing>()((db, p) =>
  db
    .selectFrom('grid.node')
    .select(shapeColumns)
    .where('street_id', '=', p.streetId)
    .where('kind', 'in', sql<string[]>`('community', 'mid-grid', 'small-grid')` as never)
    .where('ring', 'is not', null)
    .where(isInForce(p.day))
    .orderBy('pos'),
)

export const shapesOfBuildings = statement<Drawing & { nodeId: string }>()((db, p) =>
  db
    .selectFrom('grid.node as b')
    .innerJoin('grid.node as n', (join) => join.onRef('n.street_id', '=', 'b.street_id'))
    .select([
      'b.node_id',
      'b.parent_id',
      'b.kind',
      'b.name',
      'b.ring',
      'b.centre_lon',
      'b.centre_lat',
    ])
    .where('b.street_id', '=', p.streetId)
    .where('n.node_id', '=', p.nodeId)
    .where('b.kind', '=', 'building')
    .where('b.ring', 'is not', null)
    .where(isInForce(p.day, 'b'))
    .whereRef('b.pos', '>=', 'n.pos')
    .whereRef('b.pos', '<=', 'n.pos_end')
    .orderBy('b.pos'),
)

/** Entrances and doors of one building, in their order. */
export const insideBuilding = statement<Drawing & { nodeId: string }>()((db, p) =>
  db
    .selectFrom('grid.node as b')
    .innerJoin('grid.node as d', (join) =>
      join
        .onRef('d.street_id', '=', 'b.street_id')
        .onRef('d.pos', '>=', 'b.pos')
        .onRef('d.pos', '<=', 'b.pos_end'),
    )
    .select([
      'd.node_id',
      'd.parent_id',
      'd.kind',
      'd.code',
      'd.name',
      'd.floors',
      'd.floor',
      'd.door',
      'd.ordinal',
    ])
    .where('b.street_id', '=', p.streetId)
    .where('b.node_id', '=', p.nodeId)
    .where(isInForce(p.day, 'd'))
    .orderBy('d.pos'),
)

/** As many places as one answer shows; one more is found, to tell that there are others. */
export const mostShown = 20

/** Parts of the street that lie one in the other: what lies in more of them is nearer to the asker. */
type Near = { los: readonly number[]; his: readonly number[] }

function nearness(p: Near) {
  return sql`(select count(*) from unnest(${p.los}::int[], ${p.his}::int[]) as near (lo, hi)
    where n.pos between near.lo and near.hi)`
}

/** A name as it is compared: people write 北区3网格 and 北区 3 网格. */
const unspaced = (column: string) => sql<string>`replace(${sql.ref(column)}, ' ', '')`

/** By code, name or pinyin initials, all without spaces; grids before buildings before doors, each nearest first. */
export const findByWords = statement<
  Drawing & Near & { pattern: string; code: string; initials: string; lo: number; hi: number }
>()((db, p) =>
  foundColumns(db.selectFrom('grid.node as n'))
    .where('n.street_id', '=', p.streetId)
    .where(isInForce(p.day, 'n'))
    .where('n.pos', '>=', p.lo)
    .where('n.pos', '<=', p.hi)
    .where((eb) =>
      eb.or([
        eb(unspaced('n.name'), 'like', p.pattern),
        eb('n.code', 'like', p.code),
        eb('n.initials', 'like', p.initials),
      ]),
    )
    .orderBy(
      sql`array_position(array['street','community','mid-grid','small-grid','building','entrance','dwelling'], n.kind)`,
    )
    .orderBy(nearness(p), 'desc')
    .orderBy('n.pos')
    .limit(mostShown + 1),
)

/** Buildings are narrowed to those that have the entrance and door, so more are looked at than shown. */
const mostLookedAt = 500

/** A building by its number within its compound, narrowed by words of the path above it; nearest first. */
export const findBuildings = statement<
  Drawing & Near & { building: string; words: string; lo: number; hi: number }
>()((db, p) =>
  foundColumns(
    db
      .selectFrom('grid.node as n')
      .innerJoin('grid.node as s', (join) =>
        join.onRef('s.street_id', '=', 'n.street_id').onRef('s.node_id', '=', 'n.parent_id'),
      )
      .innerJoin('grid.node as m', (join) =>
        join.onRef('m.street_id', '=', 's.street_id').onRef('m.node_id', '=', 's.parent_id'),
      )
      .innerJoin('grid.node as c', (join) =>
        join.onRef('c.street_id', '=', 'm.street_id').onRef('c.node_id', '=', 'm.parent_id'),
      ),
  )
    .where('n.street_id', '=', p.streetId)
    .where('n.kind', '=', 'building')
    .where(unspaced('n.name'), '=', p.building)
    .where(isInForce(p.day, 'n'))
    .where('n.pos', '>=', p.lo)
    .where('n.pos', '<=', p.hi)
    .where(sql<boolean>`(c.name || m.name || s.name) like ${p.words}`)
    .orderBy(nearness(p), 'desc')
    .orderBy('n.pos')
    .limit(mostLookedAt),
)

/** What has this name directly below one of the nodes; nearest first. */
export const findInside = statement<
  Drawing & Near & { nodeIds: readonly string[]; name: string }
>()((db, p) =>
  foundColumns(db.selectFrom('grid.node as n'))
    .where('n.street_id', '=', p.streetId)
    .where((eb) => eb('n.parent_id', '=', eb.fn.any(eb.val(p.nodeIds))))
    .where(unspaced('n.name'), '=', p.name)
    .where(isInForce(p.day, 'n'))
    .orderBy(nearness(p), 'desc')
    .orderBy('n.pos')
    .limit(mostLookedAt),
)

function foundColumns<O>(query: SelectQueryBuilder<DB & { n: DB['grid.node'] }, 'n', O>) {
  return query.select(['n.node_id', 'n.kind', 'n.code', 'n.name', 'n.pos', 'n.pos_end'])
}

export const smallGridRings = statement<Drawing>()((db, p) =>
  db
    .selectFrom('grid.node')
    .select(['node_id', 'ring', 'pos', 'pos_end'])
    .where('street_id', '=', p.streetId)
    .where('kind', '=', 'small-grid')
    .where('ring', 'is not', null)
    .where(isInForce(p.day)),
)

/** All nodes in force on a day, for judging the net as a whole. */
export const netInForce = statement<Drawing>()((db, p) =>
  db
    .selectFrom('grid.node')
    .select([
      'node_id',
      'parent_id',
      'kind',
      'code',
      'pos',
      'pos_end',
      'ring',
      'centre_lon',
      'centre_lat',
    ])
    .where('street_id', '=', p.streetId)
    .where(isInForce(p.day))
    .orderBy('pos'),
)

export const versionInForce = statement<Street & { day: string }>()((db, p) =>
  db
    .selectFrom('grid.version')
    .select(['version_id', 'label', 'valid_from'])
    .where('street_id', '=', p.streetId)
    .where('valid_from', '<=', p.day)
    .orderBy('valid_from', 'desc')
    .limit(1),
)

/** The nodes directly below one, without what lies inside them. */
export const gridsBelow = statement<Drawing & { nodeId: string }>()((db, p) =>
  db
    .selectFrom('grid.node')
    .select(['node_id', 'kind', 'name', 'pos', 'pos_end', 'access'])
    .where('street_id', '=', p.streetId)
    .where('parent_id', '=', p.nodeId)
    .where(isInForce(p.day))
    .orderBy('ordinal'),
)

export const rootOfStreet = statement<Drawing>()((db, p) =>
  db
    .selectFrom('grid.node')
    .select(['node_id', 'name', 'code', 'pos', 'pos_end'])
    .where('street_id', '=', p.streetId)
    .where('kind', '=', 'street')
    .where(isInForce(p.day)),
)

/** Row-level security leaves out what lies outside the part of the street one answers for. */
export const lockOwnNode = statement<Drawing & { nodeId: string }>()((db, p) =>
  db
    .selectFrom('grid.node')
    .select(['kind', 'is_old_compound'])
    .where('street_id', '=', p.streetId)
    .where('node_id', '=', p.nodeId)
    .where(isInForce(p.day))
    .forUpdate(),
)

export const markOld = statement<Street & { nodeId: string; isOld: boolean }>()((db, p) =>
  db
    .updateTable('grid.node')
    .set({ is_old_compound: p.isOld })
    .where('street_id', '=', p.streetId)
    .where('node_id', '=', p.nodeId),
)
