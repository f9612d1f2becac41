import type { Category } from '@linli/contract/matter/category.schema'
import type { Context } from '../../platform/db/context.ts'
import type { Reader } from '../../platform/db/transaction.ts'
import { theOne } from '../../platform/http/refusal.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { pathTo } from '../grid/index.ts'
import { matterRecords } from '../matter/index.ts'
import { type Fit, inOrderOfFit, type UnitRow, unitsInForce } from '../organisation/index.ts'
import type { CaseRow } from './case.sql.ts'

/**
 * The units that could lead a case, the fitting first with the reason. A unit that gave the case back is not proposed
 * again, nor is a property firm for a complaint that only the parties read.
 */
export async function fittingUnits(
  ctx: Context,
  tx: Reader,
  row: CaseRow,
  category: Category | undefined,
): Promise<Fit[]> {
  const { streetId } = ctx
  const matter = theOne(
    await tx.rows(matterRecords.matterById({ streetId, matterId: row.matter_id })),
  )
  const [path, units] = await Promise.all([
    tx.rows(pathTo({ streetId, nodeId: matter.node_id })),
    tx.rows(unitsInForce({ streetId, day: localDateOf(ctx.now) })),
  ])
  const roles = category?.responsibleRoles.map(({ role }) => role) ?? []
  const possible = units.filter(
    (unit) =>
      mayLead(unit, category) &&
      !row.returned_unit_ids.includes(unit.unit_id) &&
      !isComplainedOf(category, unit.kind),
  )
  return inOrderOfFit(possible, roles, path)
}

/** What no role of the community answers for is not handed down to it (Jinan's hotline rules, Art. 17). */
export function mayLead(unit: UnitRow, category: Category | undefined): boolean {
  if (unit.kind !== 'community' || category === undefined) return true
  return category.responsibleRoles.some(({ role }) => unit.responsible_roles.includes(role))
}

/** A type that only the parties may read is a complaint between them: the firm complained of takes no part in it. */
export function isComplainedOf(category: Category | undefined, unitKind: string): boolean {
  return category?.visibility === 'parties' && unitKind === 'property'
}
