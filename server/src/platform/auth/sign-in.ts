import type { Me, SignInBody } from '@linli/contract/platform/sign-in.schema'
import { hash, verify } from '@node-rs/argon2'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../db/context.ts'
import { inSignInTransaction, type Tx } from '../db/transaction.ts'
import { claimAsOwn } from '../files/claim-photos.ts'
import { Refusal } from '../http/refusal.ts'
import { addMinutes } from '../runtime/clock.ts'
import {
  asSelf,
  bearerCookie,
  heldGrants,
  lacksSecondFactor,
  signedInOf,
  signInCookie,
} from './asker.ts'
import {
  addBearer,
  addSignIn,
  closeSignIn,
  findIdentity,
  holdersOfBrowser,
  setActingGrant,
} from './auth.sql.ts'
import { limitTries } from './rate-limit.ts'
import type { Grant, SignedIn } from './signed-in.ts'
import { forgetSignIns } from './sign-in-memory.ts'
import { hashOfToken, newToken } from './token.ts'
import { newId } from '../runtime/ids.ts'
import { beginSecondFactor, confirmSecondFactor, secondFactorHolds } from './second-factor.ts'

const signInMinutes = 12 * 60

/** argon2id as OWASP recommends: 19 MiB, two passes. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
}

/** Opens a sign-in and sets its cookie; the answer never tells whether the name exists. */
export async function openSignIn(
  ctx: Context,
  body: SignInBody,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Me> {
  const { database, now } = ctx
  const name = body.loginName.toLowerCase()
  await limitTries(database, now, `sign-in-from:${request.ip}`, 100, 5)
  await limitTries(database, now, `sign-in:${name} from ${request.ip}`, 10, 5)
  // Far more than one person tries: a stranger elsewhere does not shut a desk out with ten.
  await limitTries(database, now, `sign-in:${name}`, 100, 5)
  const identity = await identityWithPassword(ctx, body)
  await secondFactorHolds(ctx, identity.identity_id, body.code)
  const token = newToken()
  const grants = await heldGrants(ctx, identity.identity_id)
  const self = { ...ctx, actor: { ...asSelf(ctx.actor), identityId: identity.identity_id } }
  const claimed = await holdersBorne(ctx, request)
  await inSignInTransaction(self, async (tx, audit) => {
    endFormer(tx, request, now)
    tx.write(
      addSignIn({
        tokenHash: hashOfToken(token),
        identityId: identity.identity_id,
        grantId: grants[0]?.grant_id ?? null,
        at: now,
        expiresAt: addMinutes(now, signInMinutes),
      }),
    )
    for (const holderId of claimed)
      tx.write(addBearer(claimOf(identity.identity_id, holderId, now)))
    audit({ action: 'sign-in.open', entity: 'sign-in', entityId: identity.identity_id })
  })
  await claimAsOwn(self, claimed)
  forgetSignIns(database)
  setCookie(reply, signInCookie, token, signInMinutes)
  return presentMe({ ...named(identity), grants, acting: grants[0] })
}

/** Whoever signs in over an open sign-in of this browser ends it. */
function endFormer(tx: Tx, request: FastifyRequest, at: string): void {
  const former = request.cookies[signInCookie]
  if (former !== undefined) tx.write(closeSignIn({ tokenHash: hashOfToken(former), at }))
}

export async function chooseGrant(
  ctx: Context,
  request: FastifyRequest,
  grantId: string,
): Promise<Me> {
  const signedIn = await requireSignedIn(ctx, request)
  const acting = signedIn.grants.find((grant) => grant.grant_id === grantId)
  if (!acting) throw new Refusal('post-not-held')
  const tokenHash = hashOfToken(request.cookies[signInCookie] ?? '')
  await inSignInTransaction(ctx, async (tx, audit) => {
    tx.write(setActingGrant({ tokenHash, grantId }))
    audit({ action: 'me.choose-post', entity: 'sign-in', entityId: grantId })
  })
  forgetSignIns(ctx.database)
  return presentMe({ ...signedIn, acting })
}

export async function closeThisSignIn(
  ctx: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ done: true }> {
  const tokenHash = hashOfToken(request.cookies[signInCookie] ?? '')
  await inSignInTransaction(ctx, async (tx, audit) => {
    tx.write(closeSignIn({ tokenHash, at: ctx.now }))
    audit({ action: 'me.sign-out', entity: 'sign-in', entityId: ctx.actor.identityId ?? newId() })
  })
  forgetSignIns(ctx.database)
  // On a shared phone the next person must not see the last one's reports.
  reply.clearCookie(signInCookie, { path: '/' }).clearCookie(bearerCookie, { path: '/' })
  return { done: true }
}

export async function readMe(ctx: Context, request: FastifyRequest): Promise<Me> {
  return presentMe(await requireSignedIn(ctx, request))
}

/** Sets a cookie that scripts cannot read; `secure` follows the request, since a street may run on plain loopback. */
export function setCookie(reply: FastifyReply, name: string, value: string, minutes: number): void {
  const secure = reply.request.protocol === 'https'
  reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: minutes * 60,
  })
}

