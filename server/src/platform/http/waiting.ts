import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { commonProblems } from '@linli/contract/shared/problem'

/** The port while the street is being prepared; `end` frees it for the app. */
export type Waiting = { port: number; end(): Promise<void> }

/**
 * Takes the port before the long work of a start, and answers everything with 503 until the app is there: who waits for
 * `/api/health` hears that it is starting, and a port in use is known at once.
 * @throws the error of listening, for example EADDRINUSE
 */
export async function waitOn(port: number, host: string): Promise<Waiting> {
  const { status, title } = commonProblems.starting
  const problem = { type: 'urn:linli:problem:starting', title, status, code: 'starting' }
  const server = createServer((_request, response) => {
    response.writeHead(status, {
      'content-type': 'application/problem+json',
      'retry-after': '1',
      connection: 'close',
    })
    response.end(JSON.stringify(problem))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
