import { isCounted, limitsAtDispatch } from '@linli/contract/casework/limit.rules'
import type { Category, Limit } from '@linli/contract/matter/category.schema'
import type { Context } from '../../platform/db/context.ts'
import { reading } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { pathTo } from '../grid/index.ts'
import { catalogueOf, matterRecords } from '../matter/index.ts'
import { inOrderOfFit, unitsInForce } from '../organisation/index.ts'
import { caseById } from './case.sql.ts'
import { mayRead } from './casework.access.ts'
import { dueAfter } from './clock.commands.ts'
import { mayLead } from './dispatch.commands.ts'

const mostUnits = 60

/** Units that could lead, the fitting first with the reason, and what the limits would be if it were dispatched now. */
export async function proposeDispatch(ctx: Context, caseId: string) {
  const { streetId } = ctx
  const { row, path, units } = await reading(ctx, async (tx) => {
    const row = theOne(await tx.rows(caseById({ streetId, caseId })))
    if (!mayRead(ctx.actor.post, row.visibility)) throw new Refusal('not-found')
    const matter = theOne(
      await tx.rows(matterRecords.matterById({ streetId, matterId: row.matter_id })),
    )
    const [path, units] = await Promise.all([
      tx.rows(pathTo({ streetId, nodeId: matter.node_id })),
      tx.rows(unitsInForce({ streetId, day: localDateOf(ctx.now) })),
    ])
    return { row, path, units }
  })
  const catalogue = await catalogueOf(ctx, row.catalogue_id)
  const category = catalogue.byCode.get(row.category_code ?? '')
  const roles = category?.responsibleRoles.map(({ role }) => role) ?? []
  const limits = category ? limitsAtDispatch(category, [], row.is_danger) : []
  return {
    units: inOrderOfFit(units, roles, path)
      .filter(({ unit }) => category === undefined || mayLead(unit, category))
      .slice(0, mostUnits)
      .map(({ unit, role, why }) => ({
        unitId: unit.unit_id,
        name: unit.name,
        kind: unit.kind,
        why,
        ...(role ? { role } : {}),
      })),
    limits: await Promise.all(limits.map((limit) => dated(ctx, limit))),
    conditions: category ? await proposeConditions(ctx, category) : [],
  }
}

/** What a person may say holds, each with the limit it would set if the case were dispatched now. */
async function proposeConditions(ctx: Context, category: Category) {
  const conditional = category.limits.filter(isCounted).map(async (limit) => {
    if (!limit.condition) return []
    return [{ condition: limit.condition, makesDangerous: false, ...(await dated(ctx, limit)) }]
  })
  const sign = category.dangerWhen ? [{ condition: category.dangerWhen, makesDangerous: true }] : []
  return [...(await Promise.all(conditional)).flat(), ...sign]
}

/** A limit that someone else fixes has no date before a person says it. */
async function dated(ctx: Context, limit: Limit) {
  const { step, clock } = limit
  if (!isCounted(limit)) return { step, amount: 0, clock }
  const { dueAt } = await dueAfter(ctx, ctx.now, limit)
  return { step, amount: limit.amount, clock, ...(dueAt ? { dueAt } : {}) }
}
