import type { FastifyRequest } from 'fastify'
import { randomBytes } from 'node:crypto'

/** Writes a failure of background work to the log; it is tried again by itself. */
export function reportWork(error: unknown, name: string): void {
  process.stderr.write(`${name} ${error instanceof Error ? error.stack : String(error)}\n`)
}

/**
 * Writes an unexpected error to the log; the asker gets the reference number and nothing else. The log holds the
 * route, never the values that were sent.
 * @returns a short number that can be read out on the phone, such as E-7Q2K
 */
export function reportUnexpected(error: unknown, request: FastifyRequest): string {
  const reference = `E-${randomBytes(3).toString('hex').toUpperCase().slice(0, 4)}`
  const where = `${request.method} ${request.routeOptions.url ?? 'unknown'}`
  process.stderr.write(
    `${reference} ${where} ${error instanceof Error ? error.stack : String(error)}\n`,
  )
  return reference
}
