import autocannon, { type Request } from 'autocannon'
import { stopwatch } from '@linli/server/platform/runtime/clock'
import { newId } from '@linli/server/platform/runtime/ids'

export const connections = 16

/** What 16 connections ask of a server: each call gives the next request. */
export type Asking = { url: string; next(): Request }

/** How long: seconds, or a number of requests where each needs a case of its own. */
export type Extent = { duration: number } | { amount: number }

export type Load = { opsPerSecond: number; total: number; p50: number; p99: number }

/**
 * Asks over 16 connections for a bounded time or number.
 * @throws Error as soon as a single answer was not 200: a fast refusal is no measurement
 */
export async function drive(asking: Asking, extent: Extent): Promise<Load> {
  const passed = stopwatch()
  let answeredAt = 0
  const result = await autocannon({
    url: asking.url,
    connections,
    ...extent,
    requests: [
      {
        setupRequest: (request) => ({ ...request, ...asking.next() }),
        onResponse: () => {
          answeredAt = passed()
        },
      },
    ],
  })
  const good = result.statusCodeStats['200']?.count ?? 0
  const bad = Object.entries(result.statusCodeStats).filter(([status]) => status !== '200')
  const lost = result.errors + result.timeouts + result.mismatches
  if (good === 0 || bad.length > 0 || lost > 0) {
    const said = bad.map(([status, { count }]) => `${count} × ${status}`).join(', ')
    throw new Error(
      `${asking.url} answered ${good} × 200, ${said || 'nothing else'}, ${lost} errors`,
    )
  }
  const { p50, p99 } = result.latency
  // Its own duration is told in whole samples of a second, which a number of requests does not fill.
  return { opsPerSecond: (good * 1000) / answeredAt, total: good, p50, p99 }
}

/** A request under a sign-in; a POST gets a key of its own. */
export function signedRequest(cookie: string, path: string, body?: unknown): Request {
  if (body === undefined) return { method: 'GET', path, headers: { cookie } }
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': newId() }
  return { method: 'POST', path, headers, body: JSON.stringify(body) }
}

/** Signs in and answers the cookie. */
export async function signIn(
  address: string,
  loginName: string,
  password: string,
): Promise<string> {
  const response = await fetch(`${address}/api/sign-ins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify({ loginName, password }),
  })
  if (response.status !== 200) throw new Error(`${loginName} could not sign in: ${response.status}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
