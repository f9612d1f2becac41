import type { Instant } from '@linli/contract/shared/ids'
import {
  addCountedDay,
  addCountedPiece,
  addOff,
  addPausedDay,
  addPausedPiece,
  type Count,
  pauseTotal,
} from './deadline-count.ts'
import type { Counted, Derivation } from './derivation.ts'
import {
  type DayNumber,
  dayOf,
  formatInstant,
  formatLocalDate,
  hourMillis,
  type Millis,
  parseInstant,
  yearOf,
} from './local-date.ts'
import { cutAtStops, joinPauses, type Pause, type Piece } from './pause.ts'
import { dayStatus, hasNotice, type WorkCalendar, workSpans } from './work-calendar.ts'
import { endOfWork, type LimitClock, stopOnDay } from './working-time.ts'

/** What to do with a promised date when it was computed anew; `dueAt` is the date that now stands. */
export type PromiseDecision =
  | { decision: 'keep' | 'replace'; dueAt: Instant | undefined }
  | { decision: 'needs-person'; dueAt: Instant; recomputed: Instant }

// Far beyond any limit of a catalogue; ends the search in a calendar without working days.
const longestSearchDays = 20_000

/**
 * Derives when a limit ends, and each step of the arithmetic as language-neutral lines.
 * - wd: the day of the start does not count; due at the end of working time of the N-th working day;
 *   a working day counts only if no pause touches its working time.
 * - wh: counts working time exactly, pauses left out.  - eh: counts plain time, pauses left out.
 * A pause that begins when the limit has already ended changes nothing.
 * @param limit when the clock starts, and hours (eh, wh; may be fractional) or whole days (wd), above 0
 * @throws RangeError for an amount or an instant that makes no sense
 */
export function deriveDeadline(
  { start, amount, clock }: Counted,
  calendar: WorkCalendar,
  pauses: readonly Pause[],
): Derivation {
  checkAmount(amount, clock)
  const from = parseInstant(start)
  const stops = joinPauses(from, pauses)
  const count: Count = {
    clock,
    calendar,
    stops,
    lines: [],
    years: new Set(),
    counted: 0,
    paused: 0,
  }
  const on = formatLocalDate(dayOf(from))
  count.lines.push({ kind: 'start', at: formatInstant(from), on, isCounted: clock !== 'wd' })
  const due = counters[clock](count, from, amount)
  return concluded(count, due)
}

/**
 * Decides what a recomputed deadline does to the one promised: a later or paused one replaces it,
 * a shorter one never does without a person.
 * @param promised the date told to people, undefined while the clock stood still
 * @param recomputed the new result, undefined when the clock now stands still
 */
export function replacePromise(
  promised: Instant | undefined,
  recomputed: Instant | undefined,
): PromiseDecision {
  if (promised === undefined || recomputed === undefined) {
    const decision = promised === recomputed ? 'keep' : 'replace'
    return { decision, dueAt: recomputed }
  }
  const gain = parseInstant(recomputed) - parseInstant(promised)
  if (gain < 0) return { decision: 'needs-person', dueAt: promised, recomputed }
  return gain === 0
    ? { decision: 'keep', dueAt: promised }
    : { decision: 'replace', dueAt: recomputed }
}

const counters: Record<
  LimitClock,
  (count: Count, from: Millis, amount: number) => Millis | undefined
> = {
  wd: countDays,
  wh: countWorkingHours,
  eh: (count, from, amount) => {
    return countPieces(count, cutAtStops({ from, until: Infinity }, count.stops), inMillis(amount))
  },
}

function countDays(count: Count, from: Millis, amount: number): Millis | undefined {
  for (const day of daysFrom(dayOf(from) + 1)) {
    const status = dayStatus(count.calendar, day)
    count.years.add(yearOf(day))
    const stop = stopOnDay(count.calendar, day, count.stops)
    if (!status.isWorking) addOff(count, day, status)
    else if (stop) addPausedDay(count, day, stop)
    else addCountedDay(count, day, status, 1)
    if (count.counted === amount) return endOfWork(count.calendar, day)
    if (status.isWorking && stop?.until === Infinity) return undefined
  }
  return undefined
}

function countWorkingHours(count: Count, from: Millis, amount: number): Millis | undefined {
  const target = inMillis(amount)
  for (const day of daysFrom(dayOf(from))) {
    const status = dayStatus(count.calendar, day)
    count.years.add(yearOf(day))
    if (!status.isWorking) addOff(count, day, status)
    const pieces = workPieces(count, day, from)
    const whole = wholeDay(count, day, pieces)
    const fits = whole !== undefined && count.counted + whole < target
    if (fits) addCountedDay(count, day, status, whole)
    const due = fits ? undefined : countPieces(count, pieces, target)
    if (due !== undefined || pieces.at(-1)?.stop?.until === Infinity) return due
  }
  return undefined
}

/** The working time of a day that counts from its beginning to its end; undefined for a broken day. */
function wholeDay(count: Count, day: DayNumber, pieces: readonly Piece[]): Millis | undefined {
  const running = pieces.reduce((sum, piece) => sum + (piece.stop ? 0 : length(piece)), 0)
  return running > 0 && running === workedOn(count.calendar, day) ? running : undefined
}

/** Counts pieces one by one; the due instant when the target is reached within them. */
function countPieces(count: Count, pieces: readonly Piece[], target: Millis): Millis | undefined {
  for (const piece of pieces) {
    if (piece.stop) {
      addPausedPiece(count, piece, piece.stop)
      continue
    }
    const used = Math.min(length(piece), target - count.counted)
    count.counted += used
    addCountedPiece(count, piece.from, piece.from + used)
    if (count.counted === target) return piece.from + used
  }
  return undefined
}

function concluded(count: Count, due: Millis | undefined): Derivation {
  const { calendar, clock, lines } = count
  const unannounced = [...count.years].filter((year) => !hasNotice(calendar, year))
  lines.push(pauseTotal(count, due))
  for (const year of unannounced) lines.push({ kind: 'unannounced', year })
  const dueAt = due === undefined ? undefined : formatInstant(due)
  if (due !== undefined && dueAt !== undefined) {
    const isEndOfWork = clock !== 'eh' && endOfWork(calendar, dayOf(due)) === due
    lines.push({ kind: 'due', at: dueAt, on: formatLocalDate(dayOf(due)), isEndOfWork })
  }
  return { dueAt, provisional: unannounced.length > 0, lines }
}

function workPieces(count: Count, day: DayNumber, from: Millis): Piece[] {
  return workSpans(count.calendar, day)
    .filter((span) => span.until > from)
    .flatMap((span) => cutAtStops({ ...span, from: Math.max(span.from, from) }, count.stops))
}

function workedOn(calendar: WorkCalendar, day: DayNumber): Millis {
  return workSpans(calendar, day).reduce((sum, span) => sum + length(span), 0)
}

function inMillis(hours: number): Millis {
  return Math.round(hours * hourMillis)
}

function* daysFrom(first: DayNumber): Generator<DayNumber> {
  for (let day = first; day < first + longestSearchDays; day += 1) yield day
  throw new RangeError('The calendar has too few working days')
}

function length({ from, until }: { from: Millis; until: Millis }): Millis {
  return until - from
}

function checkAmount(amount: number, clock: LimitClock): void {
  const isPossible = Number.isFinite(amount) && amount > 0 && amount <= 10_000
  const isWhole = clock !== 'wd' || Number.isInteger(amount)
  if (!isPossible || !isWhole) throw new RangeError(`Not an amount of ${clock}: ${amount}`)
}
