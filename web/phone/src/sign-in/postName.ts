import { t } from '../words.ts'
import { zh } from './sign-in.zh.ts'

type PostKey = keyof typeof zh & `post-${string}`

/** The word for a post; a post the phone does not know yet keeps its code. */
export function postName(post: string): string {
  const key = `post-${post}`
  return isPostKey(key) ? t(`signIn.${key}`) : post
}

function isPostKey(key: string): key is PostKey {
  return Object.hasOwn(zh, key)
}
