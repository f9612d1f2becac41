import { Post } from '@linli/contract/shared/post'
import { describe, expect, it } from 'vitest'
import { organisationAccess } from './organisation.access.ts'

describe('The list of units', () => {
  it.each(Post.options)('is for those who choose a unit or keep the list: %s', (post) => {
    const reads = organisationAccess['unit.list']
    const chooses = [
      'grid-leader',
      'community-cadre',
      'community-secretary',
      'dispatch-desk',
      'checking-desk',
      'street-manager',
      'administrator',
    ].includes(post)
    expect(Array.isArray(reads) && reads.includes(post)).toBe(chooses)
  })
})
