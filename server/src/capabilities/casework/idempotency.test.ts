import { beforeAll, describe, expect, it } from 'vitest'
import {
  carryTo,
  type Crew,
  gatherCrew,
  move,
  nodeOf,
  refusal,
  reportOn,
  rowOf,
  unitOf,
} from '../../../test/cases.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { newId } from '../../platform/runtime/ids.ts'

let world: World
let crew: Crew
let nodeId: string
let drainageId: string
let propertyId: string

beforeAll(async () => {
  world = await openWorld()
  crew = await gatherCrew(world)
  nodeId = await nodeOf(world)
  drainageId = await unitOf(world, 'sunguoqiang')
  propertyId = await unitOf(world, 'zhengwei')
})

const linesOf = (reportId: string, act: string) =>
  world.ask('select from matter.timeline where matter_id = $1 and act = $2', [reportId, act])

async function caseAt(stage: Parameters<typeof carryTo>[0]) {
  const opened = await reportOn(world, { nodeId })
  await carryTo(stage, opened, crew, drainageId)
  return opened
}

describe('The same request sent again', () => {
  it('is refused without a key', async () => {
    const { caseId } = await caseAt('verified')
    const bare = crew.checker.post(`/cases/${caseId}/file`, {}, 'no-key')
    expect(await refusal(bare)).toBe('key-missing')
    expect((await rowOf(world, caseId)).stage).toBe('verified')
  })

  it('is answered as the first time, and done once', async () => {
    const { caseId, reportId } = await caseAt('verified')
    const key = newId()
    const first = await crew.checker.post(`/cases/${caseId}/file`, { words: '立案' }, key)
    const again = await crew.checker.post(`/cases/${caseId}/file`, { words: '立案' }, key)
    expect([again.status, again.body]).toEqual([first.status, first.body])
    expect(await linesOf(reportId, 'file')).toHaveLength(1)
  })

  it('with another content under the same key is refused and changes nothing', async () => {
    const { caseId, reportId } = await caseAt('handling')
    const key = newId()
    await crew.desk.post(`/cases/${caseId}/note`, { words: '第一句' }, key)
    const other = await crew.desk.post(`/cases/${caseId}/note`, { words: '第二句' }, key)
    expect([other.status, other.body.code]).toEqual([409, 'key-reused'])
    expect(await linesOf(reportId, 'note')).toHaveLength(1)
  })

  it('gives the reporter the same receipt, and one report', async () => {
    const key = newId()
    const body = { text: '门口路灯不亮', place: { nodeId }, categoryCode: 'C-01-18' }
    const browser = world.browser()
    const [first, again] = [
      await browser.post('/reports', body, key),
      await browser.post('/reports', body, key),
    ]
    expect(again.body).toEqual(first.body)
    const stored = await world.ask(`select from matter.matter where text = '门口路灯不亮'`)
    expect(stored).toHaveLength(1)
  })

  it('has one effect when twenty tries race', async () => {
    const { caseId, reportId } = await caseAt('handling')
    const key = newId()
    const tries = Array.from({ length: 20 }, () =>
      crew.drainage.post(`/cases/${caseId}/feed-back`, { words: '已疏通' }, key),
    )
    const answers = await Promise.all(tries)
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(await linesOf(reportId, 'feed-back')).toHaveLength(1)
    const audit = await world.ask(
      `select from audit.entry where entity_id = $1 and action = 'case.feed-back'`,
      [caseId],
    )
    expect(audit).toHaveLength(1)
    expect(world.errors).toEqual([])
  })
})

describe('Two people at once', () => {
  it('one accepts, the other hears that the case has moved on', async () => {
    const { caseId } = await caseAt('dispatched')
    const colleague = await world.signIn('sunguoqiang')
    const answers = await Promise.all(
      [crew.drainage, colleague].map((who) => who.post(`/cases/${caseId}/accept`, {})),
    )
    expect(answers.map(({ body }): string => body.code ?? body.stage).sort()).toEqual([
      'act-not-now',
      'handling',
    ])
  })

  it('one checks, the other hears that the case has moved on, and one outcome stands', async () => {
    const { caseId, reportId } = await caseAt('checking')
    const pass = { reporterSaid: 'solved', solvedLevel: 'district-or-city' }
    const answers = await Promise.all([
      crew.checker.post(`/cases/${caseId}/pass-check`, pass),
      crew.secondChecker.post(`/cases/${caseId}/fail-check`, { words: '还在漏' }),
    ])
    const [done] = answers.filter(({ status }) => status === 200)
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409])
    expect((await rowOf(world, caseId)).stage).toBe(done?.body.stage)
    const lines = [
      ...(await linesOf(reportId, 'pass-check')),
      ...(await linesOf(reportId, 'fail-check')),
    ]
    expect(lines).toHaveLength(1)
  })

  it('two desks dispatch to two units: one unit leads and alone sees the case', async () => {
    const { caseId } = await caseAt('filed')
    const answers = await Promise.all([
      crew.desk.post(`/cases/${caseId}/dispatch`, { leadUnitId: drainageId }),
      crew.secretary.post(`/cases/${caseId}/dispatch`, { leadUnitId: propertyId }),
    ])
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409])
    const { lead_unit_id: lead, unit_ids: sight } = await rowOf(world, caseId)
    expect(sight).toEqual([lead])
    const [there, elsewhere] =
      lead === drainageId ? [crew.drainage, crew.property] : [crew.property, crew.drainage]
    expect((await there.get(`/cases/${caseId}`)).status).toBe(200)
    expect(await refusal(elsewhere.get(`/cases/${caseId}`))).toBe('not-found')
    expect(await refusal(elsewhere.post(`/cases/${caseId}/accept`, {}))).toBe('not-found')
    expect(await move(there, caseId, 'accept')).toBe('handling')
  })
})
