import type { Post } from '@linli/contract/shared/post'
import { t } from '../words.ts'

export function postName(post: Post): string {
  return t(`signIn.post-${post}`)
}
