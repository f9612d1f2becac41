import { expect, test } from 'vitest'
import { askingWords, groupNow, isMendedAsked, isRatingAsked } from './asking.ts'

/** Wednesday 17 June 2026, 15:20 in Jinan. */
const at = Date.parse('2026-06-17T07:20:00.000Z')
const closed = { status: 'closed', outcome: 'solved', endedAt: '2026-06-16T02:00:00.000Z' } as const

test('a checked close does not end the question: it is asked until the reporter answers', () => {
  expect(isMendedAsked(closed, at)).toBe(true)
  expect(groupNow(closed, at)).toBe('asking')
  expect(isMendedAsked({ ...closed, answer: 'solved' }, at)).toBe(false)
  expect(groupNow({ ...closed, answer: 'solved' }, at)).toBe('closed')
})

test('after 15 days nobody is asked any more', () => {
  const long = { ...closed, endedAt: '2026-06-02T07:19:00.000Z' }
  expect([isMendedAsked(long, at), isRatingAsked(long, at)]).toEqual([false, false])
})

test('the rating is a question of its own, after the first', () => {
  expect(isRatingAsked(closed, at)).toBe(false)
  expect(isRatingAsked({ ...closed, answer: 'solved' }, at)).toBe(true)
  expect(isRatingAsked({ ...closed, answer: 'solved', rating: 3 }, at)).toBe(false)
})

test('nobody is asked whether a no, a withdrawal or a joined report is mended', () => {
  const outcomes = ['not-ours', 'withdrawn', 'joined', 'void'] as const
  for (const outcome of outcomes) expect(isMendedAsked({ ...closed, outcome }, at)).toBe(false)
})

test('the question names who says so, and since when', () => {
  const asking = { status: 'asking-you' } as const
  const saidDone = {
    post: 'property-staff',
    unit: '翠屏里北区物业',
    at: '2026-06-17T06:37:00.000Z',
  }
  expect(askingWords({ ...asking, saidDone }, at)).toBe(
    '翠屏里北区物业说今天 14:37 修好了，您看呢？',
  )
  const bySelf = { post: 'grid-member', at: '2026-06-16T06:37:00.000Z' }
  expect(askingWords({ ...asking, saidDone: bySelf }, at)).toBe(
    '网格员说昨天 14:37 修好了，您看呢？',
  )
  expect(askingWords(asking, at)).toBe('说是办好了，您看呢？')
})
