import type { Context } from '../db/context.ts'
import { readAll } from '../db/transaction.ts'
import { localDateOf } from '../runtime/clock.ts'
import { calendarDays, hoursByDay } from './calendar.sql.ts'
import {
  type CalendarDay,
  type WorkCalendar,
  type WorkHours,
  workCalendar,
} from './work-calendar.ts'

const kept = new WeakMap<object, { calendar: WorkCalendar; day: string }>()

/**
 * The calendar (D11): the one authority for working days, each with the hours that hold on it. Kept for the local day; `forgetCalendar` after
 * an edit makes the next asker read it again.
 */
export async function calendarOf(ctx: Context): Promise<WorkCalendar> {
  const day = localDateOf(ctx.now)
  const known = kept.get(ctx.database)
  if (known?.day === day) return known.calendar
  const [days, hours] = await readAll(ctx, calendarDays({}), hoursByDay({}))
  const sets = hours.map(({ valid_from: validFrom, spans }) => ({
    validFrom,
    spans: spans as WorkHours[],
  }))
  const calendar = workCalendar(days as CalendarDay[], sets)
  kept.set(ctx.database, { calendar, day })
  return calendar
}

export function forgetCalendar(database: Context['database']): void {
  kept.delete(database)
}
