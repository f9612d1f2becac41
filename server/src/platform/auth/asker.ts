import { type Post, requestRole } from '@linli/contract/shared/post'
import type { FastifyRequest } from 'fastify'
import type { Actor, JobContext } from '../db/context.ts'
import type { Database } from '../db/pool.ts'
import type { Call } from '../db/statement.ts'
import { localDateOf } from '../runtime/clock.ts'
import { findSignIn, grantsOf, holdersOfBrowser } from './auth.sql.ts'
import type { Grant, SignedIn } from './signed-in.ts'
import { recallSignIn, rememberSignIn } from './sign-in-memory.ts'
import { hashOfToken } from './token.ts'

export const signInCookie = 'linli_in'
export const bearerCookie = 'linli_bearer'

/**
 * Who asks, from the request's cookies; an unknown or expired token is nobody.
 * @param rememberedMillis how old a looked-up sign-in may be
 */
export async function signedInOf(
  ctx: JobContext,
  request: FastifyRequest,
  rememberedMillis = 0,
): Promise<SignedIn | undefined> {
  const token = request.cookies[signInCookie]
  if (token === undefined) return undefined
  const tokenHash = hashOfToken(token)
  const known = recallSignIn(ctx, tokenHash, rememberedMillis)
  if (known) return known
  const signedIn = await lookUp(ctx, tokenHash)
  if (signedIn) rememberSignIn(ctx, tokenHash, signedIn)
  return signedIn
}

async function lookUp(
  { database, streetId, now }: JobContext,
  tokenHash: Buffer,
): Promise<SignedIn | undefined> {
  const { rows } = await database.requests.query(
    findSignIn({ tokenHash, streetId, at: now, day: localDateOf(now) }),
  )
  const found = rows[0] as SignInRow | undefined
  if (!found) return undefined
  return {
    identityId: found.identity_id,
    name: found.name,
    holderId: found.holder_id,
    hasSecondFactor: found.second_factor_at !== null,
    holders: [found.holder_id, ...found.claimed],
    grants: found.grants,
    acting: actingGrant(found.grants, found.grant_id),
  }
}

type SignInRow = {
  identity_id: string
  name: string
  holder_id: string
  second_factor_at: string | null
  grant_id: string | null
  grants: Grant[]
  claimed: string[]
}

/** The chosen post while it is in force; a lapsed one is not replaced by another that nobody chose. */
function actingGrant(grants: readonly Grant[], chosen: string | null): Grant | undefined {
  return chosen === null ? grants[0] : grants.find((grant) => grant.grant_id === chosen)
}

/** Grants in force today. */
export async function heldGrants(
  { database, streetId, now }: JobContext,
  identityId: string,
): Promise<Grant[]> {
  const { rows } = await database.requests.query(
    grantsOf({ identityId, streetId, day: localDateOf(now) }),
  )
  return rows as Grant[]
}

/** The actor of a request: under the chosen post, as a resident, or as the bearer of receipts. */
export async function actorOf(
  database: Database,
  request: FastifyRequest,
  signedIn: SignedIn | undefined,
  now: string,
): Promise<Actor> {
  if (signedIn) return signedInActor(signedIn)
  const token = request.cookies[bearerCookie]
  const holders =
    token === undefined
      ? []
      : await holdersOf(database, holdersOfBrowser({ tokenHash: hashOfToken(token), at: now }))
  return { name: '', post: 'public', role: 'linli_self', intervals: [], holders }
}

/** The same person in their own affairs: what they reported themselves, whatever post they hold. */
export function asSelf(actor: Actor): Actor {
  return {
    ...actor,
    post: actor.identityId === undefined ? 'public' : 'resident',
    role: 'linli_self',
    intervals: [],
  }
}

/** Whether a post asks for a second factor that this person has not set up: until then it gives no rights. */
export function lacksSecondFactor(
  { hasSecondFactor }: { hasSecondFactor: boolean },
  grant: Grant | undefined,
): boolean {
  return grant?.second_factor === 'required' && !hasSecondFactor
}

function signedInActor(signedIn: SignedIn): Actor {
  const { acting } = signedIn
  if (!acting) return residentActor(signedIn)
  if (!lacksSecondFactor(signedIn, acting)) return actorUnder(signedIn, acting)
  return { ...residentActor(signedIn), lacksSecondFactor: true }
}

function residentActor(signedIn: SignedIn): Actor {
  const { identityId, name, holders } = signedIn
  const unitIds = unitsOf(signedIn)
  return { identityId, name, post: 'resident', role: 'linli_self', intervals: [], unitIds, holders }
}

function unitsOf({ grants }: SignedIn): string[] {
  return grants.flatMap(({ unit_id }) => (unit_id === null ? [] : [unit_id]))
}

function actorUnder(signedIn: SignedIn, grant: Grant): Actor {
  const post = grant.post as Post
  return {
    identityId: signedIn.identityId,
    name: signedIn.name,
    post,
    grantId: grant.grant_id,
    role: requestRole(post),
    intervals: grant.lo !== null && grant.hi !== null ? [[grant.lo, grant.hi]] : [],
    unitIds: unitsOf(signedIn),
    holders: signedIn.holders,
    ...(grant.node_id ? { nodeId: grant.node_id } : {}),
    ...(grant.recruitment ? { recruitment: grant.recruitment } : {}),
    ...(grant.unit_id ? { unitId: grant.unit_id, unitName: grant.unit_name ?? '' } : {}),
  }
}

async function holdersOf(database: Database, call: Call<{ holder_id: string }>): Promise<string[]> {
  const { rows } = await database.requests.query(call)
  return (rows as { holder_id: string }[]).map((row) => row.holder_id)
}
