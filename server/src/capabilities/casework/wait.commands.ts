import type { Context } from '../../platform/db/context.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { millisOf } from '../../platform/runtime/clock.ts'
import { showToUnits } from '../matter/index.ts'
import { type Moved, performAct } from './case.commands.ts'
import { type CaseRow, dropAssistingUnits } from './case.sql.ts'
import { type Due, dueOfRunning, noDue, rederiveLimits } from './clock.commands.ts'
import { endOfGivenDay, requireReviewDay } from './given-day.commands.ts'
import { closePause, endLimits, extendLimit, isRunning, limitsOf, openPause } from './limit.sql.ts'

/**
 * A new limit until the end of a working day; the clock goes on (architecture §4).
 * @throws Refusal `day-out-of-range` for a date that is not later than the limit; `not-a-working-day` for a day off
 */
export function extendCase(
  ctx: Context,
  caseId: string,
  input: { until: string; words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'extend', async ({ tx, row }) => {
    const key = { streetId: ctx.streetId, caseId }
    const limits = await tx.rows(limitsOf(key))
    const last = theOne(limits.filter(isRunning).slice(-1))
    const until = await endOfGivenDay(ctx, input.until)
    if (last.due_at !== null && millisOf(until) <= millisOf(last.due_at))
      throw new Refusal('day-out-of-range')
    tx.write(extendLimit({ ...key, step: last.step, at: ctx.now, until }))
    const extended = { ...last, given_at: ctx.now, given_until: until, due_at: until }
    const due = dueOfRunning([...limits.filter((limit) => limit !== last), extended])
    return {
      changes: { extension_count: row.extension_count + 1 },
      due: dueInHand(row.stage, due),
      promisedAt: until,
      line: { words: input.words, detail: { until: input.until } },
    }
  })
}

/** Until a unit took it on, a case is due with its acceptance, whatever its limits say. */
function dueInHand(stage: CaseRow['stage'] | null, due: Due): Due | undefined {
  return stage === 'dispatched' ? undefined : due
}

/**
 * Stops the clocks while the resident or a permit is waited for, until a day to look at it again.
 * @throws Refusal `day-out-of-range`
 */
export function suspendCase(
  ctx: Context,
  caseId: string,
  input: { waitingFor: string; reviewOn: string; words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'suspend', async ({ tx, row }) => {
    const { waitingFor, reviewOn, words } = input
    requireReviewDay(ctx, reviewOn)
    tx.write(
      openPause({
        streetId: ctx.streetId,
        caseId,
        pauseId: newId(),
        holderId: row.holder_id,
        gridPos: row.grid_pos,
        unitIds: row.unit_ids,
        reason: waitingFor,
        approvedBy: ctx.actor.identityId ?? row.holder_id,
        at: ctx.now,
        until: null,
      }),
    )
    return {
      changes: { review_on: reviewOn },
      due: await rederiveLimits(ctx, tx, row),
      reason: waitingFor,
      line: { words, detail: { waitingFor, reviewOn } },
    }
  })
}

/** The clocks go on where the case stood before: with a unit that took it on, or one that has yet to. */
export function resumeCase(
  ctx: Context,
  caseId: string,
  input: { words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'resume', async ({ tx, row }) => {
    tx.write(closePause({ streetId: ctx.streetId, caseId, at: ctx.now }))
    const due = await rederiveLimits(ctx, tx, row)
    return {
      changes: { review_on: null },
      due: dueInHand(row.stage_before, due),
      line: { words: input.words },
    }
  })
}

/**
 * 挂账: ends only by a street decision, with a date to look at it again; what hangs already gets a new date.
 * @throws Refusal `day-out-of-range`
 */
export function hangCase(
  ctx: Context,
  caseId: string,
  input: { reviewOn: string; words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'hang', ({ tx }) => {
    requireReviewDay(ctx, input.reviewOn)
    tx.write(closePause({ streetId: ctx.streetId, caseId, at: ctx.now }))
    tx.write(endLimits({ streetId: ctx.streetId, caseId, at: ctx.now }))
    return {
      changes: { review_on: input.reviewOn },
      due: noDue,
      line: { words: input.words, detail: { reviewOn: input.reviewOn } },
    }
  })
}

/** Taken up again it is dispatched anew; the unit it hung with no longer leads. */
export function reviveCase(ctx: Context, caseId: string, input: { words: string }): Promise<Moved> {
  return performAct(ctx, caseId, 'revive', ({ tx, row }) => {
    showToUnits(ctx, tx, row.matter_id, [], [])
    tx.write(dropAssistingUnits({ streetId: ctx.streetId, caseId }))
    return {
      changes: {
        review_on: null,
        unit_ids: [],
        lead_unit_id: null,
        lead_unit_name: null,
        lead_unit_kind: null,
      },
      line: { words: input.words },
    }
  })
}
