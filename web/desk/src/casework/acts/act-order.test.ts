import { expect, test } from 'vitest'
import { actsOf, orderActs } from './act-order.ts'

const acts = [
  { act: 'note', allowed: true },
  { act: 'escalate', allowed: true },
] as const

test('a case can be passed up until it is before the street manager', () => {
  const escalation = (escalatedTo: 'community-secretary' | 'street-manager') =>
    actsOf({ acts: [...acts], escalatedTo }).find(({ act }) => act === 'escalate')
  expect(escalation('community-secretary')).toEqual({ act: 'escalate', allowed: true })
  expect(escalation('street-manager')).toEqual({
    act: 'escalate',
    allowed: false,
    why: 'highest-tier',
  })
})

test('an act that waits for something else is shown with its reason, one of another stage is not', () => {
  const { main, blocked, rest } = orderActs([
    { act: 'verify', allowed: true },
    { act: 'file', allowed: false, why: 'category-missing' },
    { act: 'pass-check', allowed: false, why: 'act-not-now' },
  ])
  expect(main?.act).toBe('verify')
  expect(blocked.map(({ act }) => act)).toEqual(['file'])
  expect(rest.map(({ act }) => act)).toEqual(['pass-check'])
})

test('the act that moves a case on comes first, its opposite second', () => {
  const { main, back, rest } = orderActs([
    ...acts,
    { act: 'fail-check', allowed: true },
    { act: 'pass-check', allowed: true },
  ])
  expect(main?.act).toBe('pass-check')
  expect(back?.act).toBe('fail-check')
  expect(rest.map(({ act }) => act)).toEqual(['note', 'escalate'])
})
