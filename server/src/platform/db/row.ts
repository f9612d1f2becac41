import type { Selectable } from 'kysely'
import type { DB } from './database.types.ts'

/** A row of a table as it is read: `Row<'matter.matter'>`. */
export type Row<Table extends keyof DB> = Selectable<DB[Table]>
