import { createHmac } from 'node:crypto'

/** Guards nothing but invented cases on loopback, for the minutes of one bench. */
export const bareSecret = 'bench'

/** A signed token (HS256) as the bare handler takes it. */
export function bareToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'bench' })}`
  return `${signed}.${createHmac('sha256', bareSecret).update(signed).digest('base64url')}`
}
