import { describe, expect, it } from 'vitest'
import { type CheckEvidence, checkRefusalOf } from './evidence.rules.ts'

const unheard: CheckEvidence = {
  reporterSaid: 'not-reached',
  answer: undefined,
  yesCounts: true,
  photos: 0,
  words: '',
}

const answered: CheckEvidence = { ...unheard, reporterSaid: 'solved', answer: 'solved' }
const told = '电话里问过，她说已经不返水了'

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
    ['the yes of the reporter', 'photo-after', answered, undefined],
    [
      'the yes of a reporter who did the work, with nothing else',
      'optional',
      { ...answered, yesCounts: false },
      'evidence-missing',
    ],
    [
      'the yes of a reporter who did the work, with words where a photo is asked for',
      'photo-after',
      { ...answered, yesCounts: false, words: told },
      'evidence-missing',
    ],
    [
      'the yes of a reporter who did the work, and a photo',
      'photo-after',
      { ...answered, yesCounts: false, photos: 1 },
      undefined,
    ],
    [
      'a yes heard on the phone, with no word of the call',
      'none',
      { ...unheard, reporterSaid: 'solved', photos: 1, words: '说好了' },
      'call-untold',
    ],
    [
      'a yes heard on the phone, with words about the call',
      'photo-after',
      { ...unheard, reporterSaid: 'solved', words: told },
      undefined,
    ],
    [
      'the yes of a worker heard on the phone, where a photo is asked for',
      'photo-after',
      { ...unheard, reporterSaid: 'solved', yesCounts: false, words: told },
      'evidence-missing',
    ],
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
