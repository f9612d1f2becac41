import type { UnitRow } from './organisation.sql.ts'

/** Why a unit could lead: it has the role and serves the place, one of the two, or neither. */
export type Fit = {
  unit: UnitRow
  role: string | undefined
  why: 'role-and-place' | 'role' | 'place' | 'none'
}

const order = ['role-and-place', 'role', 'place', 'none'] as const

/**
 * Orders units by how well they fit a place and the roles that answer for a type, first role first.
 * @param path the nodes from the street down to the place
 */
export function inOrderOfFit(
  units: readonly UnitRow[],
  roles: readonly string[],
  path: readonly { node_id: string | null }[],
): Fit[] {
  const nodes = new Set(path.map((step) => step.node_id))
  const fits = units.map((unit) => fitOf(unit, roles, nodes))
  return fits.sort(
    (a, b) =>
      order.indexOf(a.why) - order.indexOf(b.why) ||
      rank(roles, a.role) - rank(roles, b.role) ||
      a.unit.name.localeCompare(b.unit.name, 'zh'),
  )
}

/** A unit that names places serves only those; one that names none serves the whole street. */
function fitOf(unit: UnitRow, roles: readonly string[], nodes: ReadonlySet<string | null>): Fit {
  const role = roles.find((wanted) => unit.responsible_roles.includes(wanted))
  const isEverywhere = unit.serves_node_ids.length === 0
  const isHere = unit.serves_node_ids.some((nodeId) => nodes.has(nodeId))
  if (role !== undefined)
    return { unit, role, why: isHere || isEverywhere ? 'role-and-place' : 'none' }
  return { unit, role, why: isHere ? 'place' : 'none' }
}

function rank(roles: readonly string[], role: string | undefined): number {
  return role === undefined ? roles.length : roles.indexOf(role)
}
