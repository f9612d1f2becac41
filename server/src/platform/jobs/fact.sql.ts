import { statement } from '../db/statement.ts'

/** News for other capabilities and for open screens; ids only (D9, D14). */
export type Fact = {
  kind: string
  payload: string
  gridPos: number | null
  holderId: string | null
  unitIds: string[]
  /** Posts that may read the record; absent when all in its scope may. Only open screens need it. */
  readers?: readonly string[]
}

export const addFact = statement<Fact & { streetId: number; factId: string; at: string }>()(
  (db, p) =>
    db.insertInto('jobs.fact').values({
      street_id: p.streetId,
      fact_id: p.factId,
      kind: p.kind,
      payload: p.payload,
      at: p.at,
      grid_pos: p.gridPos,
      holder_id: p.holderId,
      unit_ids: p.unitIds,
    }),
)
