import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { enqueue, keepHeld, perform } from './perform.ts'
import { claim, flush, letGo, sendAs, tryAllNow } from './sending.ts'
import { allOperations, forgetSent, phoneStore, photosOf, sentWith, takeOut } from './store.ts'

const caseId = '019a0000-0000-7000-8000-000000000001'
const nodeId = '019a0000-0000-7000-8000-000000000002'
const photo = { photoId: '019a0000-0000-4000-8000-000000000003', image: new Blob(['picture']) }

describe('the outbox on a phone', () => {
  beforeEach(async () => {
    sendAs({})
    await flush()
  })
  afterEach(emptyPhone)

  test('a report with signal is answered at once and leaves nothing behind', async () => {
    serverAnswers({ 'PUT ': [200, {}], 'POST /api/reports': [200, { caseId }] })
    const done = await perform(report())
    expect(done).toEqual({ kind: 'sent', answer: { caseId } })
    expect(await allOperations()).toEqual([])
    expect(await (await phoneStore()).count('photos')).toBe(0)
  })

  test('without signal it is kept with its photo, and the second try reuses its key', async () => {
    const offline = serverIsAway()
    expect(await perform(report())).toMatchObject({ kind: 'kept' })
    const [kept] = await allOperations()
    expect(await photosOf(kept?.id ?? '')).toHaveLength(1)
    expect(offline).toHaveBeenCalledTimes(1)
    const server = serverAnswers({ 'PUT ': [200, {}], 'POST /api/reports': [200, { caseId }] })
    await tryAllNow()
    expect(keysOf(server)).toEqual([kept?.id])
    expect(await allOperations()).toEqual([])
    expect((await sentWith(kept?.id ?? ''))?.answer).toEqual({ caseId })
  })

  test('photos go first, and one that has arrived is not sent again', async () => {
    const answers = {
      'PUT ': [200, {}],
      'POST /api/reports': [503, { status: 503, code: 'starting' }],
    }
    const failing = serverAnswers(answers)
    expect(await perform(report())).toMatchObject({ kind: 'kept' })
    expect(askedOf(failing)).toEqual([`PUT /api/photos/${photo.photoId}`, 'POST /api/reports'])
    const server = serverAnswers({ 'PUT ': [200, {}], 'POST /api/reports': [200, { caseId }] })
    await tryAllNow()
    expect(askedOf(server)).toEqual(['POST /api/reports'])
  })

  test('a refusal is told to whoever waits for it and leaves the outbox', async () => {
    const problem = { status: 404, code: 'not-found', type: '', title: '' }
    serverAnswers({ 'PUT ': [200, {}], 'POST /api/reports': [404, problem] })
    expect(await perform(report())).toEqual({ kind: 'refused', problem })
    expect(await allOperations()).toEqual([])
  })

  test('a refusal that nobody waits for stays, with its reason', async () => {
    const problem = { status: 404, code: 'not-found', type: '', title: '' }
    serverAnswers({ 'PUT ': [200, {}], 'POST /api/reports': [404, problem] })
    await enqueue(report())
    await flush()
    expect(await allOperations()).toMatchObject([{ state: 'parked', problem }])
  })

  test('settling what was just noted names the case that the report opened', async () => {
    const first = await keepHeld(report(), settling)
    await letGo()
    const server = serverAnswers({
      'PUT ': [200, {}],
      'POST /api/reports': [200, { caseId }],
      'POST /api/cases': [200, { caseId, stage: 'settled' }],
    })
    await tryAllNow()
    expect(askedOf(server).at(-1)).toBe(`POST /api/cases/${caseId}/settle`)
    expect(await sentWith(first)).toMatchObject({ answer: { caseId } })
    expect(await allOperations()).toEqual([])
  })

  test('a settling knows its case also after the answer to its report was forgotten at signing out', async () => {
    const first = await keepHeld(report(), settling)
    await letGo()
    serverAnswers({
      'PUT ': [200, {}],
      'POST /api/reports': [200, { caseId }],
      'POST /api/cases': [503, { status: 503, code: 'starting' }],
    })
    await tryAllNow()
    await forgetSent((sent) => sent.operationId === first)
    const server = serverAnswers({ 'POST /api/cases': [200, { caseId, stage: 'settled' }] })
    await tryAllNow()
    expect(askedOf(server)).toEqual([`POST /api/cases/${caseId}/settle`])
  })

  test('what was noted under one post waits while somebody else is signed in', async () => {
    serverIsAway()
    sendAs(liumin)
    await perform(report())
    const server = serverAnswers({ 'PUT ': [200, {}], 'POST /api/reports': [200, { caseId }] })
    sendAs({ identityId: 'zhengwei', grantId: 'property' })
    await tryAllNow()
    expect(askedOf(server)).toEqual([])
    expect(await allOperations()).toHaveLength(1)
  })

  test('a photo report noted before signing in is sent once its writer claims it, with its photo and the cookies of the browser', async () => {
    serverIsAway()
    await perform(report())
    sendAs(liumin)
    const server = serverAnswers({ 'PUT ': [200, {}], 'POST /api/reports': [200, { caseId }] })
    await tryAllNow()
    expect(askedOf(server)).toEqual([])
    const [kept] = await allOperations()
    if (kept) await claim(kept)
    expect(askedOf(server)).toEqual([`PUT /api/photos/${photo.photoId}`, 'POST /api/reports'])
    expect(server.mock.calls.map(([, init]) => init?.credentials)).toEqual([
      'same-origin',
      'same-origin',
    ])
    expect(await allOperations()).toEqual([])
  })

  test('a report that nobody claims is sent without account after signing out', async () => {
    serverIsAway()
    await perform(report())
    sendAs(liumin)
    const server = serverAnswers({ 'PUT ': [200, {}], 'POST /api/reports': [200, { caseId }] })
    sendAs({})
    await tryAllNow()
    expect(keysOf(server)).toHaveLength(1)
    expect(await allOperations()).toEqual([])
  })
})

