import type { FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/**
 * Refuses what another site made a browser send (CSRF): a browser always names the origin of a writing request.
 * Programs without a browser name none, and carry no cookie of a victim.
 * @throws Refusal `wrong-origin`
 */
export function refuseOtherOrigins(request: FastifyRequest): void {
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site') throw new Refusal('wrong-origin')
  if (origin !== undefined && hostOf(origin) !== request.host) throw new Refusal('wrong-origin')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
