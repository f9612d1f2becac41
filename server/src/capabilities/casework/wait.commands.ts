import type { Context } from '../../platform/db/context.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { calendarOf } from '../../platform/calendar/calendar.ts'
import { parseLocalDate } from '../../platform/calendar/local-date.ts'
import { workSpans } from '../../platform/calendar/work-calendar.ts'
import { instantOf, localDateOf } from '../../platform/runtime/clock.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { showToUnits } from '../matter/index.ts'
import { type Moved, performAct } from './case.commands.ts'
import { dropAssistingUnits } from './case.sql.ts'
import { dueOfUnmet, lastQuarter, rederiveLimits } from './clock.commands.ts'
import { closePause, limitsOf, meetLimits, moveLimit, openPause } from './limit.sql.ts'

/**
 * A new limit until the end of a working day; the clock goes on (architecture §4).
 * @throws Refusal `act-not-now` for a date that is not later than the limit; `not-a-working-day` for a day off
 */
export function extendCase(
  ctx: Context,
  caseId: string,
  input: { until: string; words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'extend', async ({ tx, row }) => {
    const limits = await tx.rows(limitsOf({ streetId: ctx.streetId, caseId }))
    const last = theOne(limits.slice(-1))
    const dueAt = await endOfWork(ctx, input.until)
    if (last.due_at !== null && dueAt <= last.due_at) throw new Refusal('act-not-now')
    const extended = { ...last, due_at: dueAt, promised_at: dueAt }
    const { step, is_provisional: isProvisional } = last
    const key = { streetId: ctx.streetId, caseId, step }
    tx.write(moveLimit({ ...key, dueAt, promisedAt: dueAt, isProvisional }))
    const due = dueOfUnmet([...limits.slice(0, -1), extended])
    return {
      changes: { extension_count: row.extension_count + 1 },
      due: due.dueAt === dueAt ? { ...due, soonAt: lastQuarter(ctx.now, dueAt) } : due,
      promisedAt: dueAt,
      line: { words: input.words, detail: { until: input.until } },
    }
  })
}

async function endOfWork(ctx: Context, date: string): Promise<string> {
  const last = workSpans(await calendarOf(ctx), parseLocalDate(date)).at(-1)
  if (!last) throw new Refusal('not-a-working-day')
  return instantOf(last.until)
}

/** Stops the clocks while the resident or a permit is waited for. */
export function suspendCase(
  ctx: Context,
  caseId: string,
  input: { waitingFor: string; words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'suspend', async ({ tx, row }) => {
    tx.write(
      openPause({
        streetId: ctx.streetId,
        caseId,
        pauseId: newId(),
        holderId: row.holder_id,
        gridPos: row.grid_pos,
        unitIds: row.unit_ids,
        reason: input.waitingFor,
        approvedBy: ctx.actor.identityId ?? row.holder_id,
        at: ctx.now,
        until: null,
      }),
    )
    return {
      due: await rederiveLimits(ctx, tx, row),
      reason: input.waitingFor,
      line: { words: input.words, detail: { waitingFor: input.waitingFor } },
    }
  })
}

export function resumeCase(
  ctx: Context,
  caseId: string,
  input: { words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'resume', async ({ tx, row }) => {
    const key = { streetId: ctx.streetId, caseId }
    tx.write(closePause({ ...key, at: ctx.now }))
    const due = await rederiveLimits(ctx, tx, row)
    const last = (await tx.rows(limitsOf(key))).at(-1)
    return { due, promisedAt: last?.promised_at ?? undefined, line: { words: input.words } }
  })
}

/**
 * 挂账: ends only by a street decision, with a date to look at it again.
 * @throws Refusal `act-not-now` for a date that is past
 */
export function hangCase(
  ctx: Context,
  caseId: string,
  input: { reviewOn: string; words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'hang', ({ tx }) => {
    if (input.reviewOn <= localDateOf(ctx.now)) throw new Refusal('act-not-now')
    tx.write(closePause({ streetId: ctx.streetId, caseId, at: ctx.now }))
    tx.write(meetLimits({ streetId: ctx.streetId, caseId, at: ctx.now }))
    return {
      changes: { hung_review_on: input.reviewOn },
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
        hung_review_on: null,
        unit_ids: [],
        lead_unit_id: null,
        lead_unit_name: null,
        lead_unit_kind: null,
      },
      line: { words: input.words },
    }
  })
}
