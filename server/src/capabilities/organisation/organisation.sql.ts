import type { Row } from '../../platform/db/row.ts'
import { statement } from '../../platform/db/statement.ts'

type Street = { streetId: number }
export type UnitRow = Row<'organisation.unit'>

export const unitsByIds = statement<Street & { unitIds: string[]; day: string }>()((db, p) =>
  db
    .selectFrom('organisation.unit')
    .selectAll('organisation.unit')
    .where('street_id', '=', p.streetId)
    .where((eb) => eb('unit_id', '=', eb.fn.any(eb.val(p.unitIds))))
    .where('valid_from', '<=', p.day)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', p.day)])),
)

export const unitsInForce = statement<Street & { day: string }>()((db, p) =>
  db
    .selectFrom('organisation.unit')
    .selectAll('organisation.unit')
    .where('street_id', '=', p.streetId)
    .where('valid_from', '<=', p.day)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', p.day)]))
    .orderBy('name')
    .limit(1000),
)
