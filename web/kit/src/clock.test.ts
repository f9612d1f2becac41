import { describe, expect, test } from 'vitest'
import {
  calendarDay,
  dateAndWeekday,
  dayWords,
  dueWords,
  exactMoment,
  localDate,
  momentWords,
} from './clock.ts'

/** Wednesday 17 June 2026, 10:20 in Jinan. */
const at = Date.parse('2026-06-17T02:20:00.000Z')

describe('days and times as they are said', () => {
  test('today, tomorrow with its weekday, yesterday, then the date', () => {
    expect(momentWords('2026-06-17T03:30:00.000Z', at, 'zh')).toBe('今天 11:30')
    expect(momentWords('2026-06-18T09:00:00.000Z', at, 'zh')).toBe('明天（周四）17:00')
    expect(momentWords('2026-06-16T01:12:00.000Z', at, 'zh')).toBe('昨天 9:12')
    expect(momentWords('2026-06-25T09:00:00.000Z', at, 'zh')).toBe('6月25日 17:00')
    expect(momentWords('2025-11-03T09:00:00.000Z', at, 'zh')).toBe('2025年11月3日 17:00')
  })

  test('a day begins at midnight in Jinan, wherever the phone is', () => {
    expect(localDate(Date.parse('2026-06-16T16:00:00.000Z'))).toBe('2026-06-17')
    expect(dayWords('2026-06-16T15:59:00.000Z', at, 'zh')).toBe('昨天')
  })

  test('English says the same', () => {
    expect(momentWords('2026-06-18T09:00:00.000Z', at, 'en')).toBe('tomorrow (Thu) 17:00')
    expect(calendarDay('2025-11-03', at, 'en')).toBe('3 Nov 2025')
  })

  test('paper does not say tomorrow', () => {
    expect(exactMoment('2026-06-18T09:00:00.000Z', 'zh')).toBe('2026年6月18日（周四）17:00')
    expect(exactMoment('2026-06-18T09:00:00.000Z', 'en')).toBe('18 Jun 2026 (Thu) 17:00')
  })

  test('the head of the day page', () => {
    expect(dateAndWeekday(at, 'zh')).toBe('6月17日 周三')
  })
})

describe('deadlines as they are said', () => {
  test.each([
    ['2026-06-17T02:32:00.000Z', '还有 12 分'],
    ['2026-06-17T02:02:00.000Z', '超过 18 分'],
    ['2026-06-17T03:30:00.000Z', '今天 11:30'],
    ['2026-06-25T09:00:00.000Z', '6月25日 17:00'],
    ['2026-06-16T22:20:00.000Z', '超过 4 小时'],
    ['2026-06-14T02:20:00.000Z', '超过 3 天'],
  ])('due at %s is %s', (dueAt, words) => {
    expect(dueWords(dueAt, at, 'zh')).toBe(words)
  })

  test('the last seconds are one minute, never 0', () => {
    expect(dueWords('2026-06-17T02:20:10.000Z', at, 'zh')).toBe('还有 1 分')
  })
})
