import { expect, test } from 'vitest'
import { departsFrom, proposedUnit } from './proposal.rules.ts'

test('only a unit that has the role and serves the place is proposed', () => {
  const here = { name: '演示排水单位', why: 'role-and-place' }
  const beside = { name: '翠屏里社区', why: 'place' }
  expect(proposedUnit([here, beside])).toBe(here)
  expect(proposedUnit([beside])).toBeUndefined()
  expect(proposedUnit([])).toBeUndefined()
})

test('a person overrides only where something was proposed or stands', () => {
  expect(departsFrom('C-01-18', 'E-04-04')).toBe(true)
  expect(departsFrom('E-04-04', 'E-04-04')).toBe(false)
  expect(departsFrom('E-04-04', undefined)).toBe(false)
  expect(departsFrom(undefined, 'E-04-04')).toBe(false)
})
