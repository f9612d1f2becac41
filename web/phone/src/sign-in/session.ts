import type { HeldPost, Me, StreetInfo } from '@linli/contract/platform/sign-in.schema'
import type { Post } from '@linli/contract/shared/post'
import { reopenLive } from '@linli/kit/live'
import { call, isProblem } from '@linli/kit/client'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { forgetDrafts, NOBODY } from '../outbox/drafts.ts'
import { forgetSent } from '../outbox/store.ts'
import { currentSender, sendAs } from '../outbox/sending.ts'
import { forgetReads, kept, queries } from '../shell/reads.ts'

const HOUR_MS = 3_600_000
const fieldPosts: readonly Post[] = [
  'grid-member',
  'grid-leader',
  'property-staff',
  'department-handler',
  'community-cadre',
]

export const streetQuery = queryOptions({
  queryKey: ['street'],
  queryFn: ({ signal }) => call('GET /street', { signal }),
  staleTime: HOUR_MS,
  meta: kept,
})
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => readMe(signal),
  meta: kept,
})

export function useStreet(): StreetInfo | undefined {
  return useQuery(streetQuery).data
}

/** Who is signed in; `null` when nobody is, undefined until that is known. */
export function useMe(): Me | null | undefined {
  return useQuery(meQuery).data
}

/** In whose name something is written on this phone; undefined until it is known who is signed in. */
export function useOwner(): string | undefined {
  const { data: me, isError } = useQuery(meQuery)
  if (me) return me.identityId
  return me === null || isError ? NOBODY : undefined
}

export function isFieldPost(post: HeldPost | undefined): boolean {
  return post !== undefined && fieldPosts.includes(post.post)
}

/** Posts whose work is done on this phone; the others work at the desk. */
export function phonePosts(me: Me): HeldPost[] {
  return me.posts.filter((held) => worksOnPhone(held.post))
}

export function worksOnPhone(post: Post): boolean {
  return post === 'resident' || fieldPosts.includes(post)
}

export async function signIn(loginName: string, password: string, code: string): Promise<Me> {
  const me = await call('POST /sign-ins', {
    body: { loginName, password, ...(code !== '' && { code }) },
  })
  await forgetReads()
  return become(me)
}

export async function choosePost(grantId: string): Promise<Me> {
  const me = await call('POST /me/post', { body: { grantId } })
  await forgetReads()
  return become(me)
}

/** Ends the sign-in here. What waits in the outbox stays, for the same person to send later; what is half written goes. */
export async function signOut(): Promise<void> {
  await call('POST /me/sign-out')
  const { identityId } = currentSender()
  if (identityId !== undefined) await forgetDrafts(identityId)
  await forgetSent((sent) => sent.identityId !== undefined && sent.identityId === identityId)
  await forgetReads()
  become(null)
}

function become<Whoever extends Me | null>(me: Whoever): Whoever {
  queries.setQueryData(meQuery.queryKey, me)
  tellOutboxWho(me)
  reopenLive()
  return me
}

/** The outbox sends under the name of whoever is signed in. */
export function tellOutboxWho(me: Me | null): void {
  sendAs({
    ...(me && { identityId: me.identityId }),
    ...(me?.acting && { grantId: me.acting.grantId }),
  })
}

async function readMe(signal: AbortSignal): Promise<Me | null> {
  try {
    return await call('GET /me', { signal })
  } catch (error) {
    if (isProblem(error, 'not-signed-in')) return null
    throw error
  }
}
