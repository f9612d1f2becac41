import { NoSignalError, ProblemError } from '@linli/kit/client'
import { describe, expect, test } from 'vitest'
import { maySend, nextOperation, outcomeOf } from './decision.ts'
import type { Operation } from './store.ts'

const at = Date.parse('2026-06-17T02:20:00.000Z')
const liumin = { identityId: 'liumin', grantId: 'grid-3' }

describe('what becomes of something that could not be sent', () => {
  test('without signal it waits, longer each time, and the rest is not tried', () => {
    const none = new NoSignalError(new TypeError())
    expect(outcomeOf(none, 0)).toEqual({ kind: 'retry', afterMs: 30_000, isSignalGone: true })
    expect(outcomeOf(none, 2)).toMatchObject({ afterMs: 120_000 })
    expect(outcomeOf(none, 20)).toMatchObject({ afterMs: 600_000 })
  })

  test.each([408, 425, 429, 500, 502, 503])('a %s passes by itself', (status) => {
    expect(outcomeOf(refusal(status), 0)).toMatchObject({ kind: 'retry', isSignalGone: false })
  })

  test('the wait the server asks for is kept', () => {
    expect(outcomeOf(refusal(429, 90), 0)).toMatchObject({ afterMs: 90_000 })
  })

  test('a conflict is for a person to look at, unless the first try is still under way', () => {
    expect(outcomeOf(refusal(409), 0)).toMatchObject({ kind: 'park' })
    expect(outcomeOf(refusal(409, 1), 0)).toMatchObject({ kind: 'retry', afterMs: 1_000 })
  })

  test.each([400, 403, 404, 413, 415, 422])('a %s is for a person to look at', (status) => {
    expect(outcomeOf(refusal(status), 0)).toMatchObject({ kind: 'park', problem: { status } })
  })

  test('an ended sign-in loses nothing: it waits for the person', () => {
    expect(outcomeOf(refusal(401), 0)).toEqual({ kind: 'sign-in' })
  })
})

describe('what is sent next', () => {
  test('the oldest that is due', () => {
    const later = operation({ id: 'b', notedAt: '2026-06-17T02:10:00.000Z' })
    const first = operation({ id: 'a', notedAt: '2026-06-17T02:00:00.000Z' })
    expect(nextOperation([later, first], liumin, at)?.id).toBe('a')
    expect(nextOperation([later, { ...first, nextTryAt: at + 1 }], liumin, at)?.id).toBe('b')
  })

  test('acts on one case keep their order even while the first must wait', () => {
    const first = operation({ id: 'a', subjectId: 'case', nextTryAt: at + 1 })
    const second = operation({ id: 'b', subjectId: 'case', notedAt: '2026-06-17T02:10:00.000Z' })
    expect(nextOperation([first, second], liumin, at)).toBeUndefined()
  })

  test('a refused act does not hold up the next one on its case', () => {
    const refused = operation({ id: 'a', subjectId: 'case', state: 'parked' })
    const second = operation({ id: 'b', subjectId: 'case' })
    expect(nextOperation([refused, second], liumin, at)?.id).toBe('b')
  })

  test('settling waits until the report before it has opened its case', () => {
    const report = operation({ id: 'a', state: 'parked' })
    const settle = operation({ id: 'b', follows: 'a' })
    expect(nextOperation([report, settle], liumin, at)).toBeUndefined()
    expect(nextOperation([settle], liumin, at)?.id).toBe('b')
  })

  test('what one person noted is not sent under another name or another post', () => {
    const noted = operation({ ...liumin })
    expect(maySend(noted, liumin)).toBe(true)
    expect(maySend(noted, {})).toBe(false)
    expect(maySend(noted, { identityId: 'zhengwei', grantId: 'property' })).toBe(false)
    expect(maySend(noted, { ...liumin, grantId: 'community' })).toBe(false)
  })

  test('what was noted before anybody signed in may go at any time', () => {
    expect(maySend(operation({}), {})).toBe(true)
    expect(maySend(operation({}), liumin)).toBe(true)
  })
})

function refusal(status: number, retryAfter?: number): ProblemError {
  return new ProblemError({ type: '', title: '', status, code: 'any' }, retryAfter)
}

function operation(changes: Partial<Operation>): Operation {
  return {
    id: 'a',
    route: 'POST /reports',
    body: {},
    photoIds: [],
    act: 'report',
    title: '灯不亮',
    notedAt: '2026-06-17T02:00:00.000Z',
    state: 'waiting',
    tries: 0,
    nextTryAt: 0,
    ...changes,
  }
}
