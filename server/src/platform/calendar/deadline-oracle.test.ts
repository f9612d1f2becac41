import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveDeadline } from './deadline.ts'
import type { DerivationLine, Given } from './derivation.ts'
import { deriveGiven } from './given-date.ts'
import { parseCalendarCsv, workCalendar } from './work-calendar.ts'
import { elapsed, type LimitClock, workingMinutesBetween } from './working-time.ts'

const seed = new URL('../../../seed/calendar-state-council.csv', import.meta.url)
const rows = parseCalendarCsv(readFileSync(seed, 'utf8'))
const calendar = workCalendar(rows)

/**
 * A second, plain reckoning that shares nothing with the engine: time is a list of minutes since
 * 2018-01-01 00:00 on the street's clock, walked one by one; days come from counting month lengths.
 */
type PlainPause = { from: number; until: number }
const plainDays = listDays()
const minutesPerDay = 1440

function isWorkDay(day: number): boolean {
  return plainDays[day]?.works ?? false
}

function isWorkMinute(minute: number): boolean {
  const clock = minute % minutesPerDay
  const isOffice = (clock >= 540 && clock < 720) || (clock >= 780 && clock < 1020)
  return isOffice && isWorkDay(Math.floor(minute / minutesPerDay))
}

function isPaused(minute: number, pauses: readonly PlainPause[]): boolean {
  return pauses.some(({ from, until }) => minute >= from && minute < until)
}

function plainDue(
  start: number,
  amount: number,
  clock: LimitClock,
  pauses: PlainPause[],
): number | undefined {
  if (clock === 'wd') return plainDueByDays(start, amount, pauses)
  const target = Math.round(amount * 60)
  const limit = pauses.some(({ until }) => until === Infinity)
    ? start + 120 * minutesPerDay
    : Infinity
  let counted = 0
  for (let minute = start; minute < limit; minute += 1) {
    if (clock === 'wh' && !isWorkMinute(minute)) continue
    if (isPaused(minute, pauses)) continue
    counted += 1
    if (counted === target) return minute + 1
  }
  return undefined
}

function plainDueByDays(start: number, amount: number, pauses: PlainPause[]): number | undefined {
  const first = Math.floor(start / minutesPerDay) + 1
  let counted = 0
  for (let day = first; day < first + 400; day += 1) {
    if (isWorkDay(day) && !touchesWork(day, pauses)) counted += 1
    if (counted === amount) return day * minutesPerDay + 1020
  }
  return undefined
}

function touchesWork(day: number, pauses: PlainPause[]): boolean {
  if (pauses.length === 0) return false
  for (let minute = day * minutesPerDay + 540; minute < day * minutesPerDay + 1020; minute += 1) {
    if (isWorkMinute(minute) && isPaused(minute, pauses)) return true
  }
  return false
}

function listDays(): { date: string; works: boolean }[] {
  const kinds = new Map(rows.map(({ date, kind }) => [date, kind]))
  const days: { date: string; works: boolean }[] = []
  for (let year = 2018; year <= 2028; year += 1) {
    const february = year % 4 === 0 ? 29 : 28
    const lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for (const [month, length] of lengths.entries()) {
      for (let date = 1; date <= length; date += 1) {
        const text = [year, month + 1, date].map((part) => String(part).padStart(2, '0')).join('-')
        // 2018-01-01 was a Monday.
        const kind = kinds.get(text) ?? (days.length % 7 < 5 ? 'work' : 'off')
        days.push({ date: text, works: kind === 'work' })
      }
    }
  }
  return days
}

/** A plain minute as an instant: eight hours earlier on the UTC clock. */
function instant(minute: number): string {
  const shifted = minute - 480
  const clock = shifted % minutesPerDay
  const date = plainDays[Math.floor(shifted / minutesPerDay)]?.date
  const parts = [Math.floor(clock / 60), clock % 60].map((part) => String(part).padStart(2, '0'))
  return `${date}T${parts.join(':')}:00.000Z`
}

