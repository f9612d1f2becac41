import { createHash, randomBytes } from 'node:crypto'

/** @returns a new secret of 32 random bytes, for a cookie */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Only this hash is stored: whoever reads a backup cannot take over a sign-in. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
