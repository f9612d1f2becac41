import { expect, test } from 'vitest'
import { bySource, dayAfterKey, dayKind, inYear, monthWeeks, weekdayOf } from './month-grid.ts'

test('weekdays are those of the real calendar, across leap years and the turn of a century', () => {
  expect(weekdayOf('2026-06-17')).toBe(3)
  expect(weekdayOf('2024-02-29')).toBe(4)
  expect(weekdayOf('2000-01-01')).toBe(6)
  expect(weekdayOf('2100-03-01')).toBe(1)
  for (let days = 0; days < 3000; days += 1) {
    const at = new Date(Date.UTC(2019, 0, 1 + days))
    expect(weekdayOf(at.toISOString().slice(0, 10))).toBe(at.getUTCDay() || 7)
  }
})

test('a month is drawn in weeks from Monday, with nothing before the first and after the last', () => {
  const weeks = monthWeeks(2026, 6)
  expect(weeks).toHaveLength(5)
  expect(weeks[0]?.[0]?.date).toBe('2026-06-01')
  expect(weeks[4]?.map((day) => day?.day)).toEqual([29, 30, ...Array(5).fill(undefined)])
  expect(monthWeeks(2026, 2)[0]?.findIndex((day) => day !== undefined)).toBe(6)
  expect(monthWeeks(2024, 2).flat().filter(Boolean)).toHaveLength(29)
})

test('a notice outweighs the week: a Friday off is off, a Sunday made up is worked', () => {
  expect(dayKind('2026-06-19', { date: '2026-06-19', kind: 'off' })).toBe('off')
  expect(dayKind('2026-09-20', { date: '2026-09-20', kind: 'work' })).toBe('make-up')
  expect(dayKind('2026-06-20', undefined)).toBe('weekend')
  expect(dayKind('2026-06-18', undefined)).toBe('work')
})

test('arrow keys move by day and week, page keys by month, and none leaves the year', () => {
  expect(dayAfterKey('2026-06-30', 'ArrowRight')).toBe('2026-07-01')
  expect(dayAfterKey('2026-03-01', 'ArrowUp')).toBe('2026-02-22')
  expect(dayAfterKey('2026-01-03', 'ArrowUp')).toBe('2026-01-01')
  expect(dayAfterKey('2026-12-29', 'ArrowDown')).toBe('2026-12-31')
  expect(dayAfterKey('2026-03-31', 'PageUp')).toBe('2026-02-28')
  expect(dayAfterKey('2026-12-31', 'PageDown')).toBe('2026-12-31')
  expect(dayAfterKey('2026-06-17', 'Home')).toBe('2026-06-01')
  expect(dayAfterKey('2026-06-17', 'End')).toBe('2026-06-30')
  expect(dayAfterKey('2026-06-17', 'x')).toBe(undefined)
})

test('the 29th of February gives way in a year that has none', () => {
  expect(inYear('2024-02-29', 2025)).toBe('2025-02-28')
})

test('days stand under the notice they come from, a notice as early as its first day', () => {
  const days = [
    { date: '2026-01-01', source: 'notice' },
    { date: '2026-06-18', source: 'street' },
    { date: '2026-06-19', source: 'notice' },
  ]
  expect(bySource(days)).toEqual([
    ['notice', [days[0], days[2]]],
    ['street', [days[1]]],
  ])
})
