import { describe, expect, it } from 'vitest'
import { type CheckEvidence, checkRefusalOf } from './evidence.rules.ts'

const unheard: CheckEvidence = {
  reporterSaid: 'not-reached',
  answer: undefined,
  photos: 0,
  words: '',
}

describe('What closes a case that its reporter did not confirm', () => {
  it.each([
    ['nothing at all', 'optional', unheard, 'evidence-missing'],
    [
      'nine characters',
      'optional',
      { ...unheard, words: '到现场看过水已退了' },
      'evidence-missing',
    ],
    ['ten characters', 'none', { ...unheard, words: '到现场看过，水已退了' }, undefined],
    [
      'words where a photo is asked for',
      'photo-after',
      { ...unheard, words: '到现场看过，水已经全退了' },
      'evidence-missing',
    ],
    ['a photo where one is asked for', 'photo-before-after', { ...unheard, photos: 1 }, undefined],
    ['the yes of the reporter', 'photo-after', { ...unheard, reporterSaid: 'solved' }, undefined],
    [
      'photos against a no of the reporter',
      'photo-after',
      { ...unheard, reporterSaid: 'unsolved', photos: 2 },
      'reporter-says-no',
    ],
    [
      'a yes the reporter did not say',
      'none',
      { ...unheard, reporterSaid: 'solved', answer: 'unsolved' },
      'answer-differs',
    ],
  ] as const)('%s', (_, rule, evidence, refused) => {
    expect(checkRefusalOf(rule, evidence)).toBe(refused)
  })
})
