import type { Database } from '../db/pool.ts'
import { Refusal } from '../http/refusal.ts'
import { blindIndex } from '../privacy/keys.ts'
import { instantOf, millisOf } from '../runtime/clock.ts'
import { countTry } from './auth.sql.ts'

/**
 * Counts a try and refuses when there were too many; counted in the database, so restarting the server forgives nothing.
 * Names, addresses and codes stand there only as a keyed hash.
 * @param bucket what is limited, for example `sign-in:` and the name
 * @param most tries allowed in one window of `minutes`
 * @throws Refusal `too-many-tries`
 */
export async function limitTries(
  database: Database,
  now: string,
  bucket: string,
  most: number,
  minutes: number,
): Promise<void> {
  const window = minutes * 60_000
  const windowStart = instantOf(Math.floor(millisOf(now) / window) * window)
  const counted = { bucket: blindIndex('sign-in', bucket).toString('base64url'), windowStart }
  const { rows } = await database.requests.query(countTry(counted))
  const tries = (rows[0] as { tries: number } | undefined)?.tries ?? 0
  if (tries > most) throw new Refusal('too-many-tries', { minutes })
}
