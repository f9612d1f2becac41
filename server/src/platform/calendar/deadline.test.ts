import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deriveDeadline, replacePromise } from './deadline.ts'
import type { DerivationLine } from './derivation.ts'
import type { Pause } from './pause.ts'
import { parseCalendarCsv, workCalendar } from './work-calendar.ts'
import { elapsed, type LimitClock, workingMinutesBetween } from './working-time.ts'

const seed = new URL('../../../seed/calendar-state-council.csv', import.meta.url)
const days = parseCalendarCsv(readFileSync(seed, 'utf8'))
const calendar = workCalendar(days)

/** `2026-06-17 10:20` on the street's clock as an instant. */
function at(local: string): string {
  const [date, time] = local.split(' ')
  const [hours = 0, minutes = 0] = (time ?? '').split(':').map(Number)
  const clock = [(hours + 16) % 24, minutes].map((part) => String(part).padStart(2, '0')).join(':')
  return `${hours < 8 ? dayBefore(date ?? '') : date}T${clock}:00.000Z`
}

function dayBefore(date: string): string {
  const day = String(Number(date.slice(8)) - 1).padStart(2, '0')
  if (day === '00') throw new Error('Write the table without a first of the month before 08:00')
  return date.slice(0, 8) + day
}

function due(start: string, amount: number, clock: LimitClock, pauses: Pause[] = []) {
  return deriveDeadline({ start: at(start), amount, clock }, calendar, pauses).dueAt
}

function pause(from: string, until?: string): Pause {
  return { from: at(from), reason: 'waiting-for-resident', ...(until ? { until: at(until) } : {}) }
}

