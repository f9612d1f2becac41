import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'

// Tests look into answers of every shape; their types are the contract's business.
// oxlint-disable-next-line typescript/no-explicit-any
export type Told = any

export type Answer = {
  status: number
  body: Told
  cookies: Record<string, string>
  headers: Record<string, unknown>
}

/** One browser: it keeps its cookies and sends a fresh key with every POST. */
export type Browser = {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, key?: string): Promise<Answer>
  put(path: string, bytes: Buffer, type?: string): Promise<Answer>
  /** Any other request, with this browser's cookies. */
  send(options: InjectOptions): Promise<Answer>
  cookies: Record<string, string>
}

export function openBrowser(app: FastifyInstance): Browser {
  const cookies: Record<string, string> = {}
  const send = async (options: InjectOptions): Promise<Answer> => {
    const response = await app.inject({ ...options, cookies })
    for (const { name, value } of response.cookies) cookies[name] = value
    const isJson = String(response.headers['content-type']).includes('json')
    return {
      status: response.statusCode,
      body: isJson ? response.json() : response.rawPayload,
      headers: response.headers,
      cookies,
    }
  }
  return {
    cookies,
    send,
    get: (path) => send({ method: 'GET', url: `/api${path}` }),
    post: (path, body, key = randomUUID()) =>
      send({
        method: 'POST',
        url: `/api${path}`,
        headers: { 'idempotency-key': key },
        ...(body === undefined ? {} : { payload: body as object }),
      }),
    put: (path, bytes, type = 'image/jpeg') =>
      send({
        method: 'PUT',
        url: `/api${path}`,
        headers: { 'content-type': type },
        payload: bytes,
      }),
  }
}
