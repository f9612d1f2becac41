import { describe, expect, test } from 'vitest'
import { actForms, type ActValues, missingFields, overridesType } from './act-values.ts'

const page = { stage: 'handling', channel: 'phone-call' } as const
const nothing: ActValues = { words: ' ', photos: [], isThere: true }

describe('what the form of an act still needs', () => {
  test('a check cannot be passed before it says what the reporter answered and which level solved it', () => {
    expect(missingFields('pass-check', nothing, page)).toEqual(['reporterSaid', 'solvedLevel'])
  })

  test('“not possible now” needs a date by which it will be', () => {
    const no: ActValues = { ...nothing, words: '要等地铁修完', no: 'not-possible-now' }
    expect(missingFields('propose-no', no, page)).toEqual(['date'])
    expect(missingFields('propose-no', { ...no, no: 'not-ours' }, page)).toEqual([])
  })

  test('a return needs a reason of at least two characters', () => {
    expect(
      missingFields('feed-back', { ...nothing, words: '修好了' }, page, {
        evidence: 'photo-after',
      }),
    ).toEqual(['photos'])
    expect(
      missingFields('feed-back', { ...nothing, words: '修好了' }, page, { evidence: 'optional' }),
    ).toEqual([])
    expect(missingFields('return', { ...nothing, words: '嗯' }, page)).toEqual(['words'])
    expect(missingFields('return', { ...nothing, words: '不归' }, page)).toEqual([])
  })
})

describe('what nobody has seen', () => {
  const reported = { ...page, stage: 'reported' } as const

  test('is not filed without a reason, unless staff saw it on patrol', () => {
    const typed: ActValues = { ...nothing, category: 'E-04-04' }
    expect(missingFields('file', typed, reported)).toEqual(['words'])
    expect(missingFields('file', { ...typed, words: '来电说得清楚' }, reported)).toEqual([])
    expect(missingFields('file', typed, { ...reported, channel: 'patrol' })).toEqual([])
    expect(missingFields('file', typed, page)).toEqual([])
  })

  test('is said to be missing with a word on where it was looked for', () => {
    expect(missingFields('verify', { ...nothing, isThere: false }, reported)).toEqual(['words'])
    expect(missingFields('verify', nothing, reported)).toEqual([])
  })
})

describe('another type than stands or was proposed', () => {
  const lamp: ActValues = { ...nothing, category: 'C-01-18' }

  test('is an override that needs words, in filing as in correcting', () => {
    expect(overridesType('file', lamp, { category: 'E-04-04' })).toBe(true)
    expect(missingFields('file', lamp, page, { category: 'E-04-04' })).toEqual(['words'])
    expect(missingFields('reclassify', lamp, page, { category: 'E-04-04' })).toEqual(['words'])
  })

  test('is none where it agrees, or where nothing stood and nothing was sure enough to be proposed', () => {
    expect(missingFields('file', lamp, page, { category: 'C-01-18' })).toEqual([])
    expect(missingFields('file', lamp, page)).toEqual([])
  })
})

describe('what an act sends', () => {
  test('words left empty are left out, not sent as empty', () => {
    expect(actForms.accept.body(nothing)).toEqual({})
  })

  test('an honest no sends its ground, and the promised day only when there is one', () => {
    const no: ActValues = { ...nothing, words: '业主大会才能定', no: 'not-allowed' }
    expect(actForms['propose-no'].body(no)).toEqual({
      outcome: 'not-allowed',
      ground: '业主大会才能定',
    })
  })

  test('a time told by phone is sent as the street’s clock, and left to the server when empty', () => {
    const told: ActValues = { ...nothing, at: '2026-06-17T10:40' }
    expect(actForms.arrive.body(told)).toEqual({ at: '2026-06-17T02:40:00.000Z' })
    expect(actForms.arrive.body(nothing)).toEqual({})
    expect(actForms['feed-back'].body({ ...told, words: '已疏通' })).toEqual({
      words: '已疏通',
      photoIds: [],
      doneAt: '2026-06-17T02:40:00.000Z',
    })
  })

  test('an arbitration sends the conditions that were ticked, so that their limits start', () => {
    const unit = { unitId: 'u1', name: '演示路灯单位' }
    const told: ActValues = { ...nothing, words: '归路灯管', unit, holds: ['整排不亮'] }
    expect(actForms.arbitrate.body(told)).toEqual({
      words: '归路灯管',
      leadUnitId: 'u1',
      holds: ['整排不亮'],
    })
    expect(actForms.arbitrate.body({ ...nothing, unit })).toMatchObject({ holds: [] })
  })

  test('passing a case up needs a reason', () => {
    expect(missingFields('escalate', nothing, page)).toEqual(['words'])
  })
})
