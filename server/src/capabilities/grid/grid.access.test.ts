import { describe, expect, it } from 'vitest'
import { gridAccess } from './grid.access.ts'

describe('The drawing of the street', () => {
  it('is open to anyone, as every report needs a place; only the mark of an old compound is set, by two posts', () => {
    expect(gridAccess).toEqual({
      'grid.read': 'anyone',
      'grid.mark': ['administrator', 'community-secretary'],
    })
  })
})
