import { describe, expect, test } from 'vitest'
import { boardSearch, caseListSearch, figuresSearch, signInSearch } from './search.ts'

describe('what a page reads from its address', () => {
  test('an unknown view is dropped, a known one is kept', () => {
    expect(boardSearch({ view: 'to-check', case: 'c1' })).toEqual({ view: 'to-check', case: 'c1' })
    expect(boardSearch({ view: 'everything' })).toEqual({})
  })

  test('a number typed as text stays text', () => {
    expect(caseListSearch({ text: 260617 })).toEqual({ text: '260617' })
  })

  test('one of the six domains is kept, a seventh is dropped', () => {
    expect(caseListSearch({ six: 'property' })).toEqual({ six: 'property' })
    expect(caseListSearch({ six: 'sport' })).toEqual({})
  })

  test('a span of days is read day by day, and what is no day is dropped', () => {
    expect(figuresSearch({ from: '2026-01-01', until: 'yesterday' })).toEqual({
      from: '2026-01-01',
    })
  })

  test('after signing in only a path of the desk itself is followed', () => {
    expect(signInSearch({ next: '/desk/cases?view=open' })).toEqual({
      next: '/desk/cases?view=open',
    })
    expect(signInSearch({ next: 'https://elsewhere.example/desk/' })).toEqual({})
    expect(signInSearch({ next: '//elsewhere.example/desk/' })).toEqual({})
  })
})
