import { describe, expect, test } from 'vitest'
import { type Finding, jsonOf, median, spread, summed, tableOf, verdict } from './arithmetic.ts'

const create: Finding = {
  name: 'create',
  value: 1234.567,
  unit: 'ops/s',
  limit: 2000,
  limitIs: 'bare handler',
  ratio: 0.6172835,
  floor: 0.4,
  target: 0.55,
  notes: ['no errors'],
}

describe('the median', () => {
  test.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 2, 10], 3],
  ])('of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle)
  })

  test('of nothing is refused', () => {
    expect(() => median([])).toThrow(RangeError)
  })
})

describe('the ratio of several rounds', () => {
  const rounds = [
    { product: 100, limit: 400 },
    { product: 300, limit: 400 },
    { product: 90, limit: 180 },
  ]

  test('is the median of each round’s own ratio, not the ratio of the medians', () => {
    expect(summed(rounds, 'more')).toEqual({ value: 100, limit: 400, ratio: 0.5 })
    expect(spread(rounds, 'more')).toBe('0.25..0.75')
  })

  test('is limit by value where less is better', () => {
    expect(summed(rounds, 'less').ratio).toBe(2)
  })
})

describe('the verdict', () => {
  test.each([
    [0.55, 'target met'],
    [0.4, 'floor met'],
    [0.39, 'MISSED'],
  ] as const)('on the ratio %d is %s', (ratio, said) => {
    expect(verdict({ ...create, ratio })).toBe(said)
  })
})

test('the file for programs holds name, value, unit, limit and ratio and nothing else', () => {
  expect(JSON.parse(jsonOf([create]))).toEqual([
    { name: 'create', value: 1235, unit: 'ops/s', limit: 2000, ratio: 0.6173 },
  ])
})

test('the table shows floor and target beside each value, and whether they were missed', () => {
  const slow = { ...create, name: 'read', ratio: 0.1, notes: [] }
  const [head, first, note, second] = tableOf([create, slow]).split('\n')
  expect(head?.split(/\s+/).slice(0, 7)).toEqual([
    'name',
    'value',
    'unit',
    'limit',
    'ratio',
    'floor',
    'target',
  ])
  expect(first?.split(/\s{2,}/)).toEqual([
    'create',
    '1235',
    'ops/s',
    '2000',
    '0.6173',
    '0.4',
    '0.55',
    'target met',
    'bare handler',
  ])
  expect(note).toBe('    no errors')
  expect(second).toContain('MISSED')
})
