import { expect, test } from 'vitest'
import { averageRating, type CaseFigures, levelRows, shareWords } from './figures.ts'

const figures: CaseFigures = {
  from: '2025-06-17' as CaseFigures['from'],
  until: '2026-06-17' as CaseFigures['until'],
  solved: [
    { level: 'community', cases: 15 },
    { level: 'small-grid', cases: 4 },
    { level: 'mid-grid', cases: 1 },
  ],
  inGrid: { numerator: 5, denominator: 20 },
  helpers: [],
  asOf: '2026-06-17T02:00:00.000Z' as CaseFigures['asOf'],
}

test('levels are listed from the grid outwards, with those that solved nothing', () => {
  expect(levelRows(figures).map(({ level, cases, share }) => [level, cases, share])).toEqual([
    ['small-grid', 4, '20.0%'],
    ['mid-grid', 1, '5.0%'],
    ['community', 15, '75.0%'],
    ['street', 0, '0.0%'],
    ['district-or-city', 0, '0.0%'],
    ['outside-unit', 0, '0.0%'],
  ])
})

test('the rows that count as in the grid add up to the numerator', () => {
  const inGrid = levelRows(figures).filter(({ isInGrid }) => isInGrid)
  expect(inGrid.reduce((sum, { cases }) => sum + cases, 0)).toBe(figures.inGrid.numerator)
})

test('of nothing solved there is no share, and of no thanks no average', () => {
  expect(shareWords(0, 0)).toBe('—')
  const helper = { unitId: 'x' as CaseFigures['helpers'][number]['unitId'], name: '演示单位' }
  expect(averageRating({ ...helper, cases: 3, thanks: 0, ratings: 0 })).toBeUndefined()
  expect(averageRating({ ...helper, cases: 3, thanks: 2, ratings: 9 })).toBe('4.5')
})
