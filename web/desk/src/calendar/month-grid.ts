/** Year, month 1–12 and day as numbers. */
type Civil = { year: number; month: number; day: number }
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
export type MonthDay = { date: string; day: number; weekday: Weekday }
type Entry = { date: string; kind: 'off' | 'work' }
export type DayKind = 'work' | 'weekend' | 'off' | 'make-up'

/** The weeks of a month from Monday to Sunday; places before the first and after the last day are empty. */
export function monthWeeks(year: number, month: number): (MonthDay | undefined)[][] {
  const days = Array.from({ length: monthLength(year, month) }, (_, index): MonthDay => {
    const date = written({ year, month, day: index + 1 })
    return { date, day: index + 1, weekday: weekdayOf(date) }
  })
  const before = (days[0]?.weekday ?? 1) - 1
  const places: (MonthDay | undefined)[] = [...Array<undefined>(before).fill(undefined), ...days]
  const weeks = Math.ceil(places.length / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => places[week * 7 + weekday]),
  )
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: string): Weekday {
  const { year } = civilOf(date)
  // Day 1 of year 1 of this calendar is a Monday.
  const weekday = ((daysBeforeYear(year) + dayOfYear(date) - 1) % 7) + 1
  return weekday as Weekday
}

/** What a day is: its entry decides, and without one its place in the week. */
export function dayKind(date: string, entry: Entry | undefined): DayKind {
  if (entry?.kind === 'off') return 'off'
  if (entry?.kind === 'work') return 'make-up'
  return weekdayOf(date) > 5 ? 'weekend' : 'work'
}

/** Where a key leads from a day; never out of its year. Nothing for a key that moves nowhere. */
export function dayAfterKey(date: string, key: string): string | undefined {
  const { year, month, day } = civilOf(date)
  if (key === 'PageUp' || key === 'PageDown') {
    const next = Math.min(12, Math.max(1, month + (key === 'PageUp' ? -1 : 1)))
    return written({ year, month: next, day: Math.min(day, monthLength(year, next)) })
  }
  if (key === 'Home') return written({ year, month, day: 1 })
  if (key === 'End') return written({ year, month, day: monthLength(year, month) })
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
  }
  const step = steps[key]
  return step === undefined ? undefined : atDayOfYear(year, dayOfYear(date) + step)
}

/** The day in another year at the same place; the 29th of February gives way. */
export function inYear(date: string, year: number): string {
  const { month, day } = civilOf(date)
  return written({ year, month, day: Math.min(day, monthLength(year, month)) })
}

/** Days under the notice each comes from, notices in the order of their first day. */
export function bySource<Day extends { source: string }>(days: readonly Day[]): [string, Day[]][] {
  const sources = [...new Set(days.map(({ source }) => source))]
  return sources.map((source) => [source, days.filter((day) => day.source === source)])
}

export function civilOf(date: string): Civil {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day }
}

function atDayOfYear(year: number, place: number): string {
  let left = Math.min(Math.max(place, 1), isLeap(year) ? 366 : 365)
  let month = 1
  while (left > monthLength(year, month)) {
    left -= monthLength(year, month)
    month += 1
  }
  return written({ year, month, day: left })
}

function dayOfYear(date: string): number {
  const { year, month, day } = civilOf(date)
  const before = Array.from({ length: month - 1 }, (_, index) => monthLength(year, index + 1))
  return before.reduce((sum, length) => sum + length, day)
}

function daysBeforeYear(year: number): number {
  const years = year - 1
  return years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
}

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function written({ year, month, day }: Civil): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}
