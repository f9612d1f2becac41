import { t } from '../words.ts'
import type { CalendarDay, WorkHours } from './calendar-edit.ts'
import { civilOf, dayKind, weekdayOf } from './month-grid.ts'

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
export type Month = (typeof months)[number]

export const allMonths: readonly Month[] = months

/** Day and weekday without the year, which stands above the calendar. */
export function dayWords(date: string): string {
  const { month, day } = civilOf(date)
  const name = months.find((one) => one === month) ?? 1
  return t('calendar.day', {
    month: t(`calendar.month-${name}`),
    day,
    weekday: t(`calendar.weekday-${weekdayOf(date)}`),
  })
}

/** What a day is in one breath, for readers of the grid. */
export function dayLabel(date: string, entry: CalendarDay | undefined, isToday: boolean): string {
  const parts = [dayWords(date), t(`calendar.kind-${dayKind(date, entry)}`)]
  if (entry) parts.push(entry.name)
  if (isToday) parts.push(t('calendar.today'))
  return parts.join(t('calendar.comma'))
}

export function hoursWords(spans: readonly WorkHours[]): string {
  return spans
    .map(({ from, until }) => t('calendar.span', { from: plain(from), until: plain(until) }))
    .join(t('calendar.pause'))
}

function plain(clock: string): string {
  return clock.replace(/^0/, '')
}
