import { afterEach, describe, expect, test, vi } from 'vitest'
import { call, isProblem, NoSignalError, ProblemError, putPhoto } from './client.ts'

const caseId = '019a0000-0000-7000-8000-000000000001'

describe('asking the server', () => {
  afterEach(() => vi.unstubAllGlobals())

  test('params go into the path, the body and a key of its own go along', async () => {
    const sent = answerWith(200, { caseId, stage: 'dispatched' })
    const moved = await call('POST /cases/{caseId}/dispatch', {
      params: { caseId },
      body: { leadUnitId: caseId },
    })
    const [url, init] = sent.mock.calls[0] ?? []
    expect(url).toBe(`/api/cases/${caseId}/dispatch`)
    expect(headerOf(init, 'idempotency-key')).toMatch(/^[0-9a-f-]{36}$/)
    expect(moved.stage).toBe('dispatched')
  })

  test('a given key is sent as it is, so that a second try has no second effect', async () => {
    const sent = answerWith(200, { done: true })
    await call('POST /me/sign-out', { key: 'the-same-key' })
    expect(headerOf(sent.mock.calls[0]?.[1], 'idempotency-key')).toBe('the-same-key')
  })

  test('empty query values are left out', async () => {
    const sent = answerWith(200, { items: [] })
    await call('GET /cases', { query: { view: 'my-tasks', text: '' } })
    expect(sent.mock.calls[0]?.[0]).toBe('/api/cases?view=my-tasks')
  })

  test('a refusal is thrown with its code and the wait the server asks for', async () => {
    answerWith(429, { code: 'too-many-tries', status: 429, title: '' }, { 'retry-after': '7' })
    const error = await call('GET /me').catch((thrown: unknown) => thrown)
    expect(isProblem(error, 'too-many-tries')).toBe(true)
    expect(error instanceof ProblemError && error.retryAfter).toBe(7)
  })

  test('a page of some proxy in between is an unexpected answer, not a crash', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response('<html>Bad gateway</html>', { status: 502 })),
    )
    const error = await call('GET /me').catch((thrown: unknown) => thrown)
    expect(error instanceof ProblemError && error.problem).toMatchObject({
      code: 'unexpected',
      status: 502,
    })
  })

  test('no answer at all is said to be no signal', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => Promise.reject(new TypeError('failed to fetch'))),
    )
    await expect(call('GET /me')).rejects.toBeInstanceOf(NoSignalError)
  })

  test('a photo is put under the id that the phone made', async () => {
    const sent = answerWith(200, { photoId: caseId })
    await putPhoto(caseId, new Blob(['x'], { type: 'image/jpeg' }))
    const [url, init] = sent.mock.calls[0] ?? []
    expect([url, init?.method]).toEqual([`/api/photos/${caseId}`, 'PUT'])
  })
})

function answerWith(status: number, body: unknown, headers: Record<string, string> = {}) {
  const sent = vi.fn(async (_url: string, _init?: RequestInit) =>
    Response.json(body, { status, headers }),
  )
  vi.stubGlobal('fetch', sent)
  return sent
}

function headerOf(init: RequestInit | undefined, name: string): string | null {
  return new Headers(init?.headers).get(name)
}
