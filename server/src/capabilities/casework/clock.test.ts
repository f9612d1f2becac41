import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  carryTo,
  type Crew,
  gatherCrew,
  move,
  nodeOf,
  type Opened,
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
  nodeId = await nodeOf(world)
  drainageId = await unitOf(world, 'sunguoqiang')
})
beforeEach(() => goTo(wednesdayMorning))

/**
 * A handrail, the way made safe where somebody has it in hand: five working days to fix, until Thursday 25 June with the
 * Dragon Boat Festival between.
 */
async function handrailAt(stage: 'dispatched' | 'handling'): Promise<Opened> {
  const opened = await reportOn(world, { nodeId, categoryCode: 'C-21-02', text: '扶手松了' })
  await carryTo(stage, opened, crew, drainageId)
  if (stage === 'handling') await move(crew.drainage, opened.caseId, 'arrive')
  return opened
}

/** The clock goes on past the end of a sign-in. */
async function goTo(instant: string): Promise<void> {
  world.clock.set(instant)
  crew = await gatherCrew(world)
}

const derivationOf = async (caseId: string, step = 'fix') =>
  (await crew.desk.get(`/cases/${caseId}/limits/${step}/derivation`)).body

/** What staff see on the case, what its arithmetic says, and what the reporter was promised: all one date. */
async function datesOf({ caseId, reportId, reporter }: Opened): Promise<string[]> {
  const [page, own] = [await crew.desk.get(`/cases/${caseId}`), `/my/reports/${reportId}`]
  const derivation = await derivationOf(caseId)
  const promise = await reporter.get(`${own}/derivation`)
  const dates = [
    page.body.dueAt,
    derivation.standsAt ?? derivation.dueAt,
    (await reporter.get(own)).body.promisedAt,
    promise.body.standsAt ?? promise.body.dueAt,
  ]
  return [...new Set(dates.map((date) => new Date(date).toISOString()))]
}

describe('An extension keeps what it granted', () => {
  it('R34: moves on by six days of waiting, for staff, for the reporter and in the arithmetic alike', async () => {
    const opened = await handrailAt('handling')
    const { caseId, reportId, reporter } = opened
    await move(crew.desk, caseId, 'extend', { until: '2026-06-30', words: '等配件' })
    expect(await datesOf(opened)).toEqual(['2026-06-30T09:00:00.000Z'])

    world.clock.forward(60)
    const wait = { waitingFor: 'resident', reviewOn: '2026-06-25', words: '居民不在家' }
    await move(crew.desk, caseId, 'suspend', wait)
    await goTo('2026-06-23T03:00:00.000Z')
    await move(crew.desk, caseId, 'resume')
    // Granted were eight working days, 18 to 30 June; 22 and 23 and the 18th were waited through.
    expect(await datesOf(opened)).toEqual(['2026-07-03T09:00:00.000Z'])

    const { lines } = await derivationOf(caseId)
    expect(lines.filter((line: Told) => ['first-due', 'given'].includes(line.kind))).toMatchObject([
      { kind: 'first-due', at: '2026-06-25T09:00:00.000Z' },
      {
        kind: 'given',
        until: '2026-06-30T09:00:00Z',
        words: '等配件',
        by: { post: 'dispatch-desk', name: '何文静' },
      },
    ])
    expect(lines.find((line: Told) => line.kind === 'paused').pauses).toMatchObject([
      { reason: 'resident', by: { post: 'dispatch-desk', name: '何文静' } },
    ])
    const own = (await reporter.get(`/my/reports/${reportId}/derivation`)).body.lines
    expect(own.find((line: Told) => line.kind === 'given').by).toEqual({
      post: 'dispatch-desk',
      unit: '街道指挥岗',
    })
  })

  it('moves on by the days the work lay with the checkers, when they send it back', async () => {
    const opened = await handrailAt('handling')
    const { caseId } = opened
    await move(crew.desk, caseId, 'extend', { until: '2026-06-30', words: '等配件' })
    const photoIds = [await photoOf(crew.drainage)]
    await move(crew.drainage, caseId, 'feed-back', { words: '修好了', photoIds })
    await goTo('2026-06-24T02:00:00.000Z')
    await move(crew.secondChecker, caseId, 'fail-check', { words: '还在晃' })
    expect(await datesOf(opened)).toEqual(['2026-07-06T09:00:00.000Z'])
  })

  it('leaves a case that no unit took on due with its acceptance', async () => {
    const { caseId } = await handrailAt('dispatched')
    const before = await rowOf(world, caseId)
    await move(crew.desk, caseId, 'extend', { until: '2026-06-30', words: '等配件' })
    expect((await rowOf(world, caseId)).due_at).toBe(before.due_at)
    await move(crew.drainage, caseId, 'accept')
    const { body } = await crew.desk.get(`/cases/${caseId}`)
    expect(body.limits.at(-1)).toMatchObject({ step: 'fix', dueAt: '2026-06-30T09:00:00Z' })
  })

  it('is refused for a day that is over, before what stands, off, or more than a year away', async () => {
    const opened = await handrailAt('handling')
    const { caseId } = opened
    const extend = (until: string) =>
      refusal(crew.desk.post(`/cases/${caseId}/extend`, { until, words: '等配件' }))
    expect(await extend('2026-06-16')).toBe('day-out-of-range')
    expect(await extend('2026-06-24')).toBe('day-out-of-range')
    expect(await extend('2026-06-27')).toBe('not-a-working-day')
    expect(await extend('2062-06-30')).toBe('day-out-of-range')
    await goTo('2026-07-02T02:00:00.000Z')
    expect(await extend('2026-06-30')).toBe('day-out-of-range')
    expect(await datesOf(opened)).toEqual(['2026-06-25T09:00:00.000Z'])
  })

  it('ends with its dispatch: given to a unit anew, the case has the time of its type', async () => {
    const { caseId } = await handrailAt('handling')
    await move(crew.desk, caseId, 'extend', { until: '2026-07-30', words: '等配件' })
    await move(crew.drainage, caseId, 'return', { words: '不是我们养护的' })
    const propertyId = await unitOf(world, 'zhengwei')
    await move(crew.desk, caseId, 'dispatch', { leadUnitId: propertyId })
    await move(crew.property, caseId, 'accept')
    const { dueAt, standsAt, lines } = await derivationOf(caseId)
    expect([dueAt, standsAt]).toEqual(['2026-06-25T09:00:00.000Z', undefined])
    expect(lines.map(({ kind }: Told) => kind)).not.toContain('given')
  })
})

