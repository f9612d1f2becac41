import { describe, expect, test } from 'vitest'
import { doorAfter, type Entrance, floorsOf } from './elevation.ts'

/** Two floors of three doors; 202 was never built. */
const entrance = {
  nodeId: 'entrance',
  name: '1单元',
  doorsPerFloor: 3,
  doors: [101, 102, 103, 201, 203].map((number) => ({
    nodeId: String(number),
    name: String(number),
    floor: Math.floor(number / 100),
    door: number % 100,
  })),
} as Entrance

describe('a building as one looks at it', () => {
  const floors = floorsOf(entrance, 2)

  test('the top floor stands on top, and a missing door leaves a gap', () => {
    expect(floors.map((floor) => floor.doors.map((door) => door?.name))).toEqual([
      ['201', undefined, '203'],
      ['101', '102', '103'],
    ])
  })

  test('arrows move to the neighbour, over a gap, and stop at the edge', () => {
    expect(doorAfter(floors, '101', 'ArrowUp')).toBe('201')
    expect(doorAfter(floors, '201', 'ArrowRight')).toBe('203')
    expect(doorAfter(floors, '102', 'ArrowUp')).toBe('102')
    expect(doorAfter(floors, '103', 'ArrowRight')).toBe('103')
  })

  test('other keys move nothing', () => {
    expect(doorAfter(floors, '101', 'a')).toBe('101')
  })
})
