import { calendarOf } from '../../platform/calendar/calendar.ts'
import { parseLocalDate } from '../../platform/calendar/local-date.ts'
import { workSpans } from '../../platform/calendar/work-calendar.ts'
import type { Context } from '../../platform/db/context.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { addMinutes, instantOf, localDateOf, millisOf } from '../../platform/runtime/clock.ts'

/** A date further away than this is a slip of the pen; what takes longer is hung, with a review date. */
const furthestDays = 366

/**
 * The end of work of a day that a person gives as a limit.
 * @throws Refusal `not-a-working-day` for a day off, `day-out-of-range` for one that is over or further than a year
 */
export async function endOfGivenDay(ctx: Context, day: string): Promise<string> {
  const last = workSpans(await calendarOf(ctx), parseLocalDate(day)).at(-1)
  if (!last) throw new Refusal('not-a-working-day')
  const end = instantOf(last.until)
  if (last.until <= millisOf(ctx.now) || day > furthestDay(ctx))
    throw new Refusal('day-out-of-range')
  return end
}

/** @throws Refusal `day-out-of-range` for a day to look again that is not to come, or further than a year */
export function requireReviewDay(ctx: Context, day: string): void {
  if (day <= localDateOf(ctx.now) || day > furthestDay(ctx)) throw new Refusal('day-out-of-range')
}

function furthestDay(ctx: Context): string {
  return localDateOf(addMinutes(ctx.now, furthestDays * 24 * 60))
}
