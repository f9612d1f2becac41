import type { Interval } from './context.ts'
import type { Tx } from './transaction.ts'

/** A position of the grid whose records now belong to another. */
export type Move = { readonly from: number; readonly to: number }

/**
 * What a room tells grid surgery about its scoped records (D10). The list of all rooms stands in `app.ts`; surgery
 * asks every one of them in its own transaction, under the job role.
 */
export type ScopedRoom = {
  readonly name: string
  /** How many of the room's records lie within these intervals of positions, both ends included. */
  readonly countIn: (tx: Tx, streetId: number, nodes: readonly Interval[]) => Promise<number>
  /** Gives all records at `from` the position `to`, all moves at once, so that two may change places. */
  readonly relocate: (tx: Tx, streetId: number, moves: readonly Move[]) => void
}
