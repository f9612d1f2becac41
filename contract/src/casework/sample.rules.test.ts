import { describe, expect, it } from 'vitest'
import type { CaseFacts } from './guard.rules.ts'
import { shareToCheck } from './sample.rules.ts'

const first = { wasDrawn: false, wasReopened: false, isTypeCorrected: false } as CaseFacts

describe('The share of settlements that another checks', () => {
  it.each([
    ['is that of the type the first time', {}, 0.1, 0.1],
    ['is all of them once the case was drawn', { wasDrawn: true }, 0.1, 1],
    ['is all of them once the case was reopened', { wasReopened: true }, 0.1, 1],
    ['is all of them where the type was another', { isTypeCorrected: true }, 0.1, 1],
    ['is all of them where the type names none', {}, 0, 1],
    ['is all of them without a type', {}, undefined, 1],
  ] as const)('%s', (_, file, share, wanted) => {
    expect(shareToCheck({ ...first, ...file }, share)).toBe(wanted)
  })
})