/** Begins a second factor for whoever is signed in; the answer holds the secret, so it is stored nowhere. */
export async function setUpSecondFactor(
  ctx: Context,
  request: FastifyRequest,
  issuer: string,
  code: string | undefined,
): Promise<{ otpauthUri: string }> {
  const { identityId } = await requireSignedIn(ctx, request)
  return { otpauthUri: await beginSecondFactor(ctx, identityId, issuer, code) }
}

export async function finishSecondFactor(
  ctx: Context,
  request: FastifyRequest,
  code: string,
): Promise<Me> {
  const { identityId } = await requireSignedIn(ctx, request)
  const tokenHash = hashOfToken(request.cookies[signInCookie] ?? '')
  await confirmSecondFactor(ctx, identityId, code, tokenHash)
  forgetSignIns(ctx.database)
  return readMe(ctx, request)
}

async function requireSignedIn(ctx: Context, request: FastifyRequest): Promise<SignedIn> {
  const signedIn = await signedInOf(ctx, request)
  if (!signedIn) throw new Refusal('not-signed-in')
  return signedIn
}

type Identity = {
  identity_id: string
  name: string
  password_hash: string | null
  holder_id: string
  second_factor_at: string | null
}

async function identityWithPassword(ctx: Context, body: SignInBody): Promise<Identity> {
  const { rows } = await ctx.database.requests.query(findIdentity({ loginName: body.loginName }))
  const identity = rows[0] as Identity | undefined
  // An unknown name costs the same time as a wrong password.
  const isRight = await verify(identity?.password_hash ?? decoyHash, body.password).catch(
    () => false,
  )
  if (!identity?.password_hash || !isRight) return refuse(ctx, identity?.identity_id)
  return identity
}

const decoyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AJW9SVZtCJzDi4N8tLzwKBhjyfyQu6mIVVx5Zt4gP14'

/** Every failed try leaves an entry, whether the name is known or not: the time it takes tells neither. */
async function refuse(ctx: Context, identityId = nobody): Promise<never> {
  await inSignInTransaction(ctx, async (_tx, audit) =>
    audit({ action: 'sign-in.refuse', entity: 'sign-in', entityId: identityId }),
  )
  throw new Refusal('sign-in-refused')
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** What this browser reported with a receipt, and photos it has not shown yet: signing in claims it (domain 0.8). */
async function holdersBorne(ctx: Context, request: FastifyRequest): Promise<string[]> {
  const token = request.cookies[bearerCookie]
  if (token === undefined) return []
  const { rows } = await ctx.database.requests.query(
    holdersOfBrowser({ tokenHash: hashOfToken(token), at: ctx.now }),
  )
  return (rows as { holder_id: string }[]).map((row) => row.holder_id)
}

function claimOf(identityId: string, holderId: string, at: string) {
  return { bearerId: newId(), tokenHash: null, identityId, holderId, at, expiresAt: null }
}

function named(identity: Identity) {
  return {
    identityId: identity.identity_id,
    name: identity.name,
    holderId: identity.holder_id,
    hasSecondFactor: identity.second_factor_at !== null,
    holders: [],
  }
}

function presentMe(signedIn: SignedIn): Me {
  const posts = signedIn.grants.map(presentGrant)
  const acting = signedIn.acting && presentGrant(signedIn.acting)
  const { identityId, name, holderId, hasSecondFactor } = signedIn
  const mustSetUpSecondFactor = lacksSecondFactor(signedIn, signedIn.acting)
  return {
    identityId,
    name,
    holderId,
    posts,
    ...(acting ? { acting } : {}),
    hasSecondFactor,
    mustSetUpSecondFactor,
  } as Me
}

function presentGrant(grant: Grant) {
  return {
    grantId: grant.grant_id,
    post: grant.post,
    ...(grant.node_id ? { nodeId: grant.node_id, nodeName: grant.node_name ?? '' } : {}),
    ...(grant.unit_id ? { unitId: grant.unit_id, unitName: grant.unit_name ?? '' } : {}),
    ...(grant.recruitment ? { recruitment: grant.recruitment } : {}),
  }
}
