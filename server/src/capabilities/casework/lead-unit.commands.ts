import type { Category } from '@linli/contract/matter/category.schema'
import type { Context } from '../../platform/db/context.ts'
import type { Reader } from '../../platform/db/transaction.ts'
import { theOne } from '../../platform/http/refusal.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { pathTo } from '../grid/index.ts'
import { matterRecords } from '../matter/index.ts'
import { type Fit, inOrderOfFit, unitsInForce } from '../organisation/index.ts'
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
  const mayLead = units.filter(
    ({ unit_id, kind }) =>
      !row.returned_unit_ids.includes(unit_id) && !isComplainedOf(category, kind),
  )
  return inOrderOfFit(mayLead, roles, path)
}

/** A type that only the parties may read is a complaint between them: the firm complained of takes no part in it. */
export function isComplainedOf(category: Category | undefined, unitKind: string): boolean {
  return category?.visibility === 'parties' && unitKind === 'property'
}
