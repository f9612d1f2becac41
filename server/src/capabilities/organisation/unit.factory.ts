import { newId } from '../../platform/runtime/ids.ts'
import type { Ask } from '../grid/grid.factory.ts'

/** A unit that serves the whole street. */
export async function addUnit(
  ask: Ask,
  streetId: number,
  unit: { name: string; kind?: string },
): Promise<{ unitId: string; name: string }> {
  const unitId = newId()
  await ask(
    `insert into organisation.unit (street_id, unit_id, name, kind, valid_from) values ($1, $2, $3, $4, '2026-01-01')`,
    [streetId, unitId, unit.name, unit.kind ?? 'department'],
  )
  return { unitId, name: unit.name }
}