const starts = fc.integer({ min: minutesPerDay, max: 8 * 365 * minutesPerDay })
const pauseShapes = fc.array(
  fc.record({
    after: fc.integer({ min: -600, max: 9 * minutesPerDay }),
    length: fc.oneof(
      fc.integer({ min: 0, max: 240 }),
      fc.integer({ min: 0, max: 4 * minutesPerDay }),
    ),
    isOpen: fc.boolean(),
  }),
  { maxLength: 3 },
)
const limits = fc.oneof(
  fc.record({ clock: fc.constant('wd' as const), amount: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    clock: fc.constantFrom('wh' as const, 'eh' as const),
    amount: fc.integer({ min: 1, max: 60 }).map((halves) => halves / 2),
  }),
)

/** At most the last pause stays open, as a case has one clock. */
function plainPauses(
  start: number,
  shapes: { after: number; length: number; isOpen: boolean }[],
): PlainPause[] {
  return shapes.map(({ after, length, isOpen }, index) => {
    const from = Math.max(0, start + after)
    return { from, until: isOpen && index === 2 ? Infinity : from + length }
  })
}

function asPauses(pauses: PlainPause[]) {
  return pauses.map(({ from, until }) => ({
    from: instant(from),
    reason: 'permit-pending',
    ...(until === Infinity ? {} : { until: instant(until) }),
  }))
}

function countedSum(lines: DerivationLine[]): number {
  return lines.reduce((sum, line) => sum + (line.kind === 'counted' ? line.amount : 0), 0)
}

/** What happens to a case in hand: `extend` by so many days, `wait` or lie with the checkers for so many minutes. */
const courses = fc.array(
  fc.record({
    act: fc.constantFrom('extend' as const, 'wait' as const, 'rework' as const),
    after: fc.integer({ min: 1, max: 2 * minutesPerDay }),
    days: fc.integer({ min: 1, max: 12 }),
    length: fc.integer({ min: 1, max: 9 * minutesPerDay }),
  }),
  { minLength: 1, maxLength: 7 },
)

type Course = { at: number; pauses: PlainPause[]; given?: Given; granted?: number }

/** Plays a course on one limit: every extension is until the end of a working day after what stands. */
function play(
  limit: { start: number; amount: number; clock: LimitClock },
  steps: readonly { act: string; after: number; days: number; length: number }[],
): Course {
  const course: Course = { at: limit.start, pauses: [] }
  for (const { act, after, days, length } of steps) {
    course.at += after
    if (act === 'extend') {
      const stands = Math.floor(plainMinute(standing(limit, course)) / minutesPerDay)
      const until = endOfNextWorkDay(Math.max(stands, Math.floor(course.at / minutesPerDay)) + days)
      course.given = { at: instant(course.at), until: instant(until), clock: limit.clock }
      course.granted = plainCounted(course.at, until, limit.clock, [])
    } else {
      course.pauses.push({ from: course.at, until: course.at + length })
      course.at += length
    }
  }
  return course
}

function standing(
  { start, amount, clock }: { start: number; amount: number; clock: LimitClock },
  { given, pauses }: Course,
): string {
  const limit = { start: instant(start), amount, clock }
  const derived = given
    ? deriveGiven(given, limit, calendar, asPauses(pauses))
    : deriveDeadline(limit, calendar, asPauses(pauses))
  return derived.dueAt ?? ''
}

function endOfNextWorkDay(first: number): number {
  let day = first
  while (!isWorkDay(day)) day += 1
  return day * minutesPerDay + 1020
}

function plainMinute(at: string): number {
  return Math.round((Date.parse(at) - Date.parse(instant(minutesPerDay))) / 60_000) + minutesPerDay
}

