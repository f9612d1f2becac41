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