describe('a limit in working days', () => {
  it.each([
    ['Dragon Boat week 2026, as on the case page', '2026-06-17 10:20', 5, '2026-06-25 17:00'],
    [
      'the day of the start does not count even at nine sharp',
      '2026-03-02 09:00',
      1,
      '2026-03-03 17:00',
    ],
    ['the make-up Saturday 14 February 2026 counts', '2026-02-13 15:00', 1, '2026-02-14 17:00'],
    ['over the Spring Festival 2026', '2026-02-14 10:00', 2, '2026-02-25 17:00'],
    ['the make-up Saturday 28 February 2026 counts', '2026-02-26 10:00', 3, '2026-03-02 17:00'],
    ['the make-up Sunday 4 January 2026 counts', '2025-12-31 10:00', 1, '2026-01-04 17:00'],
    ['Tomb-sweeping 2026 falls on Saturday to Monday', '2026-04-03 09:30', 1, '2026-04-07 17:00'],
    ['Labour Day 2026 with its make-up Saturday 9 May', '2026-04-30 09:30', 4, '2026-05-09 17:00'],
    ['Mid-Autumn and National Day 2026', '2026-09-24 11:00', 4, '2026-10-08 17:00'],
    ['a start on a day off', '2026-06-20 12:00', 1, '2026-06-22 17:00'],
    ['a start on a weekend before a make-up Sunday', '2026-09-19 08:30', 1, '2026-09-20 17:00'],
    ['Spring Festival 2025 with make-up days around it', '2025-01-25 10:00', 3, '2025-02-05 17:00'],
    ['the make-up Saturday 8 February 2025 counts', '2025-02-06 10:00', 2, '2025-02-08 17:00'],
    ['National Day and Mid-Autumn 2025', '2025-09-30 16:00', 3, '2025-10-11 17:00'],
    ['the lengthened Spring Festival of 2020', '2020-01-23 10:00', 1, '2020-02-03 17:00'],
    ['the make-up Sunday 19 January 2020 counts', '2020-01-17 10:00', 2, '2020-01-20 17:00'],
    ['Labour Day 2020 with make-up days on both sides', '2020-04-24 10:00', 5, '2020-04-30 17:00'],
    ['Dragon Boat 2020 with the make-up Sunday 28 June', '2020-06-24 10:00', 1, '2020-06-28 17:00'],
    ['National Day 2020 with the make-up Saturday', '2020-09-30 10:00', 2, '2020-10-10 17:00'],
    ['a leap day counts as any Saturday does: not', '2020-02-28 10:00', 1, '2020-03-02 17:00'],
    ['twenty working days for an illegal building', '2026-01-26 10:00', 20, '2026-02-28 17:00'],
  ])('ends as the notice says: %s', (_, start, amount, end) => {
    expect(due(start, amount, 'wd')).toBe(at(end))
  })

  it('says every day counted or not, as the case page shows it', () => {
    const { lines, provisional } = deriveDeadline(
      { start: at('2026-06-17 10:20'), amount: 5, clock: 'wd' },
      calendar,
      [],
    )
    expect(provisional).toBe(false)
    expect(lines).toEqual([
      { kind: 'start', at: at('2026-06-17 10:20'), on: '2026-06-17', isCounted: false },
      counted('2026-06-18', '2026-06-18', 1, 1),
      { kind: 'off', first: '2026-06-19', last: '2026-06-19', isWeekend: false, holiday: '端午节' },
      { kind: 'off', first: '2026-06-20', last: '2026-06-21', isWeekend: true, holiday: '端午节' },
      counted('2026-06-22', '2026-06-25', 4, 5),
      { kind: 'pause-total', count: 0, amount: 0 },
      { kind: 'due', at: at('2026-06-25 17:00'), on: '2026-06-25', isEndOfWork: true },
    ])
  })

  it('names the festival of a make-up day', () => {
    const { lines } = deriveDeadline(
      { start: at('2026-02-13 10:00'), amount: 1, clock: 'wd' },
      calendar,
      [],
    )
    expect(lines[1]).toEqual({ ...counted('2026-02-14', '2026-02-14', 1, 1), makeUpFor: '春节' })
  })

  it('leaves out every working day that a pause touched, and says why', () => {
    const waiting = pause('2026-03-03 15:00', '2026-03-05 10:00')
    const { lines, dueAt } = deriveDeadline(
      { start: at('2026-03-02 10:00'), amount: 2, clock: 'wd' },
      calendar,
      [waiting],
    )
    expect(dueAt).toBe(at('2026-03-09 17:00'))
    expect(lines[1]).toEqual({
      kind: 'paused',
      first: '2026-03-03',
      last: '2026-03-05',
      amount: 3,
      pauses: [waiting],
    })
    expect(lines.at(-2)).toEqual({ kind: 'pause-total', count: 1, amount: 3 })
  })

  it('is not moved by a pause outside working time or after its end', () => {
    const idle = [pause('2026-03-03 12:00', '2026-03-03 13:00'), pause('2026-03-04 17:00')]
    expect(due('2026-03-02 10:00', 2, 'wd', idle)).toBe(at('2026-03-04 17:00'))
  })

  it('has no end while a pause lasts', () => {
    const open = deriveDeadline(
      { start: at('2026-03-02 10:00'), amount: 3, clock: 'wd' },
      calendar,
      [pause('2026-03-04 09:30')],
    )
    expect(open.dueAt).toBeUndefined()
    expect(open.lines.map(({ kind }) => kind)).toEqual([
      'start',
      'counted',
      'paused',
      'pause-total',
    ])
    expect(open.lines.at(-1)).toEqual({ kind: 'pause-total', count: 1 })
  })
})

