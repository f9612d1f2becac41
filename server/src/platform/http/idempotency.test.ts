import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openWorld, type World } from '../../../test/world.ts'

let world: World
let nodeId: string

beforeAll(async () => {
  world = await openWorld()
  const found = await world
    .browser()
    .get(`/grid/places?text=${encodeURIComponent('北区3网格5号楼2单元')}`)
  nodeId = found.body.items[0].node.nodeId
})

const report = (browser: Browser, key: string | undefined, text = '路灯坏了') =>
  browser.post('/reports', { text, place: { nodeId }, categoryCode: 'C-01-18' }, key)

/** Members on patrol report as often as they see something; anonymous reports are limited. */
const member = () => world.signIn('liumin')

const matters = async () => (await world.ask('select from matter.matter')).length

describe('A request with a key', () => {
  it('is refused without one, and with one that is no UUID, and does nothing', async () => {
    const before = await matters()
    for (const headers of [{}, { 'idempotency-key': '1' }, { 'idempotency-key': '' }]) {
      const answer = await world.browser().send({
        method: 'POST',
        url: '/api/reports',
        headers,
        payload: { text: '路灯', place: { nodeId } },
      })
      expect([answer.status, answer.body.code]).toEqual([400, 'key-missing'])
    }
    expect(await matters()).toBe(before)
  })

  it('has one effect and equal answers however often it races: fifty keys, three tries each', async () => {
    const before = await matters()
    const keys = Array.from({ length: 50 }, () => randomUUID())
    const reporter = await world.signIn('liumin')
    const tries = keys.flatMap((key) => [0, 1, 2].map(() => report(reporter, key)))
    const answers = await Promise.all(tries)
    expect(answers.map(({ status }) => status)).toEqual(Array(150).fill(200))
    for (let i = 0; i < answers.length; i += 3) {
      const [one, two, three] = answers.slice(i, i + 3).map(({ body }) => body)
      expect(two).toEqual(one)
      expect(three).toEqual(one)
    }
    expect(await matters()).toBe(before + 50)
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(50)
    expect(world.errors).toEqual([])
  })

  it('answers a retried act with its first answer, although the act is no longer possible', async () => {
    const { caseId } = (await report(await member(), randomUUID())).body
    const [checker, key] = [await world.signIn('zhaoqiming'), randomUUID()]
    const unseen = { words: '照片里看得清楚，不用再去看' }
    const first = await checker.post(`/cases/${caseId}/file`, unseen, key)
    const second = await checker.post(`/cases/${caseId}/file`, unseen, key)
    expect([second.status, second.body]).toEqual([200, first.body])
    expect((await checker.post(`/cases/${caseId}/file`, unseen)).body.code).toBe('act-not-now')
    const lines = await world.ask(
      `select from audit.entry where action = 'case.file' and entity_id = $1`,
      [caseId],
    )
    expect(lines).toHaveLength(1)
  })

  it('is refused when the key comes back with something else', async () => {
    const [reporter, key] = [await member(), randomUUID()]
    await report(reporter, key)
    const before = await matters()
    const other = await report(reporter, key, '井盖没了')
    expect([other.status, other.body.code]).toEqual([409, 'key-reused'])
    expect(await matters()).toBe(before)
  })

  it('belongs to whoever sent it: the same key of someone else is another request', async () => {
    const [key, before] = [randomUUID(), await matters()]
    const one = await report(await world.signIn('chenlixin'), key)
    const two = await report(await world.signIn('liumin'), key)
    expect(two.body.reportId).not.toBe(one.body.reportId)
    expect(await matters()).toBe(before + 2)
  })

  it('may be tried again after a refusal, which is stored for nobody', async () => {
    const [reporter, key] = [await member(), randomUUID()]
    const refused = await reporter.post(
      '/reports',
      { text: '路灯', place: { nodeId: randomUUID() } },
      key,
    )
    expect(refused.status).toBe(404)
    expect((await report(reporter, key)).status).toBe(200)
  })

  it('keeps ids and states as its answer, no words and no receipt', async () => {
    const key = randomUUID()
    const { body } = await report(await member(), key, '只有一次的话')
    const [row] = await world.ask('select answer::text as answer from http.answer where key = $1', [
      key,
    ])
    expect(row.answer).toContain(body.reportId)
    for (const told of [body.receiptCode, body.checkWord, '只有一次的话'])
      expect(row.answer).not.toContain(told)
  })
})
