import { Post } from '@linli/contract/shared/post'
import { describe, expect, it } from 'vitest'
import { catalogueAccess, matterAccess } from './matter.access.ts'

describe('The intake of matters', () => {
  it('needs no account, and shows what was reported to its holder alone', () => {
    const own = Object.entries(matterAccess).filter(([action]) => action.endsWith('-own'))
    const open = Object.entries(matterAccess).filter(([action]) => !action.endsWith('-own'))
    expect(own.map(([, who]) => who)).toEqual(['signed-in'])
    expect(open.every(([, who]) => who === 'anyone')).toBe(true)
  })
})

describe('The catalogue', () => {
  it.each(Post.options)('is edited and published by the administrator alone: %s', (post) => {
    for (const action of ['catalogue.edit', 'catalogue.publish']) {
      const who = catalogueAccess[action]
      expect(Array.isArray(who) && who.includes(post), action).toBe(post === 'administrator')
    }
  })
})
