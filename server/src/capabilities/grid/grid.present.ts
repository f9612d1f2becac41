import type { Point } from '@linli/contract/grid/geometry.rules'
import type { Elevation, GridNode, MapShape, NodeStep } from '@linli/contract/grid/grid.schema'
import type { childrenWithCounts, insideBuilding, pathTo, shapesOfGrids } from './grid.sql.ts'

export type RowOf<S> = S extends (values: never) => { readonly row?: infer Row }
  ? NonNullable<Row>
  : never
type CountedRow = RowOf<typeof childrenWithCounts>
type StepRow = Pick<RowOf<typeof pathTo>, 'node_id' | 'kind' | 'code' | 'name'>

export function presentStep(row: StepRow): NodeStep {
  return { nodeId: row.node_id, kind: row.kind, code: row.code, name: row.name } as NodeStep
}

const gridKinds = new Set(['street', 'community', 'mid-grid', 'small-grid'])

export function presentNode(row: CountedRow): GridNode {
  const isGrid = gridKinds.has(row.kind)
  return {
    ...presentStep(row),
    ...present('parentId', row.parent_id),
    ordinal: row.ordinal,
    validFrom: row.valid_from,
    ...present('validUntil', row.valid_until),
    ...present('compound', row.compound),
    ...present('access', row.access),
    ...present('isOldCompound', row.is_old_compound),
    ...externalCodes(row),
    ...present('floors', row.floors),
    ...present('floor', row.floor),
    ...present('door', row.door),
    ...present('declaredResidents', row.residents),
    childCount: row.children,
    ...(isGrid ? { smallGridCount: row.small_grids, buildingCount: row.buildings } : {}),
    ...(row.kind === 'dwelling' ? {} : { dwellingCount: row.dwellings }),
    ...(row.centre_lon !== null && row.centre_lat !== null
      ? { centre: [row.centre_lon, row.centre_lat] }
      : {}),
  } as GridNode
}

export function presentShape(row: RowOf<typeof shapesOfGrids>): MapShape {
  return {
    nodeId: row.node_id,
    ...present('parentId', row.parent_id),
    kind: row.kind,
    name: row.name,
    ring: ringOf(row.ring ?? []),
    ...(row.centre_lon !== null && row.centre_lat !== null
      ? { centre: [row.centre_lon, row.centre_lat] }
      : {}),
  } as MapShape
}

/** The corners of a ring that is kept as lon, lat, lon, lat … */
export function ringOf(flat: readonly number[]): Point[] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0])
}

type InsideRow = RowOf<typeof insideBuilding>

export function presentElevation(building: InsideRow, rows: InsideRow[]): Elevation {
  const entrances = rows
    .filter((row) => row.kind === 'entrance')
    .map((entrance) =>
      presentEntrance(
        entrance,
        rows.filter((row) => row.parent_id === entrance.node_id),
      ),
    )
  const highest = Math.max(building.floors ?? 1, ...rows.map((row) => row.floor ?? 1))
  return { building: presentStep(building), floors: highest, entrances } as Elevation
}

function presentEntrance(entrance: InsideRow, doors: InsideRow[]) {
  return {
    nodeId: entrance.node_id,
    name: entrance.name,
    doorsPerFloor: Math.max(1, ...doors.map((door) => door.door ?? 1)),
    doors: doors.map((door) => ({
      nodeId: door.node_id,
      name: door.name,
      floor: door.floor ?? 1,
      door: door.door ?? 1,
    })),
  }
}

function externalCodes(row: CountedRow) {
  const { urban_management_code: urbanManagement, public_security_code: publicSecurity } = row
  return urbanManagement && publicSecurity
    ? { externalCodes: { urbanManagement, publicSecurity } }
    : {}
}

function present<K extends string, V>(key: K, value: V | null): { [P in K]?: V } {
  return value === null ? {} : ({ [key]: value } as { [P in K]?: V })
}