describe('a limit in working hours', () => {
  it.each([
    ['the lunch break does not count', '2026-06-17 10:20', 4, '2026-06-17 15:20'],
    ['it may end exactly at the end of work', '2026-06-17 15:00', 2, '2026-06-17 17:00'],
    ['the rest runs on the next morning', '2026-06-17 16:00', 2, '2026-06-18 10:00'],
    ['over a festival', '2026-06-18 16:00', 2, '2026-06-22 10:00'],
    ['a start at night waits for the morning', '2026-06-17 22:00', 2, '2026-06-18 11:00'],
    ['a start at lunch waits for one o’clock', '2026-06-17 12:30', 0.5, '2026-06-17 13:30'],
    ['on a make-up Saturday', '2026-02-14 08:00', 7, '2026-02-14 17:00'],
    ['thirty hours over a weekend', '2026-03-05 10:00', 30, '2026-03-11 12:00'],
  ])('counts working time to the minute: %s', (_, start, amount, end) => {
    expect(due(start, amount, 'wh')).toBe(at(end))
  })

  it('joins whole days and shows the parts of broken ones', () => {
    const { lines } = deriveDeadline(
      { start: at('2026-03-02 11:00'), amount: 23, clock: 'wh' },
      calendar,
      [],
    )
    const parts = lines.filter((line) => line.kind === 'counted')
    expect(parts.map(({ first, last, amount, total }) => [first, last, amount, total])).toEqual([
      ['2026-03-02', '2026-03-02', 60, 60],
      ['2026-03-02', '2026-03-02', 240, 300],
      ['2026-03-03', '2026-03-04', 840, 1140],
      ['2026-03-05', '2026-03-05', 180, 1320],
      ['2026-03-05', '2026-03-05', 60, 1380],
    ])
  })

  it('takes out the working time of pauses that overlap only once', () => {
    const pauses = [
      pause('2026-03-02 14:00', '2026-03-02 15:30'),
      pause('2026-03-02 15:00', '2026-03-02 16:00'),
    ]
    const { dueAt, lines } = deriveDeadline(
      { start: at('2026-03-02 13:00'), amount: 3, clock: 'wh' },
      calendar,
      pauses,
    )
    expect(dueAt).toBe(at('2026-03-03 10:00'))
    expect(lines.at(-2)).toEqual({ kind: 'pause-total', count: 2, amount: 120 })
  })
})

describe('a limit in emergency hours', () => {
  it.each([
    ['half an hour at midnight of a festival', '2026-02-17 23:50', 0.5, '2026-02-18 00:20'],
    ['a night and a weekend', '2026-06-19 20:00', 24, '2026-06-20 20:00'],
  ])('runs day and night: %s', (_, start, amount, end) => {
    expect(due(start, amount, 'eh')).toBe(at(end))
  })

  it('stands still in a pause', () => {
    const night = [pause('2026-06-17 20:00', '2026-06-17 23:00')]
    expect(due('2026-06-17 19:00', 2, 'eh', night)).toBe(at('2026-06-18 00:00'))
  })

  it('does not depend on the calendar at all', () => {
    const bare = workCalendar([])
    expect(
      deriveDeadline({ start: at('2030-06-19 20:00'), amount: 4, clock: 'eh' }, bare, [])
        .provisional,
    ).toBe(false)
  })
})

describe('a year without notice', () => {
  it('takes weekdays for working days and calls the result provisional', () => {
    const result = deriveDeadline(
      { start: at('2026-12-31 10:00'), amount: 2, clock: 'wd' },
      calendar,
      [],
    )
    expect(result).toMatchObject({ dueAt: at('2027-01-04 17:00'), provisional: true })
    expect(result.lines).toContainEqual({ kind: 'unannounced', year: 2027 })
  })

  it('is not mistaken for announced when a neighbour’s notice reaches into it', () => {
    const spilt = { date: '2027-01-02', name: '元旦', kind: 'off', source: '2026' } as const
    const result = deriveDeadline(
      { start: at('2026-12-31 10:00'), amount: 2, clock: 'wd' },
      workCalendar([...days, spilt]),
      [],
    )
    expect(result.provisional).toBe(true)
  })

  it('does not make a limit provisional that ends before it', () => {
    expect(
      deriveDeadline({ start: at('2026-12-30 10:00'), amount: 1, clock: 'wd' }, calendar, [])
        .provisional,
    ).toBe(false)
  })
})

