import type { Context } from '../db/context.ts'
import { readAll } from '../db/transaction.ts'
import { localDateOf } from '../runtime/clock.ts'
import { calendarDays, hoursInForce } from './calendar.sql.ts'
import {
  type CalendarDay,
  type WorkCalendar,
  type WorkHours,
  defaultWorkHours,
  workCalendar,
} from './work-calendar.ts'

const kept = new WeakMap<object, { calendar: WorkCalendar; day: string }>()

/**
 * The calendar in force (D11): the one authority for working days. Kept for the local day; `forgetCalendar` after
 * an edit makes the next asker read it again.
 */
export async function calendarOf(ctx: Context): Promise<WorkCalendar> {
  const day = localDateOf(ctx.now)
  const known = kept.get(ctx.database)
  if (known?.day === day) return known.calendar
  const [days, hours] = await readAll(ctx, calendarDays({}), hoursInForce({ day }))
  const spans = (hours[0]?.spans as WorkHours[] | undefined) ?? defaultWorkHours
  const calendar = workCalendar(days as CalendarDay[], spans)
  kept.set(ctx.database, { calendar, day })
  return calendar
}

export function forgetCalendar(database: Context['database']): void {
  kept.delete(database)
}
