import type { Unit } from '@linli/contract/organisation/organisation.schema'
import type { UnitRow } from './organisation.sql.ts'

export function presentUnit(row: UnitRow): Unit {
  return {
    unitId: row.unit_id,
    name: row.name,
    kind: row.kind,
    ...(row.phone ? { phone: row.phone } : {}),
    responsibleRoles: row.responsible_roles,
    servesNodeIds: row.serves_node_ids,
  } as Unit
}
