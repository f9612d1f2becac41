import { Secret, TOTP } from 'otpauth'
import type { Context } from '../db/context.ts'
import { Refusal } from '../http/refusal.ts'
import { millisOf } from '../runtime/clock.ts'
import { openSecret } from '../privacy/keys.ts'

/**
 * Checks the six-digit code of an identity that has a second factor (D15): a policy per post decides who must
 * have one; whoever has one is always asked.
 * @throws Refusal `second-factor-needed` without a code, `sign-in-refused` with a wrong one
 */
export async function secondFactorHolds(
  ctx: Context,
  identityId: string,
  sealedSecret: Buffer | null,
  code: string | undefined,
): Promise<void> {
  if (sealedSecret === null) return
  if (code === undefined) throw new Refusal('second-factor-needed')
  const secret = Secret.fromBase32(await openSecret('sign-in', identityId, sealedSecret))
  const delta = new TOTP({ secret }).validate({
    token: code,
    timestamp: millisOf(ctx.now),
    window: 1,
  })
  if (delta === null) throw new Refusal('sign-in-refused')
}
