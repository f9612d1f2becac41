import { describe, expect, test } from 'vitest'
import { bodyOf, emptyIntake, isBegun } from './intake.ts'

describe('what an intake sends', () => {
  test('the point of a pin goes with the place it snapped to, and nothing goes where there is no pin', () => {
    const begun = { ...emptyIntake(undefined), text: '井盖破了' }
    const place = { nodeId: 'n1', point: [1_169_990_000, 366_510_000] as [number, number] }
    expect(bodyOf({ ...begun, place }).place).toEqual(place)
    expect(bodyOf({ ...begun, place: { nodeId: 'n1' } }).place).toEqual({ nodeId: 'n1' })
  })
})

describe('whether leaving would lose something', () => {
  test('a place brought along from the grid is not yet something written', () => {
    expect(isBegun(emptyIntake('n1'), 'n1')).toBe(false)
  })

  test('a word, a type or a place is', () => {
    const empty = emptyIntake(undefined)
    expect(isBegun({ ...empty, phone: '100 5310 2046' }, undefined)).toBe(true)
    expect(isBegun({ ...empty, category: 'E-04-04' }, undefined)).toBe(true)
    expect(isBegun({ ...empty, place: { nodeId: 'n1' } }, undefined)).toBe(true)
  })
})
