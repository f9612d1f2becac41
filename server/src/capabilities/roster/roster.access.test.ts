import { Post } from '@linli/contract/shared/post'
import { describe, expect, it } from 'vitest'
import { rosterAccess } from './roster.access.ts'

describe('The teams of the grids', () => {
  it.each(Post.options)(
    'are seen by staff of the grid and the street, not by units or residents: %s',
    (post) => {
      const reads = rosterAccess['roster.read']
      const isOutside = ['resident', 'department-handler', 'property-staff'].includes(post)
      expect(Array.isArray(reads) && reads.includes(post)).toBe(!isOutside)
    },
  )
})
