import type { LocalDate } from '@linli/contract/shared/ids'
import {
  type DayNumber,
  formatLocalDate,
  type Millis,
  minuteMillis,
  parseLocalDate,
  startOfDay,
  weekdayOf,
  yearOf,
} from './local-date.ts'

/** A day on which the State Council's notice departs from the week: off, or a make-up working day 调休. */
export type CalendarDay = { date: LocalDate; name: string; kind: 'off' | 'work'; source: string }
/** A stretch of a working day, local clock, `HH:MM`. */
export type WorkHours = { from: string; until: string }
export type Span = { from: Millis; until: Millis }

/** The hours of a working day that hold from a date on. */
export type DatedHours = { validFrom: LocalDate; spans: readonly WorkHours[] }

export type WorkCalendar = {
  readonly days: ReadonlyMap<DayNumber, CalendarDay>
  /** Working stretches as milliseconds after local midnight, in order, by the day they hold from; the newest first. */
  readonly hours: readonly { readonly from: DayNumber; readonly spans: readonly Span[] }[]
  readonly noticedYears: ReadonlySet<number>
}

/** What one day is: `holiday` names the festival that a day off or a make-up day belongs to. */
export type DayStatus = { isWorking: boolean; isWeekend: boolean; holiday?: string }

/** Common government working time in Jinan; a street may set its own. */
export const defaultWorkHours: readonly WorkHours[] = [
  { from: '09:00', until: '12:00' },
  { from: '13:00', until: '17:00' },
]

/**
 * Reads a list of days off and make-up days: header `date,name,kind,paper`; lines beginning with # are skipped.
 * @throws RangeError naming the line that is malformed or repeats a date
 */
export function parseCalendarCsv(text: string): CalendarDay[] {
  const seen = new Set<string>()
  return dataLines(text).map(({ line, number }) => {
    const day = calendarDay(line, number)
    if (seen.has(day.date)) throw new RangeError(`Line ${number}: ${day.date} appears twice`)
    seen.add(day.date)
    return day
  })
}

/**
 * The statutory calendar together with a street's working time.
 * @param days departures from the week, from the State Council's notices
 * @param hours the stretches of a working day, in order, not overlapping, each set from its date; before the first one,
 * common government working time holds
 * @throws RangeError when hours are empty, overlap or are not `HH:MM`
 */
export function workCalendar(
  days: readonly CalendarDay[],
  hours: readonly DatedHours[] = [],
): WorkCalendar {
  const entries = days.map((day) => [parseLocalDate(day.date), day] as const)
  return {
    days: new Map(entries),
    hours: [
      ...hours.map((set) => ({
        from: parseLocalDate(set.validFrom),
        spans: orderedHours(set.spans),
      })),
      { from: -Infinity, spans: orderedHours(defaultWorkHours) },
    ].sort((a, b) => b.from - a.from),
    noticedYears: new Set(
      entries
        .map(([day]) => day)
        .filter(isInsideYear)
        .map(yearOf),
    ),
  }
}

/** Whether a date is a working day; in a year without notice a weekday is one. */
export function isWorkingDay(calendar: WorkCalendar, date: LocalDate): boolean {
  return dayStatus(calendar, parseLocalDate(date)).isWorking
}

/** Whether the State Council's notice for this year is in the calendar; if not, results are provisional. */
export function hasNotice(calendar: WorkCalendar, year: number): boolean {
  return calendar.noticedYears.has(year)
}

/** What a day is and which festival made it so. */
export function dayStatus(calendar: WorkCalendar, day: DayNumber): DayStatus {
  const isWeekend = weekdayOf(day) > 5
  const entry = calendar.days.get(day)
  if (!entry) return { isWorking: !isWeekend, isWeekend }
  return { isWorking: entry.kind === 'work', isWeekend, holiday: entry.name }
}

/** The working stretches of one day; none on a day off. */
export function workSpans(calendar: WorkCalendar, day: DayNumber): Span[] {
  if (!dayStatus(calendar, day).isWorking) return []
  const midnight = startOfDay(day)
  const inForce = calendar.hours.find(({ from }) => from <= day)
  return (inForce?.spans ?? []).map(({ from, until }) => ({
    from: midnight + from,
    until: midnight + until,
  }))
}

// A notice can reach into a neighbouring December or January, so only the months between prove it.
function isInsideYear(day: DayNumber): boolean {
  const month = formatLocalDate(day).slice(5, 7)
  return month !== '01' && month !== '12'
}

function dataLines(text: string): { line: string; number: number }[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
  const [header, ...rows] = lines
  if (header?.line !== 'date,name,kind,paper') {
    throw new RangeError('The first line must be date,name,kind,paper')
  }
  return rows
}

function calendarDay(line: string, number: number): CalendarDay {
  const [date, name, kind, source, ...surplus] = line.split(',').map((cell) => cell.trim())
  if (!date || !name || !source || surplus.length > 0) {
    throw new RangeError(`Line ${number}: four filled cells expected`)
  }
  if (kind !== 'off' && kind !== 'work') throw new RangeError(`Line ${number}: kind is off or work`)
  parseLocalDate(date)
  return { date, name, kind, source }
}

function orderedHours(hours: readonly WorkHours[]): Span[] {
  const spans = hours.map(({ from, until }) => ({
    from: clockMillis(from),
    until: clockMillis(until),
  }))
  const isOrdered = spans.every(({ from, until }, index) => {
    return from < until && from >= (spans[index - 1]?.until ?? 0)
  })
  if (spans.length === 0 || !isOrdered)
    throw new RangeError('Working hours must follow one another')
  return spans
}

function clockMillis(text: string): Millis {
  const parts = /^(\d\d):([0-5]\d)$/.exec(text)
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN
  if (!(minutes <= 24 * 60)) throw new RangeError(`Not a time of day: ${text}`)
  return minutes * minuteMillis
}