describe('a promised date', () => {
  const early = at('2026-02-06 17:00')
  const late = at('2026-02-10 17:00')

  it('moves back when the holiday is lengthened, as on 27 January 2020', () => {
    const isAnnouncedLater = (date: string) => date >= '2020-01-31' && date <= '2020-02-02'
    const before = days.filter(({ date }) => !isAnnouncedLater(date))
    const makeUp = {
      date: '2020-02-01',
      name: '春节',
      kind: 'work',
      source: 'first notice',
    } as const
    const first = deriveDeadline(
      { start: at('2020-01-22 10:00'), amount: 4, clock: 'wd' },
      workCalendar([...before, makeUp]),
      [],
    )
    const second = deriveDeadline(
      { start: at('2020-01-22 10:00'), amount: 4, clock: 'wd' },
      calendar,
      [],
    )
    expect([first.dueAt, second.dueAt]).toEqual([at('2020-02-03 17:00'), at('2020-02-05 17:00')])
    expect(replacePromise(first.dueAt, second.dueAt)).toEqual({
      decision: 'replace',
      dueAt: second.dueAt,
    })
  })

  it('is never shortened without a person', () => {
    expect(replacePromise(late, early)).toEqual({
      decision: 'needs-person',
      dueAt: late,
      recomputed: early,
    })
  })

  it('stays when nothing changed, also when written with other decimals', () => {
    expect(replacePromise(late, late.replace('.000Z', 'Z'))).toEqual({
      decision: 'keep',
      dueAt: late,
    })
    expect(replacePromise(undefined, undefined)).toEqual({ decision: 'keep', dueAt: undefined })
  })

  it('is open while the clock stands still and known again afterwards', () => {
    expect(replacePromise(late, undefined)).toEqual({ decision: 'replace', dueAt: undefined })
    expect(replacePromise(undefined, early)).toEqual({ decision: 'replace', dueAt: early })
  })
})

describe('time gone by', () => {
  it('is shown as counted and as plain time', () => {
    const stop = [pause('2026-03-03 09:00', '2026-03-03 10:00')]
    const [start, now] = [at('2026-03-02 16:00'), at('2026-03-04 10:00')]
    const plain = { wallMinutes: 42 * 60 }
    expect(elapsed({ start, until: now, clock: 'eh' }, calendar, stop)).toEqual({
      counted: 41 * 60,
      ...plain,
    })
    expect(elapsed({ start, until: now, clock: 'wh' }, calendar, stop)).toEqual({
      counted: 8 * 60,
      ...plain,
    })
    expect(elapsed({ start, until: now, clock: 'wd' }, calendar, stop)).toEqual({
      counted: 0,
      ...plain,
    })
    expect(
      elapsed({ start, until: at('2026-03-04 17:00'), clock: 'wd' }, calendar, stop).counted,
    ).toBe(1)
  })

  it('has no working minutes at night, at weekends or backwards', () => {
    expect(workingMinutesBetween(calendar, at('2026-06-18 17:00'), at('2026-06-22 09:00'))).toBe(0)
    expect(workingMinutesBetween(calendar, at('2026-06-18 11:00'), at('2026-06-18 14:00'))).toBe(
      120,
    )
    expect(workingMinutesBetween(calendar, at('2026-06-18 14:00'), at('2026-06-18 11:00'))).toBe(0)
  })
})

describe('a senseless limit', () => {
  it.each([
    [0, 'eh'],
    [-1, 'wh'],
    [Number.NaN, 'eh'],
    [1.5, 'wd'],
    [1e9, 'wd'],
  ] as const)('is refused: %s %s', (amount, clock) => {
    expect(() => due('2026-03-02 10:00', amount, clock)).toThrow(RangeError)
  })

  it('is refused when a pause ends before it begins or an instant is none', () => {
    const backwards = [pause('2026-03-03 10:00', '2026-03-03 09:00')]
    expect(() => due('2026-03-02 10:00', 1, 'wd', backwards)).toThrow(RangeError)
    expect(() =>
      deriveDeadline({ start: '2026-02-30T00:00:00Z', amount: 1, clock: 'wd' }, calendar, []),
    ).toThrow(RangeError)
    expect(() =>
      deriveDeadline({ start: '2026-03-02T10:00:00+08:00', amount: 1, clock: 'eh' }, calendar, []),
    ).toThrow(RangeError)
  })

  it('is refused when the calendar has no working days at all', () => {
    const idle = { ...workCalendar([]), hours: [] }
    expect(() =>
      deriveDeadline({ start: at('2026-03-02 10:00'), amount: 1, clock: 'wh' }, idle, []),
    ).toThrow(RangeError)
  })
})

function counted(first: string, last: string, amount: number, total: number): DerivationLine {
  const hours = { from: at(`${first} 09:00`), until: at(`${last} 17:00`) }
  return { kind: 'counted', first, last, ...hours, amount, total }
}
