import { verify } from '@node-rs/argon2'
import type { Database } from '../db/pool.ts'
import { hashPassword } from './sign-in.ts'

/**
 * Makes the password the server was started with the one that opens the demo sign-ins: it may have been changed since
 * the demo was loaded. Whoever came in with the old one is signed out. Real people's passwords are never touched.
 * @param password of all demo sign-ins, as it is told to the operator
 * @param now the instant of the change
 * @returns whether it had changed
 */
export async function keepDemoPassword(
  { owner }: Pick<Database, 'owner'>,
  password: string,
  now: string,
): Promise<boolean> {
  const { rows } = await owner.query<{ password_hash: string }>(
    'select distinct password_hash from auth.identity where is_demo and password_hash is not null',
  )
  const fits = await Promise.all(rows.map(({ password_hash }) => verify(password_hash, password)))
  if (fits.every(Boolean)) return false
  // One statement, so that no old sign-in outlives the old password.
  await owner.query(
    `with changed as (
       update auth.identity set password_hash = $1 where is_demo and password_hash is not null returning identity_id
     )
     update auth.sign_in s set closed_at = $2 from changed c
     where s.identity_id = c.identity_id and s.closed_at is null`,
    [await hashPassword(password), now],
  )
  return true
}
