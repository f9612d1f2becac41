import type { Instant } from '@linli/contract/shared/ids'
import { type DayNumber, dayOf, type Millis, minuteMillis, parseInstant } from './local-date.ts'
import { cutAtStops, joinPauses, type Pause, type Stop } from './pause.ts'
import { type Span, type WorkCalendar, workSpans } from './work-calendar.ts'

/** 紧急工作时 (24×7), 工作时, 工作日: the three clocks of a limit. */
export type LimitClock = 'eh' | 'wh' | 'wd'
/** `counted` is whole working days for wd and minutes for wh and eh; `wallMinutes` is plain time. */
export type Elapsed = { counted: number; wallMinutes: number }

/** Working minutes from one instant to a later one; 0 when `until` is not later. */
export function workingMinutesBetween(
  calendar: WorkCalendar,
  from: Instant,
  until: Instant,
): number {
  return (
    workedMillis(calendar, { from: parseInstant(from), until: parseInstant(until) }, []) /
    minuteMillis
  )
}

/**
 * The time a clock has counted so far, beside the plain time gone by.
 * A working day counts once its working time is over and no pause touched it.
 */
export function elapsed(
  { start, until, clock }: { start: Instant; until: Instant; clock: LimitClock },
  calendar: WorkCalendar,
  pauses: readonly Pause[],
): Elapsed {
  const span = { from: parseInstant(start), until: parseInstant(until) }
  const stops = joinPauses(span.from, pauses)
  const wallMinutes = Math.max(0, span.until - span.from) / minuteMillis
  if (clock === 'wd') return { counted: countedDays(calendar, span, stops), wallMinutes }
  const millis = clock === 'wh' ? workedMillis(calendar, span, stops) : runningMillis(span, stops)
  return { counted: millis / minuteMillis, wallMinutes }
}

/** The stop that touches a day's working time, if any: such a day does not count as a working day. */
export function stopOnDay(
  calendar: WorkCalendar,
  day: DayNumber,
  stops: readonly Stop[],
): Stop | undefined {
  const spans = workSpans(calendar, day)
  return stops.find((stop) =>
    spans.some(({ from, until }) => stop.from < until && stop.until > from),
  )
}

/** When the working time of a day ends; undefined on a day off. */
export function endOfWork(calendar: WorkCalendar, day: DayNumber): Millis | undefined {
  return workSpans(calendar, day).at(-1)?.until
}

function countedDays(calendar: WorkCalendar, span: Span, stops: readonly Stop[]): number {
  let count = 0
  for (let day = dayOf(span.from) + 1; day <= dayOf(span.until); day += 1) {
    const end = endOfWork(calendar, day)
    if (end !== undefined && end <= span.until && !stopOnDay(calendar, day, stops)) count += 1
  }
  return count
}

function workedMillis(calendar: WorkCalendar, span: Span, stops: readonly Stop[]): Millis {
  let total = 0
  for (let day = dayOf(span.from); day <= dayOf(span.until); day += 1) {
    for (const work of workSpans(calendar, day)) {
      const from = Math.max(work.from, span.from)
      total += runningMillis({ from, until: Math.min(work.until, span.until) }, stops)
    }
  }
  return total
}

function runningMillis(span: Span, stops: readonly Stop[]): Millis {
  if (span.until <= span.from) return 0
  const running = cutAtStops(span, stops).filter((piece) => !piece.stop)
  return running.reduce((sum, { from, until }) => sum + until - from, 0)
}
