import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { emptyPatrol, keepPatrol } from '../casework/patrolForm.ts'
import { takeBack } from './changing.ts'
import { countDrafts, dropDraft, forgetDrafts, keepDraft, NOBODY, readDraft } from './drafts.ts'
import { flush, sendAs } from './sending.ts'
import { allOperations, change, phoneStore } from './store.ts'

const liumin = { owner: 'liumin', name: 'patrol' }
const nodeId = '019a0000-0000-7000-8000-000000000002'

beforeEach(async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed to fetch')))
  sendAs({ identityId: 'liumin', grantId: 'grid-3' })
  await flush()
})
afterEach(async () => {
  vi.unstubAllGlobals()
  const db = await phoneStore()
  for (const store of ['operations', 'photos', 'drafts'] as const) await db.clear(store)
})

describe('a draft', () => {
  test('is its writer’s alone: the next person on the phone finds an empty form', async () => {
    await keepDraft({ owner: 'liumin', name: 'report' }, { phone: '100 5310 2046' })
    expect(await readDraft({ owner: NOBODY, name: 'report' }, isKept)).toBeUndefined()
    expect(await readDraft({ owner: 'zhengwei', name: 'report' }, isKept)).toBeUndefined()
    expect(await readDraft({ owner: 'liumin', name: 'report' }, isKept)).toBeDefined()
  })

  test('goes when its writer signs out, and nobody else’s does', async () => {
    await keepDraft(liumin, { text: '灯不亮' })
    await keepDraft({ owner: 'liumin', name: 'verify:case' }, { words: '看到了' })
    await keepDraft({ owner: 'liuminjie', name: 'patrol' }, { text: '井盖响' })
    await keepDraft({ owner: NOBODY, name: 'report' }, { text: '没登录' })
    await forgetDrafts('liumin')
    expect(await countDrafts('liumin')).toBe(0)
    expect(await countDrafts('liuminjie')).toBe(1)
    expect(await countDrafts(NOBODY)).toBe(1)
  })
})

describe('changing what was refused', () => {
  test('brings back the report with what was done on the spot and its photos, under new ids', async () => {
    const operationId = await refusedPatrol()
    await takeBackById(operationId)
    expect(await allOperations()).toEqual([])
    const form = await readDraft(liumin, isForm)
    expect(form?.body).toMatchObject({ text: '灯不亮', result: 'settled', deed: '拧紧了' })
    expect(form?.photos).toHaveLength(1)
    expect(form?.body.after).toHaveLength(1)
    const ids = [...(form?.photos ?? []), ...(form?.body.after ?? [])].map((one) => one.photoId)
    expect(ids).not.toContain('before')
    expect(ids).not.toContain('after')
  })

  test('keeps the form that was being written beneath it, for when it is sent', async () => {
    const operationId = await refusedPatrol()
    await keepDraft(liumin, { body: { ...emptyPatrol, text: '井盖响' }, photos: [] })
    await takeBackById(operationId)
    expect((await readDraft(liumin, isForm))?.body.text).toBe('灯不亮')
    await dropDraft(liumin)
    expect((await readDraft(liumin, isForm))?.body.text).toBe('井盖响')
  })
})

async function refusedPatrol(): Promise<string> {
  const operationId = await keepPatrol(
    {
      ...emptyPatrol,
      text: '灯不亮',
      place: { nodeId },
      categoryCode: 'E-01-01',
      result: 'settled',
      deed: '拧紧了',
      after: [{ photoId: 'after', image: new Blob(['after']) }],
    },
    [{ photoId: 'before', image: new Blob(['before']) }],
  )
  const problem = { status: 409, code: 'photo-unknown', type: '', title: '' }
  await change({ id: operationId }, { state: 'parked', hasLeft: true, problem })
  return operationId
}

async function takeBackById(operationId: string): Promise<void> {
  const operation = (await allOperations()).find(({ id }) => id === operationId)
  if (operation) await takeBack(operation)
}

type Form = {
  body: { text: string; after: { photoId: string }[] }
  photos: { photoId: string }[]
}

function isForm(kept: unknown): kept is Form {
  return isKept(kept) && 'body' in kept && 'photos' in kept
}

function isKept(kept: unknown): kept is object {
  return typeof kept === 'object' && kept !== null
}