function plainCounted(
  from: number,
  until: number,
  clock: LimitClock,
  pauses: PlainPause[],
): number {
  const count = { counted: 0 }
  if (clock === 'wd') {
    for (
      let day = Math.floor(from / minutesPerDay) + 1;
      day * minutesPerDay + 1020 <= until;
      day += 1
    )
      if (isWorkDay(day) && !touchesWork(day, pauses)) count.counted += 1
    return count.counted
  }
  for (let minute = from; minute < until; minute += 1)
    if ((clock === 'eh' || isWorkMinute(minute)) && !isPaused(minute, pauses)) count.counted += 1
  return count.counted
}

describe('a thousand random courses of extending, waiting and rework', () => {
  it('never leave less counted time than the last extension granted, nor an earlier date', () => {
    fc.assert(
      fc.property(starts, limits, courses, (start, { clock, amount }, steps) => {
        const limit = { start, amount, clock }
        const course = play(limit, steps)
        const { given, granted = 0 } = course
        if (!given) return
        const due = plainMinute(standing(limit, course))
        expect(due).toBeGreaterThanOrEqual(plainMinute(given.until))
        expect(
          plainCounted(plainMinute(given.at), due, clock, course.pauses),
        ).toBeGreaterThanOrEqual(granted)
      }),
      { numRuns: 1_000, seed: 20260624 },
    )
  }, 60_000)
})

describe('ten thousand random limits', () => {
  it('end when a plain walk through the minutes says so, pauses included', () => {
    fc.assert(
      fc.property(starts, limits, pauseShapes, (start, { clock, amount }, shapes) => {
        const pauses = plainPauses(start, shapes)
        const derived = deriveDeadline(
          { start: instant(start), amount, clock },
          calendar,
          asPauses(pauses),
        )
        const due = plainDue(start, amount, clock, pauses)
        expect(derived.dueAt).toBe(due === undefined ? undefined : instant(due))
      }),
      { numRuns: 10_000, seed: 20260617 },
    )
  }, 20_000)

  it('have arithmetic that adds up, and have counted exactly the limit when they end', () => {
    fc.assert(
      fc.property(starts, limits, pauseShapes, (start, { clock, amount }, shapes) => {
        const pauses = asPauses(plainPauses(start, shapes))
        const { dueAt, lines } = deriveDeadline(
          { start: instant(start), amount, clock },
          calendar,
          pauses,
        )
        if (dueAt === undefined) return
        const whole = clock === 'wd' ? amount : amount * 60
        expect(countedSum(lines)).toBe(whole)
        expect(
          elapsed({ start: instant(start), until: dueAt, clock }, calendar, pauses).counted,
        ).toBe(whole)
      }),
      { numRuns: 2_000, seed: 7 },
    )
  }, 20_000)

  it('never end earlier for one more pause', () => {
    fc.assert(
      fc.property(starts, limits, pauseShapes, (start, { clock, amount }, shapes) => {
        const pauses = asPauses(plainPauses(start, shapes))
        const all = deriveDeadline({ start: instant(start), amount, clock }, calendar, pauses).dueAt
        const fewer = deriveDeadline(
          { start: instant(start), amount, clock },
          calendar,
          pauses.slice(1),
        ).dueAt
        if (all !== undefined) expect(fewer !== undefined && fewer <= all).toBe(true)
      }),
      { numRuns: 2_000, seed: 11 },
    )
  }, 20_000)

  it('agree with the plain walk on working minutes between two instants', () => {
    const spans = fc.tuple(starts, fc.integer({ min: 0, max: 20 * minutesPerDay }))
    fc.assert(
      fc.property(spans, ([from, length]) => {
        const minutes = Array.from({ length }, (_, index) => from + index).filter(
          isWorkMinute,
        ).length
        expect(workingMinutesBetween(calendar, instant(from), instant(from + length))).toBe(minutes)
      }),
      { numRuns: 500, seed: 3 },
    )
  }, 20_000)
})
