import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
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
import { photoOf } from '../../../test/photo.ts'
import { openWorld, type Told, wednesdayMorning, type World } from '../../../test/world.ts'

let world: World
let crew: Crew
let nodeId: string
let drainageId: string

beforeAll(async () => {
  world = await openWorld()
  crew = await gatherCrew(world)
  nodeId = await nodeOf(world)
  drainageId = await unitOf(world, 'sunguoqiang')
})
beforeEach(() => world.clock.set(wednesdayMorning))

/** A blocked drain: an hour to be on site, eight to clear it, day and night; in hand since 10:00. */
async function drainInHand() {
  const opened = await reportOn(world, { nodeId })
  await carryTo('handling', opened, crew, drainageId)
  return opened
}

const limitsOf = (caseId: string) =>
  world.ask(
    'select step, due_at, met_at, ended_at from casework.case_limit where case_id = $1 order by due_at',
    [caseId],
  )
const lineOf = async (caseId: string, act: string) =>
  (await crew.desk.get(`/cases/${caseId}`)).body.timeline.find((line: Told) => line.act === act)

describe('A time told afterwards', () => {
  it('is refused when it lies before the unit had the case, and changes nothing', async () => {
    const { caseId } = await drainInHand()
    world.clock.forward(90)
    const before = await rowOf(world, caseId)
    const early = '2020-01-01T00:00:00.000Z'
    const done = { words: '已经疏通', photoIds: [] }
    const answers = [
      crew.drainage.post(`/cases/${caseId}/arrive`, { at: early }),
      crew.drainage.post(`/cases/${caseId}/feed-back`, { ...done, doneAt: early }),
      crew.drainage.post(`/cases/${caseId}/feed-back`, { ...done, arrivedAt: early }),
    ]
    for (const answer of answers) expect(await refusal(answer)).toBe('told-too-early')
    expect(await rowOf(world, caseId)).toEqual(before)
    expect((await limitsOf(caseId)).map(({ met_at }) => met_at)).toEqual([null, null])
  })

  it('is refused through the link of a unit without an account too', async () => {
    const { caseId } = await drainInHand()
    const { body } = await crew.desk.post(`/cases/${caseId}/partner-link`)
    const partner = world.browser()
    const at = '2019-03-01T00:00:00.000Z'
    expect(await refusal(partner.post(`${body.path}/arrive`, { at }))).toBe('told-too-early')
    const done = { words: '已经疏通', photoIds: [await photoOf(partner)] }
    expect(await refusal(partner.post(`${body.path}/done`, { ...done, doneAt: at }))).toBe(
      'told-too-early',
    )
    expect(await rowOf(world, caseId)).toMatchObject({ arrived_at: null, stage: 'handling' })
    expect((await partner.post(`${body.path}/done`, done)).status).toBe(200)
  })

  it('is never in the future, and never before the dispatch by what a phone’s clock is out', async () => {
    const { caseId } = await drainInHand()
    world.clock.forward(2)
    await move(crew.drainage, caseId, 'arrive', { at: '2026-06-17T01:55:00.000Z' })
    expect((await rowOf(world, caseId)).arrived_at).toBe('2026-06-17T02:00:00Z')
    const doneAt = '2026-06-18T02:00:00.000Z'
    const photoIds = [await photoOf(crew.drainage)]
    await move(crew.drainage, caseId, 'feed-back', { words: '已经疏通', photoIds, doneAt })
    expect((await rowOf(world, caseId)).handled_at).toBe('2026-06-17T02:02:00Z')
  })

  it('stops the clock of the unit when the work was done, not when a phone without signal could say so', async () => {
    const { caseId } = await drainInHand()
    const photoIds = [await photoOf(crew.drainage)]
    // Arrived at 10:40, done at 15:00 in a cellar; the signal came back at 20:00, two hours after the limit.
    world.clock.set('2026-06-17T12:00:00.000Z')
    const [arrivedAt, doneAt] = ['2026-06-17T02:40:00.000Z', '2026-06-17T07:00:00.000Z']
    const done = { words: '已经疏通', photoIds, arrivedAt, doneAt }
    await move(crew.drainage, caseId, 'feed-back', done)
    expect(await limitsOf(caseId)).toMatchObject([
      { step: 'on-site', met_at: '2026-06-17T02:40:00Z' },
      { step: 'clear-drain', due_at: '2026-06-17T10:00:00Z', met_at: '2026-06-17T07:00:00Z' },
    ])
    expect(await rowOf(world, caseId)).toMatchObject({
      arrived_at: '2026-06-17T02:40:00Z',
      handled_at: '2026-06-17T07:00:00Z',
      stage_since: '2026-06-17T12:00:00Z',
    })
    // Both instants stay: when it was told, and which time was told.
    expect(await lineOf(caseId, 'feed-back')).toMatchObject({
      at: '2026-06-17T12:00:00Z',
      detail: { arrivedAt, doneAt },
    })
  })

  it('does not count against the unit what passed between the work and its telling, when it is sent back', async () => {
    const { caseId } = await drainInHand()
    const photoIds = [await photoOf(crew.drainage)]
    world.clock.forward(300)
    const doneAt = '2026-06-17T03:00:00.000Z'
    await move(crew.drainage, caseId, 'feed-back', { words: '已经疏通', photoIds, doneAt })
    world.clock.forward(60)
    await move(crew.secondChecker, caseId, 'fail-check', { words: '还在漏' })
    // Seven of the eight hours are left from 16:00 on.
    expect((await rowOf(world, caseId)).due_at).toBe('2026-06-17T15:00:00Z')
    const again = { words: '再通一遍', photoIds: [await photoOf(crew.drainage)], doneAt }
    expect(await refusal(crew.drainage.post(`/cases/${caseId}/feed-back`, again))).toBe(
      'told-too-early',
    )
  })
})

describe('A limit that nobody met', () => {
  it('ends without being met when the unit gives the case back, and starts afresh with the next one', async () => {
    const { caseId } = await drainInHand()
    await move(crew.drainage, caseId, 'return', { words: '不是我们养护的' })
    for (const limit of await limitsOf(caseId))
      expect(limit).toMatchObject({ met_at: null, ended_at: '2026-06-17T02:00:00Z' })
    const { body } = await crew.desk.get(`/cases/${caseId}`)
    for (const limit of body.limits) {
      expect(limit.metAt).toBeUndefined()
      expect(limit.endedAt).toBe('2026-06-17T02:00:00Z')
    }
    world.clock.forward(30)
    const leadUnitId = await unitOf(world, 'zhengwei')
    await move(crew.desk, caseId, 'dispatch', { leadUnitId })
    for (const limit of await limitsOf(caseId))
      expect(limit).toMatchObject({ met_at: null, ended_at: null })
  })

  it('ends so too when the street hangs the case, or it closes by an honest no', async () => {
    const [hung, declined] = [await drainInHand(), await drainInHand()]
    await move(crew.manager, hung.caseId, 'hang', { reviewOn: '2026-09-01', words: '等管网改造' })
    const no = { outcome: 'not-ours', ground: '属于燃气公司管线' }
    await move(crew.drainage, declined.caseId, 'propose-no', no)
    await move(crew.secondChecker, declined.caseId, 'confirm-no')
    for (const { caseId } of [hung, declined])
      expect((await limitsOf(caseId)).map(({ met_at, ended_at }) => [met_at, ended_at])).toEqual([
        [null, '2026-06-17T02:00:00Z'],
        [null, '2026-06-17T02:00:00Z'],
      ])
  })
})
