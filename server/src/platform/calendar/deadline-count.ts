import { addLine, type DerivationLine } from './derivation.ts'
import {
  type DayNumber,
  dayOf,
  formatInstant,
  formatLocalDate,
  type Millis,
  minuteMillis,
} from './local-date.ts'
import type { Piece, Stop } from './pause.ts'
import { type DayStatus, dayStatus, type WorkCalendar, workSpans } from './work-calendar.ts'
import type { LimitClock } from './working-time.ts'

/** A count in progress: what was said so far, and what counted and paused so far. */
export type Count = {
  readonly clock: LimitClock
  readonly calendar: WorkCalendar
  readonly stops: readonly Stop[]
  readonly lines: DerivationLine[]
  readonly years: Set<number>
  counted: number
  paused: number
}

export function addOff(count: Count, day: DayNumber, { isWeekend, holiday }: DayStatus): void {
  const on = formatLocalDate(day)
  const name = holiday === undefined ? {} : { holiday }
  addLine(count.lines, { kind: 'off', first: on, last: on, isWeekend, ...name })
}

export function addPausedDay(count: Count, day: DayNumber, stop: Stop): void {
  const on = formatLocalDate(day)
  count.paused += 1
  const amount = stop.until === Infinity ? {} : { amount: 1 }
  addLine(count.lines, { kind: 'paused', first: on, last: on, ...amount, pauses: stop.pauses })
}

export function addPausedPiece(count: Count, { from, until }: Piece, stop: Stop): void {
  const isOpen = stop.until === Infinity
  if (!isOpen) count.paused += until - from
  const amount = isOpen ? {} : { amount: (until - from) / minuteMillis }
  const first = formatLocalDate(dayOf(from))
  const last = until === Infinity ? first : formatLocalDate(dayOf(until - 1))
  addLine(count.lines, { kind: 'paused', first, last, ...amount, pauses: stop.pauses })
}

/** A whole day that counts, as 1 day (wd) or as its working milliseconds (wh). */
export function addCountedDay(
  count: Count,
  day: DayNumber,
  status: DayStatus,
  worth: number,
): void {
  const spans = workSpans(count.calendar, day)
  const unit = unitOf(count)
  count.counted += worth
  addLine(count.lines, {
    kind: 'counted',
    first: formatLocalDate(day),
    last: formatLocalDate(day),
    from: formatInstant(spans.at(0)?.from ?? 0),
    until: formatInstant(spans.at(-1)?.until ?? 0),
    amount: worth / unit,
    total: count.counted / unit,
    ...(status.holiday === undefined ? {} : { makeUpFor: status.holiday }),
  })
}

export function addCountedPiece(count: Count, from: Millis, until: Millis): void {
  const { holiday } = count.clock === 'wh' ? dayStatus(count.calendar, dayOf(from)) : {}
  addLine(count.lines, {
    kind: 'counted',
    first: formatLocalDate(dayOf(from)),
    last: formatLocalDate(dayOf(until - 1)),
    from: formatInstant(from),
    until: formatInstant(until),
    amount: (until - from) / minuteMillis,
    total: count.counted / minuteMillis,
    ...(holiday === undefined ? {} : { makeUpFor: holiday }),
  })
}

export function pauseTotal(count: Count, due: Millis | undefined): DerivationLine {
  const before = count.stops.filter((stop) => due === undefined || stop.from < due)
  const pauses = before.reduce((sum, stop) => sum + stop.pauses.length, 0)
  const amount = due === undefined ? {} : { amount: count.paused / unitOf(count) }
  return { kind: 'pause-total', count: pauses, ...amount }
}

function unitOf(count: Count): number {
  return count.clock === 'wd' ? 1 : minuteMillis
}