describe('The arithmetic says how long it took', () => {
  it('R34: shows what the clock counted beside the plain time gone by', async () => {
    const { caseId } = await handrailAt('handling')
    await goTo('2026-06-22T10:00:00.000Z')
    // Thursday and Monday counted; five days and eight hours went by.
    expect((await derivationOf(caseId)).spent).toEqual({ counted: 2, minutes: (5 * 24 + 8) * 60 })
    const photoIds = [await photoOf(crew.drainage)]
    await move(crew.drainage, caseId, 'feed-back', { words: '修好了', photoIds })
    await goTo('2026-06-30T10:00:00.000Z')
    expect((await derivationOf(caseId)).spent.counted).toBe(2)
  })
})

describe('A limit that someone else fixed', () => {
  /** A visit by plan. */
  async function visit() {
    const opened = await reportOn(world, { nodeId, categoryCode: 'X-3-01', text: '该去看看老人' })
    await carryTo('filed', opened, crew, drainageId)
    return opened
  }

  it('is asked for its day at dispatch, and then is due, told and extended as any other', async () => {
    const opened = await visit()
    const { caseId } = opened
    const proposal = await crew.desk.get(`/cases/${caseId}/dispatch-proposal`)
    expect(proposal.body.limits).toEqual([{ step: 'finish', amount: 0, clock: 'date' }])
    const dispatch = (more: object) =>
      crew.desk.post(`/cases/${caseId}/dispatch`, { leadUnitId: drainageId, ...more })
    expect(await refusal(dispatch({}))).toBe('date-missing')
    expect(await refusal(dispatch({ dueOn: '2026-06-16' }))).toBe('day-out-of-range')
    expect(await refusal(dispatch({ dueOn: '2026-06-20' }))).toBe('not-a-working-day')
    expect((await rowOf(world, caseId)).stage).toBe('filed')

    expect((await dispatch({ dueOn: '2026-06-24' })).status).toBe(200)
    await move(crew.drainage, caseId, 'accept')
    const day = async () => (await derivationOf(caseId, 'finish')).dueAt
    expect((await rowOf(world, caseId)).due_at).toBe('2026-06-24T09:00:00Z')
    expect(await day()).toBe('2026-06-24T09:00:00Z')
    await move(crew.desk, caseId, 'extend', { until: '2026-06-26', words: '老人住院了' })
    expect([await day(), (await rowOf(world, caseId)).due_at]).toEqual([
      '2026-06-26T09:00:00Z',
      '2026-06-26T09:00:00Z',
    ])
  })
})
