import type { Api } from '@linli/contract'
import type { Problem } from '@linli/contract/shared/problem'
import type { AnySchema, Input, Output } from '@linli/contract/shared/route'

export type RouteKey = keyof Api & string
type Schema<Key extends RouteKey, Slot extends keyof Api[Key]> = NonNullable<Api[Key][Slot]>

type SlotOf<Key extends RouteKey, Slot extends 'params' | 'query' | 'body'> =
  Schema<Key, Slot & keyof Api[Key]> extends infer S
    ? [S] extends [never]
      ? unknown
      : S extends AnySchema
        ? object extends Input<S>
          ? { readonly [Name in Slot]?: Input<S> }
          : { readonly [Name in Slot]: Input<S> }
        : unknown
    : never

/** What one route takes: its params, query and body as the contract declares them. */
export type Ask<Key extends RouteKey> = SlotOf<Key, 'params'> &
  SlotOf<Key, 'query'> &
  SlotOf<Key, 'body'> & {
    /** The idempotency key of a POST; the same key sent twice has one effect. */
    readonly key?: string
    readonly signal?: AbortSignal
  }
export type Answer<Key extends RouteKey> = Output<Schema<Key, 'response' & keyof Api[Key]>>
export type Body<Key extends RouteKey> = Input<Schema<Key, 'body' & keyof Api[Key]>>
type Asks<Key extends RouteKey> = object extends Ask<Key> ? [ask?: Ask<Key>] : [ask: Ask<Key>]

type Plain = string | number | boolean | undefined
type Slots = {
  params?: Readonly<Record<string, Plain>>
  query?: Readonly<Record<string, Plain>>
  body?: unknown
  key?: string
  signal?: AbortSignal
}

/** The server answered, and the answer is no. `retryAfter` is in seconds, when the server named it. */
export class ProblemError extends Error {
  readonly problem: Problem
  readonly retryAfter: number | undefined
  constructor(problem: Problem, retryAfter?: number) {
    super(problem.code)
    this.name = 'ProblemError'
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** Nothing came back: no signal, or the server is away. */
export class NoSignalError extends Error {
  constructor(cause: unknown) {
    super('no-signal', { cause })
    this.name = 'NoSignalError'
  }
}

/**
 * Asks the server for one thing of the contract.
 * @param route method and path as the contract writes them
 * @param asks params, query and body; a POST without `key` gets one
 * @throws ProblemError when the server refuses, NoSignalError when nothing answers
 */
export async function call<Key extends RouteKey>(
  route: Key,
  ...asks: Asks<Key>
): Promise<Answer<Key>> {
  const answered = await send(route, (asks[0] ?? {}) as Slots)
  return answered as Answer<Key>
}

/**
 * Sends a route that is known by its text only, such as one kept in the outbox.
 * @throws ProblemError when the server refuses, NoSignalError when nothing answers
 */
export async function send(route: string, slots: Slots): Promise<unknown> {
  const [method = 'GET', path = ''] = route.split(' ')
  const headers: Record<string, string> = { accept: 'application/json' }
  if (slots.body !== undefined) headers['content-type'] = 'application/json'
  if (method === 'POST') headers['idempotency-key'] = slots.key ?? crypto.randomUUID()
  return answerOf(
    await reach(address(path, slots), {
      method,
      headers,
      credentials: 'same-origin',
      ...(slots.body !== undefined && { body: JSON.stringify(slots.body) }),
      ...(slots.signal && { signal: slots.signal }),
    }),
  )
}

/**
 * Uploads one photo under an id made on this device; the same id twice is one photo.
 * @throws ProblemError when the server refuses, NoSignalError when nothing answers
 */
export async function putPhoto(photoId: string, image: Blob): Promise<void> {
  await answerOf(
    await reach(`/api/photos/${photoId}`, {
      method: 'PUT',
      headers: { 'content-type': image.type || 'image/jpeg' },
      credentials: 'same-origin',
      body: image,
    }),
  )
}

export function photoAddress(photoId: string, size: 'small' | 'full'): string {
  return size === 'small' ? `/api/photos/${photoId}?size=small` : `/api/photos/${photoId}`
}

export function isProblem(error: unknown, code: string): error is ProblemError {
  return error instanceof ProblemError && error.problem.code === code
}

function address(path: string, slots: Slots): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(slots.params?.[name] ?? '')),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(slots.query ?? {})) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  return `/api${filled}${query.size > 0 ? `?${query}` : ''}`
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new NoSignalError(cause)
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const answer = await readJson(response)
  if (response.ok) return answer
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  throw new ProblemError(
    problemFrom(answer, response.status),
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  )
}

/** A proxy in between may answer with a page of its own; then only the status is known. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

function problemFrom(answer: unknown, status: number): Problem {
  if (typeof answer === 'object' && answer !== null && 'code' in answer) return answer as Problem
  return { type: 'about:blank', title: 'Unexpected answer', status, code: 'unexpected' }
}
