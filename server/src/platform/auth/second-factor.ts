import { Secret, TOTP } from 'otpauth'
import type { Context } from '../db/context.ts'
import { inSignInTransaction } from '../db/transaction.ts'
import { Refusal } from '../http/refusal.ts'
import { openSecret, sealSecret } from '../privacy/keys.ts'
import { millisOf } from '../runtime/clock.ts'
import {
  closeOtherSignIns,
  confirmSecret,
  findSecondFactor,
  keepWaitingSecret,
  useCode,
} from './auth.sql.ts'
import { limitTries } from './rate-limit.ts'

const periodSeconds = 30

/**
 * Checks the six-digit code of an identity that has a second factor (D15): the policy of a post decides who must
 * have one; whoever has one is always asked.
 * @throws Refusal `second-factor-needed` without a code, `sign-in-refused` with a wrong or used one
 */
export async function secondFactorHolds(
  ctx: Context,
  identityId: string,
  code: string | undefined,
): Promise<void> {
  const { totp_secret_enc: sealed } = await secretsOf(ctx, identityId)
  if (sealed === null) return
  if (code === undefined) throw new Refusal('second-factor-needed')
  if (!(await isRight(ctx, identityId, sealed, code))) throw new Refusal('sign-in-refused')
}

/**
 * Begins a second factor: makes a secret that counts once a code made from it has come back.
 * @param code of the factor in force, when it is to be replaced
 * @returns the otpauth address for the authenticator; told this once and never again
 * @throws Refusal `second-factor-needed`, `sign-in-refused`
 */
export async function beginSecondFactor(
  ctx: Context,
  identityId: string,
  issuer: string,
  code: string | undefined,
): Promise<string> {
  await limitTries(ctx.database, ctx.now, `second-factor:${identityId}`, 10, 5)
  await secondFactorHolds(ctx, identityId, code)
  const { login_name: label } = await secretsOf(ctx, identityId)
  const secret = new Secret({ size: 20 })
  const sealed = sealSecret('sign-in', identityId, secret.base32)
  await inSignInTransaction(ctx, async (tx, audit) => {
    tx.write(keepWaitingSecret({ identityId, sealed }))
    audit({ action: 'me.set-up-second-factor', entity: 'sign-in', entityId: identityId })
  })
  return new TOTP({ issuer, label, secret, period: periodSeconds }).toString()
}

/**
 * Ends the set-up with a code from the authenticator. Other sign-ins of this identity end, as they never showed it.
 * @throws Refusal `second-factor-not-begun`, `sign-in-refused`
 */
export async function confirmSecondFactor(
  ctx: Context,
  identityId: string,
  code: string,
  tokenHash: Buffer,
): Promise<void> {
  await limitTries(ctx.database, ctx.now, `second-factor:${identityId}`, 10, 5)
  const { totp_waiting_enc: sealed } = await secretsOf(ctx, identityId)
  if (sealed === null) throw new Refusal('second-factor-not-begun')
  if (!(await isRight(ctx, identityId, sealed, code))) throw new Refusal('sign-in-refused')
  const at = ctx.now
  await inSignInTransaction(ctx, async (tx, audit) => {
    tx.write(confirmSecret({ identityId, sealed, at }))
    tx.write(closeOtherSignIns({ identityId, tokenHash, at }))
    audit({ action: 'me.confirm-second-factor', entity: 'sign-in', entityId: identityId })
  })
}

type Secrets = {
  login_name: string
  totp_secret_enc: Buffer | null
  totp_waiting_enc: Buffer | null
}

async function secretsOf(ctx: Context, identityId: string): Promise<Secrets> {
  const { rows } = await ctx.database.requests.query(findSecondFactor({ identityId }))
  const [secrets] = rows as Secrets[]
  if (!secrets) throw new Refusal('not-signed-in')
  return secrets
}

/** One step early or late is allowed for clocks that differ; a code is taken once (RFC 6238, 5.2). */
async function isRight(
  ctx: Context,
  identityId: string,
  sealed: Buffer,
  code: string,
): Promise<boolean> {
  const secret = Secret.fromBase32(await openSecret('sign-in', identityId, sealed))
  const timestamp = millisOf(ctx.now)
  const delta = new TOTP({ secret, period: periodSeconds }).validate({
    token: code,
    timestamp,
    window: 1,
  })
  if (delta === null) return false
  const step = Math.floor(timestamp / 1000 / periodSeconds) + delta
  const { rowCount } = await ctx.database.requests.query(useCode({ identityId, step }))
  return rowCount === 1
}
