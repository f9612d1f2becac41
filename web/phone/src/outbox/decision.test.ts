import { NoSignalError, ProblemError } from '@linli/kit/client'
import { describe, expect, test } from 'vitest'
import { belongingOf, maySend, nextOperation, outcomeOf } from './decision.ts'
import type { Operation } from './store.ts'

const at = Date.parse('2026-06-17T02:20:00.000Z')
const liumin = { identityId: 'liumin', grantId: 'grid-3' }

const fresh = { tries: 0, identityId: 'liumin' }

describe('what becomes of something that could not be sent', () => {
  test('without signal it waits, longer each time, for as long as it takes, and the rest is not tried', () => {
    const none = new NoSignalError(new TypeError())
    expect(outcomeOf(none, fresh)).toEqual({ kind: 'retry', afterMs: 30_000, isSignalGone: true })
    expect(outcomeOf(none, { ...fresh, tries: 2 })).toMatchObject({ afterMs: 120_000 })
    expect(outcomeOf(none, { ...fresh, tries: 900 })).toMatchObject({
      kind: 'retry',
      afterMs: 600_000,
    })
  })

  test.each([408, 425, 429, 502, 503, 504])('a %s passes by itself', (status) => {
    expect(outcomeOf(refusal(status), fresh)).toMatchObject({ kind: 'retry', isSignalGone: false })
  })

  test('what is put off again and again is told to a person in the end', () => {
    expect(outcomeOf(refusal(503), { ...fresh, refusals: 10 })).toMatchObject({ kind: 'retry' })
    expect(outcomeOf(refusal(503), { ...fresh, refusals: 11 })).toMatchObject({ kind: 'park' })
  })

  test('an error of the server itself is told at once, with the number that leads to it', () => {
    const broken = refusal(500, undefined, 'E-7Q2K')
    expect(outcomeOf(broken, fresh)).toMatchObject({
      kind: 'park',
      problem: { status: 500, reference: 'E-7Q2K' },
    })
  })

  test('the wait the server asks for is kept', () => {
    expect(outcomeOf(refusal(429, 90), fresh)).toMatchObject({ afterMs: 90_000 })
  })

  test('a conflict is for a person to look at, unless the first try is still under way', () => {
    expect(outcomeOf(refusal(409), fresh)).toMatchObject({ kind: 'park' })
    expect(outcomeOf(refusal(409, 1), fresh)).toMatchObject({ kind: 'retry', afterMs: 1_000 })
  })

  test.each([400, 403, 404, 413, 415, 422])('a %s is for a person to look at', (status) => {
    expect(outcomeOf(refusal(status), fresh)).toMatchObject({ kind: 'park', problem: { status } })
  })

  test('an ended sign-in loses nothing: it waits for the person', () => {
    expect(outcomeOf(refusal(401), fresh)).toEqual({ kind: 'sign-in' })
  })

  test('what nobody signed in for and still needs a sign-in is for a person to look at', () => {
    expect(outcomeOf(refusal(401), { tries: 0 })).toMatchObject({ kind: 'park' })
  })
})

describe('what is sent next', () => {
  test('the oldest that is due', () => {
    const later = operation({ id: 'b', notedAt: '2026-06-17T02:10:00.000Z' })
    const first = operation({ id: 'a', notedAt: '2026-06-17T02:00:00.000Z' })
    expect(nextOperation([later, first], {}, at)?.id).toBe('a')
    expect(nextOperation([later, { ...first, nextTryAt: at + 1 }], {}, at)?.id).toBe('b')
  })

  test('acts on one case keep their order even while the first must wait', () => {
    const first = operation({ id: 'a', subjectId: 'case', nextTryAt: at + 1 })
    const second = operation({ id: 'b', subjectId: 'case', notedAt: '2026-06-17T02:10:00.000Z' })
    expect(nextOperation([first, second], {}, at)).toBeUndefined()
  })

  test('a refused act does not hold up the next one on its case', () => {
    const refused = operation({ id: 'a', subjectId: 'case', state: 'parked' })
    const second = operation({ id: 'b', subjectId: 'case' })
    expect(nextOperation([refused, second], {}, at)?.id).toBe('b')
  })

  test('settling waits until the report before it has opened its case', () => {
    const report = operation({ id: 'a', state: 'parked' })
    const settle = operation({ id: 'b', follows: 'a' })
    expect(nextOperation([report, settle], {}, at)).toBeUndefined()
    expect(nextOperation([settle], {}, at)?.id).toBe('b')
  })

  test('what one person noted is not sent under another name or another post', () => {
    const noted = operation({ ...liumin })
    expect(maySend(noted, liumin)).toBe(true)
    expect(maySend(noted, {})).toBe(false)
    expect(maySend(noted, { identityId: 'zhengwei', grantId: 'property' })).toBe(false)
    expect(maySend(noted, { ...liumin, grantId: 'community' })).toBe(false)
  })

  test('what was noted without signing in goes under nobody’s name, or waits until it is claimed', () => {
    const noted = operation({})
    expect(maySend(noted, {})).toBe(true)
    expect(maySend(noted, liumin)).toBe(false)
    expect(belongingOf(noted, liumin)).toBe('nobodys')
    expect(maySend({ ...noted, ...liumin }, liumin)).toBe(true)
  })

  test('a helping unit acts by its link, whoever is signed in on the phone', () => {
    const helped = operation({ route: 'POST /partner/{token}/done' })
    expect(maySend(helped, liumin)).toBe(true)
    expect(belongingOf(helped, liumin)).toBe('own')
  })

  test('what can still be taken back stays, and what comes after it on the same case too', () => {
    const held = operation({ id: 'a', subjectId: 'case', heldUntil: at + 1 })
    const second = operation({ id: 'b', subjectId: 'case', notedAt: '2026-06-17T02:10:00.000Z' })
    expect(nextOperation([held, second], {}, at)).toBeUndefined()
    expect(nextOperation([held, second], {}, at + 1)?.id).toBe('a')
  })

  test('others’ words are not for whoever holds the phone now', () => {
    expect(belongingOf(operation(liumin), { identityId: 'zhengwei' })).toBe('others')
    expect(belongingOf(operation(liumin), {})).toBe('others')
    expect(belongingOf(operation(liumin), { ...liumin, grantId: 'other' })).toBe('own')
  })
})

function refusal(status: number, retryAfter?: number, reference?: string): ProblemError {
  const problem = { type: '', title: '', status, code: 'any', ...(reference && { reference }) }
  return new ProblemError(problem, retryAfter)
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
