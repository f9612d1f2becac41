import { expect, test } from 'vitest'
import { isComplete } from './actForm.ts'

const told = { words: '扶手已重新固定' }
const file = { categoryCode: 'C-21-02' as never }

test('work on a type that wants its result seen is not handed in without a photo', () => {
  const evidence = 'photo-before-after' as const
  for (const act of ['feed-back', 'settle'] as const) {
    expect(isComplete(act, told, file, { photos: 0, evidence })).toBe(false)
    expect(isComplete(act, told, file, { photos: 1, evidence })).toBe(true)
  }
})

test('a type that leaves photos free takes words alone', () => {
  expect(isComplete('feed-back', told, file, { photos: 0, evidence: 'optional' })).toBe(true)
  expect(isComplete('feed-back', { words: '' }, file, { photos: 0, evidence: 'optional' })).toBe(
    false,
  )
})

test('what was not found needs a word on where it was looked for', () => {
  const free = { photos: 0, evidence: 'optional' } as const
  expect(isComplete('verify', { words: '', isThere: 'not-there' }, file, free)).toBe(false)
  expect(isComplete('verify', { words: '找了一圈', isThere: 'not-there' }, file, free)).toBe(true)
  expect(isComplete('verify', { words: '', isThere: 'there' }, file, free)).toBe(true)
})

test('a yes heard on the phone is told in ten characters, one answered on the receipt is not', () => {
  const heard = { words: '', reporterSaid: 'solved', solvedLevel: 'community' } as const
  const free = { photos: 0, evidence: 'optional' } as const
  expect(isComplete('pass-check', heard, file, free)).toBe(false)
  const words = '电话里说已经不漏水了'
  expect(isComplete('pass-check', { ...heard, words }, file, free)).toBe(true)
  expect(isComplete('pass-check', heard, { ...file, answer: 'solved' }, free)).toBe(true)
})
