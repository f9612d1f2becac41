import { sql } from 'kysely'
import { statement } from '../../platform/db/statement.ts'

type Street = { streetId: number }

/** What is told of an earlier report near a place; never its words. */
export type NearbyRow = {
  matter_id: string
  category_code: string
  /** Compound and building grid; of a place that lies in none, its own name. */
  grid_place: string
  reported_at: string
  lon: number | null
  lat: number | null
  small_grid_id: string | null
  building_id: string | null
  entrance_id: string | null
}
/** Within an interval of positions, or in a box around a point if there is one. */
type NearPlace = Street & {
  code: string
  lo: number
  hi: number
  since: string
  west: number | null
  south: number | null
  east: number | null
  north: number | null
}

export const openNearby = statement<NearPlace>()((db, p) =>
  db
    .selectFrom(
      sql<NearbyRow>`matter.open_nearby(${p.streetId}::int, ${p.code}::text, ${p.lo}::int, ${p.hi}::int, ${p.since}::timestamptz, ${p.west}::int, ${p.south}::int, ${p.east}::int, ${p.north}::int)`.as(
        'near',
      ),
    )
    .selectAll('near'),
)

/** Words and place of reports in the reader's scope; row-level security leaves out the others. */
export const wordsInScope = statement<Street & { matterIds: string[] }>()((db, p) =>
  db
    .selectFrom('matter.matter')
    .select(['matter_id', 'text', 'place'])
    .where('street_id', '=', p.streetId)
    .where((eb) => eb('matter_id', '=', eb.fn.any(eb.val(p.matterIds)))),
)
