import { inGridLevels } from '@linli/contract/casework/level.rules'
import type { SolvedLevel } from '@linli/contract/matter/matter.schema'
import type { Context } from '../../platform/db/context.ts'
import { readAll } from '../../platform/db/transaction.ts'
import { addMinutes, localDateOf } from '../../platform/runtime/clock.ts'
import { scopeUnder, startOfDay } from './case-list.commands.ts'
import { helpersOfCases, solvedByLevel } from './figure.sql.ts'

type Query = { under?: string | undefined; from?: string | undefined; until?: string | undefined }

const dayMinutes = 24 * 60

/** Solved cases by level, the in-grid share as a fraction, and the units that helped; the last year by default. */
export async function figuresOf(ctx: Context, query: Query) {
  const { lo, hi, visibilities } = await scopeUnder(ctx, query.under)
  const until = query.until ?? localDateOf(ctx.now)
  const from = query.from ?? localDateOf(addMinutes(startOfDay(until), -365 * dayMinutes))
  const span = {
    streetId: ctx.streetId,
    lo,
    hi,
    visibilities,
    from: startOfDay(from),
    until: addMinutes(startOfDay(until), dayMinutes),
  }
  const [levels, helpers] = await readAll(ctx, solvedByLevel(span), helpersOfCases(span))
  const solved = levels.flatMap(({ solved_level: level, cases }) =>
    level === null ? [] : [{ level: level as SolvedLevel, cases }],
  )
  const sum = (some: readonly { cases: number }[]) =>
    some.reduce((all, { cases }) => all + cases, 0)
  const inGrid = solved.filter(({ level }) => inGridLevels.includes(level))
  return {
    from,
    until,
    solved,
    inGrid: { numerator: sum(inGrid), denominator: sum(solved) },
    helpers: helpers.flatMap(({ lead_unit_id: unitId, ...helper }) =>
      unitId === null ? [] : [{ unitId: unitId as never, ...helper }],
    ),
    asOf: ctx.now,
  }
}
