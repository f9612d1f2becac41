import { describe, expect, it } from 'vitest'
import { gridAccess } from './grid.access.ts'

describe('The drawing of the street', () => {
  it('is open to anyone, as every report needs a place, and nothing else is', () => {
    expect(gridAccess).toEqual({ 'grid.read': 'anyone' })
  })
})
