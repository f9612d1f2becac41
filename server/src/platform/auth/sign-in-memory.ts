import type { JobContext } from '../db/context.ts'
import { millisOf } from '../runtime/clock.ts'
import type { SignedIn } from './signed-in.ts'

/**
 * Who acts under a post asks often, so a sign-in is looked up once in a few seconds. What this process changes
 * is forgotten at once; a post withdrawn or a sign-in closed by another process works on for these seconds at most.
 * Residents are not remembered: what they may see grows with every receipt they open.
 */
export const rememberedMillis = 5000

type Remembered = { since: number; signedIn: SignedIn }
const kept = new WeakMap<object, Map<string, Remembered>>()
const most = 2000

/** The sign-in of a token, if it was looked up within the last `millis`. */
export function recallSignIn(
  { database, now }: JobContext,
  tokenHash: Buffer,
  millis: number,
): SignedIn | undefined {
  const known = kept.get(database)?.get(tokenHash.toString('base64'))
  return known && Math.abs(millisOf(now) - known.since) < millis ? known.signedIn : undefined
}

export function rememberSignIn(
  { database, now }: JobContext,
  tokenHash: Buffer,
  signedIn: SignedIn,
): void {
  if (signedIn.acting === undefined) return
  const tokens = kept.get(database) ?? new Map<string, Remembered>()
  kept.set(database, tokens)
  if (tokens.size >= most) tokens.clear()
  tokens.set(tokenHash.toString('base64'), { since: millisOf(now), signedIn })
}

/** After any change of a sign-in, its post, its second factor or what it bears. */
export function forgetSignIns(database: JobContext['database']): void {
  kept.delete(database)
}