describe('taking something back', () => {
  beforeEach(async () => {
    sendAs(liumin)
    await flush()
  })
  afterEach(emptyPhone)

  test('what was noted with one tap does not leave while it can be taken back, and then never does', async () => {
    const server = serverAnswers({ 'POST /api/cases': [200, {}] })
    const id = await keepHeld(accepting)
    await tryAllNow()
    expect(askedOf(server)).toEqual([])
    expect(await takeOut(id)).toBe(true)
    await letGo()
    await flush()
    expect(askedOf(server)).toEqual([])
    expect(await allOperations()).toEqual([])
  })

  test('let go, it is sent once', async () => {
    const server = serverAnswers({ 'POST /api/cases': [200, {}] })
    await keepHeld(accepting)
    await letGo()
    await Promise.all([flush(), flush()])
    expect(askedOf(server)).toEqual([`POST /api/cases/${caseId}/accept`])
  })

  test('what may have reached the server cannot be taken back, so that nobody is told a lie', async () => {
    serverAnswers({ 'PUT ': [200, {}], 'POST /api/reports': [502, {}] })
    const done = await perform(report())
    expect(done).toMatchObject({ kind: 'kept', canBeTakenBack: false })
    const [kept] = await allOperations()
    expect(await takeOut(kept?.id ?? '')).toBe(false)
    expect(await allOperations()).toHaveLength(1)
  })

  test('a photo that could not be uploaded leaves its report free to be taken back', async () => {
    serverIsAway()
    expect(await perform(report())).toMatchObject({ kind: 'kept', canBeTakenBack: true })
  })

  test('an act on a case does not wait for the toast of the one before it', async () => {
    const server = serverAnswers({ 'POST /api/cases': [200, {}] })
    await keepHeld(accepting)
    await perform({ ...settling, params: { caseId }, subjectId: caseId })
    expect(askedOf(server)).toEqual([
      `POST /api/cases/${caseId}/accept`,
      `POST /api/cases/${caseId}/settle`,
    ])
  })
})

const liumin = { identityId: 'liumin', grantId: 'grid-3' }
const accepting = {
  route: 'POST /cases/{caseId}/accept' as const,
  params: { caseId },
  body: {},
  act: 'accept',
  title: '接下来办：灯不亮',
  subjectId: caseId,
}
const settling = {
  route: 'POST /cases/{caseId}/settle' as const,
  body: { words: '扫干净了', photoIds: [] },
  act: 'settle',
  title: '当场办好：灯不亮',
}

async function emptyPhone(): Promise<void> {
  vi.unstubAllGlobals()
  const db = await phoneStore()
  for (const store of ['operations', 'photos', 'sent', 'drafts'] as const) await db.clear(store)
}

function report() {
  return {
    route: 'POST /reports' as const,
    body: { text: '灯不亮', place: { nodeId } },
    photos: [photo],
    act: 'report',
    title: '灯不亮',
  }
}

type Fetched = (url: string, init?: RequestInit) => Promise<Response>

/** A server that answers by the beginning of what it is asked. */
function serverAnswers(
  answers: Record<string, [status: number, body: unknown] | (number | object)[]>,
) {
  const fetched = vi.fn<Fetched>(async (url, init) => {
    const asked = `${init?.method} ${url}`
    const [, answer] = Object.entries(answers).find(([start]) => asked.startsWith(start)) ?? []
    return Response.json(answer?.[1] ?? {}, { status: Number(answer?.[0] ?? 404) })
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}

function serverIsAway() {
  const fetched = vi.fn<Fetched>(async () => Promise.reject(new TypeError('failed to fetch')))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

function askedOf(server: ReturnType<typeof serverAnswers>): string[] {
  return server.mock.calls.map(([url, init]) => `${init?.method} ${url}`)
}

function keysOf(server: ReturnType<typeof serverAnswers>): (string | null)[] {
  return server.mock.calls
    .filter(([, init]) => init?.method === 'POST')
    .map(([, init]) => new Headers(init?.headers).get('idempotency-key'))
}
