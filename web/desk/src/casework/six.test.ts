import { expect, test } from 'vitest'
import { nextSpot } from './six.ts'

const columns = [3, 0, 1, 0]

test('up and down stay inside a column', () => {
  expect(nextSpot(columns, { column: 0, row: 0 }, { column: 0, row: 1 })).toEqual({
    column: 0,
    row: 1,
  })
  expect(nextSpot(columns, { column: 0, row: 2 }, { column: 0, row: 1 })).toEqual({
    column: 0,
    row: 2,
  })
  expect(nextSpot(columns, { column: 0, row: 0 }, { column: 0, row: -1 })).toEqual({
    column: 0,
    row: 0,
  })
})

test('left and right step over a column without cases and stop at the last that has one', () => {
  expect(nextSpot(columns, { column: 0, row: 2 }, { column: 1, row: 0 })).toEqual({
    column: 2,
    row: 0,
  })
  expect(nextSpot(columns, { column: 2, row: 0 }, { column: 1, row: 0 })).toEqual({
    column: 2,
    row: 0,
  })
  expect(nextSpot(columns, { column: 2, row: 0 }, { column: -1, row: 0 })).toEqual({
    column: 0,
    row: 0,
  })
})
