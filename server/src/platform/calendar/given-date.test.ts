import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deriveGiven } from './given-date.ts'
import type { Pause } from './pause.ts'
import { parseCalendarCsv, workCalendar } from './work-calendar.ts'

const seed = new URL('../../../seed/calendar-state-council.csv', import.meta.url)
const days = parseCalendarCsv(readFileSync(seed, 'utf8'))
const calendar = workCalendar(days)

/** `2026-06-17 10:20` in office hours on the street's clock as an instant. */
function at(local: string): string {
  const [date, time = ''] = local.split(' ')
  const hour = String(Number(time.slice(0, 2)) - 8).padStart(2, '0')
  return `${date}T${hour}:${time.slice(3)}:00.000Z`
}

function pause(from: string, until?: string): Pause {
  return { from: at(from), reason: 'waiting-for-resident', ...(until ? { until: at(until) } : {}) }
}

describe('a date that a person gave', () => {
  const limit = { start: at('2026-06-17 10:00'), amount: 3, clock: 'wd' } as const
  const given = { at: at('2026-06-17 10:00'), until: at('2026-06-24 17:00'), clock: 'wd' } as const

  it('is moved on by six days of waiting after it was given, and says so line by line', () => {
    const waited = pause('2026-06-18 10:00', '2026-06-24 10:00')
    const { dueAt, lines } = deriveGiven(given, limit, calendar, [waited])
    // Granted were 18, 22, 23 and 24 June; 18 to 24 were lost.
    expect(dueAt).toBe(at('2026-06-30 17:00'))
    expect(lines.slice(-6).map(({ kind }) => kind)).toEqual([
      'first-due',
      'given',
      'paused',
      'paused',
      'pause-total',
      'due',
    ])
    expect(lines).toContainEqual({
      kind: 'given',
      at: given.at,
      on: '2026-06-17',
      until: given.until,
    })
  })

  it('stands as it was given where nothing was waited for, though its day became a day off', () => {
    const off = { date: '2026-06-24', name: '停工', kind: 'off', source: 'x' } as const
    for (const known of [calendar, workCalendar([...days, off])])
      expect(deriveGiven(given, limit, known, [])).toMatchObject({
        dueAt: given.until,
        provisional: false,
      })
  })

  it('yields to the limit itself where a longer holiday makes that end later', () => {
    const off = ['2026-06-22', '2026-06-23', '2026-06-24'].map((date) => {
      return { date, name: '停工', kind: 'off', source: 'x' } as const
    })
    const { dueAt } = deriveGiven(given, limit, workCalendar([...days, ...off]), [])
    expect(dueAt).toBe(at('2026-06-26 17:00'))
  })

  it('has no end while the clock stands still', () => {
    expect(deriveGiven(given, limit, calendar, [pause('2026-06-22 10:00')]).dueAt).toBeUndefined()
  })

  it('is kept whole to the minute when it ends on the day it was given', () => {
    const today = {
      at: at('2026-06-17 15:00'),
      until: at('2026-06-17 17:00'),
      clock: 'wd',
    } as const
    const waited = pause('2026-06-17 16:00', '2026-06-18 09:30')
    expect(deriveGiven(today, undefined, calendar, [waited]).dueAt).toBe(at('2026-06-18 10:30'))
  })
})
