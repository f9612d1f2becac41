import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addMinutes, systemClock } from './clock.ts'
import { firstIdOf, instantOfId, newId } from './ids.ts'

it('an id tells when it was made, and lies behind every id of an earlier instant', () => {
  const now = systemClock().now()
  const id = newId()
  expect(instantOfId(id) >= now).toBe(true)
  expect(firstIdOf(now) <= id && id < firstIdOf(addMinutes(now, 60))).toBe(true)
})

it('the least id of an instant is of that instant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 42 }), (millis) => {
      const instant = new Date(millis).toISOString()
      expect(instantOfId(firstIdOf(instant))).toBe(instant)
    }),
  )
})
