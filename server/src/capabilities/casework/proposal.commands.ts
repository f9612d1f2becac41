import { isCounted, isDangerous, limitsAtDispatch } from '@linli/contract/casework/limit.rules'
import type { Category, Limit } from '@linli/contract/matter/category.schema'
import type { Context } from '../../platform/db/context.ts'
import { reading } from '../../platform/db/transaction.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { catalogueOf } from '../matter/index.ts'
import { caseById } from './case.sql.ts'
import { mayRead } from './casework.access.ts'
import { dueAfter } from './clock.commands.ts'
import { knownConditions } from './dispatch.commands.ts'
import { fittingUnits } from './lead-unit.commands.ts'

const mostUnits = 60

/**
 * Units that could lead, the fitting first with the reason, and what the limits would be if it were dispatched now.
 * @param held Chinese texts of the conditions that a person says hold, one a line
 * @throws Refusal `condition-unknown` for a condition the type does not have
 */
export async function proposeDispatch(ctx: Context, caseId: string, held = '') {
  const { streetId } = ctx
  const { row, category, fits } = await reading(ctx, async (tx) => {
    const row = theOne(await tx.rows(caseById({ streetId, caseId })))
    if (!mayRead(ctx.actor.post, row.visibility)) throw new Refusal('not-found')
    const { byCode } = await catalogueOf(ctx, row.catalogue_id)
    const category = byCode.get(row.category_code ?? '')
    return { row, category, fits: await fittingUnits(ctx, tx, row, category) }
  })
  const holds = held.split('\n').filter((condition) => condition !== '')
  const limits = category ? limitsIfHeld(category, holds, row.is_danger) : []
  return {
    units: fits.slice(0, mostUnits).map(({ unit, role, why }) => ({
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

function limitsIfHeld(category: Category, holds: readonly string[], isDanger: boolean) {
  knownConditions(category, holds)
  return limitsAtDispatch(category, holds, isDanger || isDangerous(category, holds))
}

/** What a person may say holds, each with the limit it would set if the case were dispatched now. */
async function proposeConditions(ctx: Context, category: Category) {
  const conditional = category.limits.filter(isCounted).map(async (limit) => {
    const { condition } = limit
    if (!condition) return []
    const makesDangerous =
      category.dangerWhen !== undefined && isDangerous(category, [condition.zh])
    return [{ condition, makesDangerous, ...(await dated(ctx, limit)) }]
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
