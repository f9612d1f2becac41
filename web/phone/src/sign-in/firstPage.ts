import type { Me } from '@linli/contract/platform/sign-in.schema'
import { isFieldPost, phonePosts } from './session.ts'

/** Where somebody begins: the field at 今天, several posts at the choice, residents at home. */
export function firstPageOf(me: Me): '/' | '/today' | '/posts' | '/me' {
  if (me.mustSetUpSecondFactor) return '/me'
  if (me.acting) return isFieldPost(me.acting) ? '/today' : '/'
  return phonePosts(me).length === 0 ? '/' : '/posts'
}
