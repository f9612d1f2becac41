import { type Answer, call } from '@linli/kit/client'
import { reopenLive } from '@linli/kit/live'
import { answerOptions, asking, useAnswer } from './asking.ts'

export type Me = Answer<'GET /me'>
export type HeldPost = Me['posts'][number]
export type Post = HeldPost['post']
export type Street = Answer<'GET /street'>

const HALF_HOUR = 1_800_000

export function useStreet() {
  return useAnswer('GET /street', {}, { staleTime: HALF_HOUR })
}

export function useMe() {
  return useAnswer('GET /me', {}, { staleTime: HALF_HOUR })
}

/** Who is signed in; the route guard asks before any page is shown. */
export function whoAmI(): Promise<Me> {
  return asking.ensureQueryData(answerOptions('GET /me', {}))
}

export async function signIn(body: { loginName: string; password: string; code?: string }) {
  const me = await call('POST /sign-ins', { body })
  return actUnderOnlyPost(me)
}

/** Acts under another post: everything known so far was seen under the old one. */
export async function choosePost(grantId: string): Promise<Me> {
  const me = await call('POST /me/post', { body: { grantId } })
  return keepMe(me)
}

export async function signOut(): Promise<void> {
  await call('POST /me/sign-out')
  asking.clear()
}

async function actUnderOnlyPost(me: Me): Promise<Me> {
  const [only, ...others] = me.posts
  if (me.acting === undefined && only !== undefined && others.length === 0) {
    return choosePost(only.grantId)
  }
  return keepMe(me)
}

/** Starts anew with what is now known of the person; everything asked before is forgotten. */
export function keepMe(me: Me): Me {
  asking.clear()
  asking.setQueryData(answerOptions('GET /me', {}).queryKey, me)
  reopenLive()
  return me
}
