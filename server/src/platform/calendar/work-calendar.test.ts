import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  formatInstant,
  formatLocalDate,
  parseInstant,
  parseLocalDate,
  weekdayOf,
} from './local-date.ts'
import {
  hasNotice,
  isWorkingDay,
  parseCalendarCsv,
  workCalendar,
  workSpans,
} from './work-calendar.ts'

const seed = new URL('../../../seed/calendar-state-council.csv', import.meta.url)
const days = parseCalendarCsv(readFileSync(seed, 'utf8'))
const calendar = workCalendar(days)

/** Days off and make-up days of a year as `MM-DD`, spans as `MM-DD…MM-DD`. */
const notices: Record<string, { off: string[]; work: string[] }> = {
  '2020': {
    off: [
      '01-01',
      '01-24…01-31',
      '02-01…02-02',
      '04-04…04-06',
      '05-01…05-05',
      '06-25…06-27',
      '10-01…10-08',
    ],
    work: ['01-19', '02-03', '04-26', '05-09', '06-28', '09-27', '10-10'],
  },
  '2025': {
    off: [
      '01-01',
      '01-28…01-31',
      '02-01…02-04',
      '04-04…04-06',
      '05-01…05-05',
      '05-31',
      '06-01…06-02',
      '10-01…10-08',
    ],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  '2026': {
    off: [
      '01-01…01-03',
      '02-15…02-23',
      '04-04…04-06',
      '05-01…05-05',
      '06-19…06-21',
      '09-25…09-27',
      '10-01…10-07',
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
}

describe('the statutory calendar', () => {
  it.each(Object.entries(notices))(
    'holds the notice of %s, every day of it and no other',
    (year, notice) => {
      const listed = (kind: string) =>
        days
          .filter((day) => day.date.startsWith(year) && day.kind === kind)
          .map(({ date }) => date.slice(5))
      expect(listed('off')).toEqual(notice.off.flatMap(spanDays))
      expect(listed('work')).toEqual(notice.work)
    },
  )

  it('knows working days, days off and make-up days', () => {
    const working = ['2026-02-14', '2026-06-18', '2020-02-03', '2027-06-18']
    const off = ['2026-02-16', '2026-06-19', '2020-01-31', '2026-06-27', '2027-06-19']
    expect(working.filter((date) => !isWorkingDay(calendar, date))).toEqual([])
    expect(off.filter((date) => isWorkingDay(calendar, date))).toEqual([])
  })

  it('knows which years are announced', () => {
    const announced = [2017, 2018, 2026, 2027].filter((year) => hasNotice(calendar, year))
    expect(announced).toEqual([2018, 2026])
  })

  it('names the notice behind every day', () => {
    expect(days.filter(({ source }) => !source.includes('gov.cn'))).toEqual([])
  })
})

describe('a calendar file', () => {
  const header = 'date,name,kind,paper\n'

  it.each([
    ['a date that does not exist', '2026-02-30,春节,off,x'],
    ['another kind of day', '2026-02-16,春节,half,x'],
    ['a missing source', '2026-02-16,春节,off,'],
    ['a surplus cell', '2026-02-16,春节,off,x,y'],
    ['the same date twice', '2026-02-16,春节,off,x\n2026-02-16,春节,work,x'],
  ])('is refused for %s', (_, rows) => {
    expect(() => parseCalendarCsv(header + rows)).toThrow(RangeError)
  })

  it('is read with byte order mark, Windows line ends, comments and empty lines', () => {
    const file = `\uFEFF# source\r\n${header.trim()}\r\n\r\n2027-10-01,国庆节,off,x\r\n`
    expect(parseCalendarCsv(file)).toEqual([
      { date: '2027-10-01', name: '国庆节', kind: 'off', source: 'x' },
    ])
  })

  it('is refused without its header', () => {
    expect(() => parseCalendarCsv('2027-10-01,国庆节,off,x')).toThrow(RangeError)
  })
})

describe('working hours', () => {
  it.each([
    [[]],
    [[{ from: '13:00', until: '09:00' }]],
    [
      [
        { from: '09:00', until: '12:30' },
        { from: '12:00', until: '17:00' },
      ],
    ],
    [[{ from: '9:00', until: '12:00' }]],
    [[{ from: '09:00', until: '24:30' }]],
  ])('are refused when they make no sense: %j', (hours) => {
    expect(() => workCalendar([], [{ validFrom: '2026-01-01', spans: hours }])).toThrow(RangeError)
  })

  it('hold from their day on, and leave the days before as they were', () => {
    const spans = [{ from: '08:30', until: '12:00' }]
    const dated = workCalendar(days, [{ validFrom: '2026-06-22', spans }])
    const hoursOf = (date: string) =>
      workSpans(dated, parseLocalDate(date)).map(({ from, until }) => [
        formatInstant(from).slice(11, 16),
        formatInstant(until).slice(11, 16),
      ])
    expect(hoursOf('2026-06-18')).toEqual([
      ['01:00', '04:00'],
      ['05:00', '09:00'],
    ])
    expect(hoursOf('2026-06-21')).toEqual([])
    expect(hoursOf('2026-06-22')).toEqual([['00:30', '04:00']])
    expect(hoursOf('2026-07-30')).toEqual([['00:30', '04:00']])
  })
})

describe('local dates', () => {
  it('number every day of four centuries without gap, with the right weekday', () => {
    const first = parseLocalDate('1900-01-01')
    const dates = Array.from({ length: 400 }, (_, index) => datesOfYear(1900 + index)).flat()
    const wrong = dates.filter((date, index) => {
      return formatLocalDate(first + index) !== date || weekdayOf(first + index) !== (index % 7) + 1
    })
    expect([dates.length, wrong]).toEqual([146_097, []])
  })

  it('read and write instants to the millisecond', () => {
    expect(formatInstant(parseInstant('2026-02-28T23:59:59.9876Z'))).toBe(
      '2026-02-28T23:59:59.987Z',
    )
    expect(formatInstant(parseInstant('1969-12-31T23:59:59Z'))).toBe('1969-12-31T23:59:59.000Z')
  })
})

function datesOfYear(year: number): string[] {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return lengths.flatMap((length, month) =>
    Array.from({ length }, (_, date) =>
      [year, month + 1, date + 1].map((part) => String(part).padStart(2, '0')).join('-'),
    ),
  )
}

function spanDays(span: string): string[] {
  const [first = '', last = first] = span.split('…')
  const count = Number(last.slice(3)) - Number(first.slice(3)) + 1
  const dates = Array.from({ length: count }, (_, index) => Number(first.slice(3)) + index)
  return dates.map((date) => `${first.slice(0, 3)}${String(date).padStart(2, '0')}`)
}
