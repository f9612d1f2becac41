import { sql } from 'kysely'
import { roomOf } from '../../platform/db/relocation.sql.ts'
import { statement } from '../../platform/db/statement.ts'

/** The boards' counters lie at positions too; those that meet at one position are added up. */
const moveCounts = statement<{ streetId: number; froms: number[]; tos: number[] }>()((db, p) =>
  db.selectNoFrom(
    sql<null>`casework.relocate_counts(${p.streetId}::int, ${p.froms}::int[], ${p.tos}::int[])`.as(
      'done',
    ),
  ),
)

/** What of this room follows the grid when it is redrawn (D10). */
export const caseworkRoom = roomOf(
  'casework',
  [
    'casework.case_file',
    'casework.case_limit',
    'casework.case_pause',
    'casework.case_unit',
    'casework.partner_link',
  ],
  [moveCounts],
)
