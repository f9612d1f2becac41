import { expect, test } from 'vitest'
import { placesFor } from './desk-map.ts'

const pathsOf = (post: Parameters<typeof placesFor>[0]) => placesFor(post).map(({ path }) => path)

test('who dispatches is not offered the check, and who checks is not offered the dispatch', () => {
  expect(pathsOf('dispatch-desk')).toContain('/dispatch')
  expect(pathsOf('dispatch-desk')).not.toContain('/checking')
  expect(pathsOf('checking-desk')).toContain('/checking')
  expect(pathsOf('checking-desk')).not.toContain('/dispatch')
})

test('the administrator manages settings and is offered no case content', () => {
  expect(pathsOf('administrator')).toEqual(['/grid', '/catalogue', '/catalogues', '/calendar'])
})

test('a resident has nothing to open at the desk', () => {
  expect(pathsOf('resident')).toEqual([])
})

test('the board of six is offered to whoever answers for a part of the street', () => {
  expect(pathsOf('dispatch-desk')).toContain('/six')
  expect(pathsOf('grid-leader')).toContain('/six')
  expect(pathsOf('property-staff')).not.toContain('/six')
})

test('figures are offered to whoever answers for a part of the street, not to units or members', () => {
  expect(pathsOf('community-secretary')).toContain('/figures')
  expect(pathsOf('street-manager')).toContain('/figures')
  expect(pathsOf('property-staff')).not.toContain('/figures')
  expect(pathsOf('grid-member')).not.toContain('/figures')
})
