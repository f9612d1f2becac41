import { expect, test } from 'vitest'
import { type ActForm, isComplete } from './actForm.ts'
import { lackingOf } from './lacking.ts'

const acts = [
  'verify',
  'settle',
  'feed-back',
  'pass-check',
  'fail-check',
  'return',
  'note',
] as const
const forms: ActForm[] = [
  { words: '' },
  { words: '好' },
  { words: '已经疏通' },
  { words: '', isThere: 'there' },
  { words: '', isThere: 'not-there' },
  { words: '找了一圈', isThere: 'not-there' },
  { words: '已经紧固', categoryCode: 'C-21-02' },
  { words: '', reporterSaid: 'solved', solvedLevel: 'community' },
  { words: '电话里说已经不漏水了', reporterSaid: 'solved', solvedLevel: 'community' },
  { words: '', reporterSaid: 'not-reached' },
]

test('an act whose button is grey says what is missing, and one that can be sent says nothing', () => {
  const evidence = ['none', 'optional', 'photo-after', 'photo-before-after', undefined] as const
  for (const act of acts) {
    for (const form of forms) {
      for (const photos of [0, 1]) {
        for (const rule of evidence) {
          const given = { photos, evidence: rule }
          const isSilent = lackingOf(act, form, {}, given).length === 0
          expect([act, form, given, isSilent]).toEqual([
            act,
            form,
            given,
            isComplete(act, form, {}, given),
          ])
        }
      }
    }
  }
})

test('what is missing stands in the order of the fields', () => {
  const nothing = { photos: 0, evidence: undefined }
  expect(lackingOf('pass-check', { words: '' }, {}, nothing)).toEqual(['said', 'level'])
  expect(lackingOf('verify', { words: '' }, {}, nothing)).toEqual(['there'])
  expect(lackingOf('verify', { words: '', isThere: 'not-there' }, {}, nothing)).toEqual(['words'])
})
