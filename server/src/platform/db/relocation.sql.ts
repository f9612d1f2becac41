import { sql } from 'kysely'
import type { Interval } from './context.ts'
import type { Move, ScopedRoom } from './relocation.ts'
import { type Builder, type Call, statement } from './statement.ts'

/** Every scoped table whose records follow the grid; a closed list, so that the builder knows their columns. */
export type ScopedTable =
  | 'matter.matter'
  | 'matter.contact'
  | 'matter.timeline'
  | 'matter.link'
  | 'casework.case_file'
  | 'casework.case_limit'
  | 'casework.case_pause'
  | 'casework.case_unit'
  | 'casework.partner_link'
  | 'files.photo'
  | 'privacy.reading'

type Within = { streetId: number; los: number[]; his: number[] }
type Moves = { streetId: number; froms: number[]; tos: number[] }

/**
 * A room of the list in `app.ts` made of its scoped tables.
 * @param besides what else follows, such as counters
 */
export function roomOf(
  name: string,
  tables: readonly ScopedTable[],
  besides: readonly ((moves: Moves) => Call<unknown>)[] = [],
): ScopedRoom {
  const doors = tables.map((table) => ({ count: countOf(table), move: moveOf(table) }))
  return {
    name,
    countIn: async (tx, streetId, nodes) => {
      const within = { streetId, ...boundsOf(nodes) }
      const counts = await Promise.all(doors.map(({ count }) => tx.rows(count(within))))
      return counts.flat().reduce((sum, { records }) => sum + records, 0)
    },
    relocate: (tx, streetId, moves) => {
      const all = { streetId, ...endsOf(moves) }
      for (const { move } of doors) tx.write(move(all))
      for (const follow of besides) tx.write(follow(all))
    },
  }
}

function countOf(table: ScopedTable) {
  return statement<Within>()((db: Builder, p) =>
    db
      .selectFrom(sql<{ grid_pos: number; street_id: number }>`${sql.table(table)}`.as('t'))
      .select(sql<number>`count(*)::int`.as('records'))
      .where('t.street_id', '=', p.streetId)
      .where(
        sql<boolean>`exists (select from unnest(${p.los}::int[], ${p.his}::int[]) as n (lo, hi)
          where t.grid_pos between n.lo and n.hi)`,
      ),
  )
}

function moveOf(table: ScopedTable) {
  return statement<Moves>()((db: Builder, p) =>
    db
      .updateTable(table as 'matter.matter')
      .from(
        sql<Move>`(select * from unnest(${p.froms}::int[], ${p.tos}::int[]) as u ("from", "to"))`.as(
          'm',
        ),
      )
      .set((eb) => ({ grid_pos: eb.ref('m.to') }))
      .where(`${table as 'matter.matter'}.street_id`, '=', p.streetId)
      .whereRef(`${table as 'matter.matter'}.grid_pos`, '=', 'm.from'),
  )
}

function boundsOf(nodes: readonly Interval[]) {
  return { los: nodes.map(([lo]) => lo), his: nodes.map(([, hi]) => hi) }
}

function endsOf(moves: readonly Move[]) {
  return { froms: moves.map(({ from }) => from), tos: moves.map(({ to }) => to) }
}
