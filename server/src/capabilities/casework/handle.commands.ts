import { resultRefusalOf } from '@linli/contract/casework/evidence.rules'
import type { Category } from '@linli/contract/matter/category.schema'
import type { Context } from '../../platform/db/context.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { millisOf } from '../../platform/runtime/clock.ts'
import { showPhotos } from '../matter/index.ts'
import { type Moved, performAct, scopeOf } from './case.commands.ts'
import { dueOfUnmet } from './clock.commands.ts'
import { type LimitRow, limitsOf, meetLimit, meetLimits } from './limit.sql.ts'

type Words = { words?: string | undefined }

export function acceptCase(ctx: Context, caseId: string, input: Words): Promise<Moved> {
  return performAct(ctx, caseId, 'accept', async (file) => ({
    due: dueOfUnmet(await file.tx.rows(limitsOf({ streetId: ctx.streetId, caseId }))),
    line: { words: input.words },
  }))
}

/** Back to whoever dispatched; the unit leads no longer and sees it no longer, and its limits end. */
export function returnCase(ctx: Context, caseId: string, input: { words: string }): Promise<Moved> {
  return performAct(ctx, caseId, 'return', ({ tx, row }) => {
    tx.write(meetLimits({ streetId: ctx.streetId, caseId, at: ctx.now }))
    const unitId = row.lead_unit_id
    return {
      changes: {
        return_count: row.return_count + 1,
        returned_unit_ids: unitId ? [...row.returned_unit_ids, unitId] : row.returned_unit_ids,
        lead_unit_id: null,
        lead_unit_name: null,
        lead_unit_kind: null,
      },
      leavingUnitId: unitId ?? undefined,
      line: {
        words: input.words,
        audience: 'staff',
        detail: { unit: row.lead_unit_name ?? '' },
      },
    }
  })
}

/** The crew is there: the first limit is met where another follows. */
export function arriveAtCase(
  ctx: Context,
  caseId: string,
  input: Words & { at?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'arrive', async ({ tx }) => {
    const at = notLater(input.at, ctx.now)
    const limits = await tx.rows(limitsOf({ streetId: ctx.streetId, caseId }))
    const met = stepOfArrival(limits)
    if (met) tx.write(meetLimit({ streetId: ctx.streetId, caseId, step: met.step, at }))
    return {
      changes: { arrived_at: at },
      due: dueOfUnmet(limits.filter((limit) => limit !== met)),
      line: { words: input.words, detail: { at } },
    }
  })
}

/** Says what was done; the clock of the unit stops, that of the checkers starts. */
export function feedBackCase(
  ctx: Context,
  caseId: string,
  input: {
    words: string
    photoIds: string[]
    arrivedAt?: string | undefined
    doneAt?: string | undefined
  },
): Promise<Moved> {
  return performAct(ctx, caseId, 'feed-back', async ({ tx, row, category }) => {
    requireResult(category, input.photoIds)
    const key = { streetId: ctx.streetId, caseId }
    showPhotos(ctx, tx, scopeOf(row), input.photoIds)
    if (input.arrivedAt !== undefined) {
      const met = stepOfArrival(await tx.rows(limitsOf(key)))
      if (met)
        tx.write(meetLimit({ ...key, step: met.step, at: notLater(input.arrivedAt, ctx.now) }))
    }
    tx.write(meetLimits({ ...key, at: ctx.now }))
    return {
      changes: {
        handled_at: ctx.now,
        ...(input.arrivedAt ? { arrived_at: notLater(input.arrivedAt, ctx.now) } : {}),
      },
      line: {
        words: input.words,
        photoIds: input.photoIds,
        detail: input.doneAt ? { doneAt: notLater(input.doneAt, ctx.now) } : {},
      },
    }
  })
}

/** @throws Refusal `photo-missing` where the type wants its result seen */
export function requireResult(category: Category | undefined, photoIds: readonly string[]): void {
  const refused = resultRefusalOf(category?.evidence, photoIds.length)
  if (refused) throw new Refusal(refused)
}

function stepOfArrival(limits: readonly LimitRow[]): LimitRow | undefined {
  const [first] = limits
  return limits.length > 1 && first?.met_at === null ? first : undefined
}

/** A time told afterwards is never in the future. */
function notLater(told: string | undefined, now: string): string {
  return told !== undefined && millisOf(told) < millisOf(now) ? told : now
}
