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
import { openWorld, type Told, wednesdayMorning, type World } from '../../../test/world.ts'
import { sweep } from './casework.jobs.ts'

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

async function goTo(instant: string): Promise<void> {
  world.clock.set(instant)
  crew = await gatherCrew(world)
}

async function handrailAt(stage: 'dispatched' | 'handling') {
  const opened = await reportOn(world, { nodeId, categoryCode: 'C-21-02', text: '扶手松了' })
  await carryTo(stage, opened, crew, drainageId)
  return opened.caseId
}

/** Sweeps at an instant, and says what the system told of the case so far. */
async function sweptAt(instant: string, caseId: string): Promise<string[]> {
  await goTo(instant)
  await sweep({ database: world.database, streetId: 1, now: world.clock.now() }, () => 0.9)
  const { body } = await crew.manager.get(`/cases/${caseId}`)
  return body.timeline
    .filter(({ by }: Told) => by.post === 'system:sweep')
    .map(({ act, detail }: Told) => `${act} ${detail.step}`)
}

const wait = { waitingFor: 'permit', reviewOn: '2026-06-24', words: '等占道许可' }

describe('A suspended case', () => {
  it('is not suspended without a day to look at it again, to come and within a year', async () => {
    const caseId = await handrailAt('handling')
    const suspend = (body: object) => refusal(crew.desk.post(`/cases/${caseId}/suspend`, body))
    expect(await suspend({ ...wait, reviewOn: undefined })).toBe('invalid-input')
    expect(await suspend({ ...wait, reviewOn: '2026-06-17' })).toBe('day-out-of-range')
    expect(await suspend({ ...wait, reviewOn: '2028-01-01' })).toBe('day-out-of-range')
    expect((await rowOf(world, caseId)).stage).toBe('handling')
  })

  it('R32: stands before the street manager as overdue from that day, told once, until it goes on', async () => {
    const caseId = await handrailAt('handling')
    await move(crew.desk, caseId, 'suspend', wait)
    expect((await crew.desk.get(`/cases/${caseId}`)).body.reviewOn).toBe('2026-06-24')
    expect(await sweptAt('2026-06-23T15:59:00.000Z', caseId)).toEqual([])
    expect(await sweptAt('2026-06-23T16:00:00.000Z', caseId)).toEqual(['escalate review'])
    expect(await sweptAt('2026-06-25T16:00:00.000Z', caseId)).toEqual(['escalate review'])
    const overdue = await crew.manager.get('/cases?view=overdue&limit=50')
    expect(overdue.body.items.map((item: Told) => item.caseId)).toContain(caseId)
    await move(crew.desk, caseId, 'resume')
    const row = await rowOf(world, caseId)
    expect([row.stage, row.review_on, row.escalated_to]).toEqual(['handling', null, null])
  })

  it('goes on where it stood: what no unit had taken on still waits to be taken on', async () => {
    const caseId = await handrailAt('dispatched')
    await move(crew.desk, caseId, 'suspend', wait)
    await goTo('2026-06-22T02:00:00.000Z')
    expect(await move(crew.desk, caseId, 'resume')).toBe('dispatched')
    // Four working hours to accept, from Monday 10:00.
    expect(await rowOf(world, caseId)).toMatchObject({
      due_at: '2026-06-22T07:00:00Z',
      stage_due_at: '2026-06-22T07:00:00Z',
    })
    expect(await move(crew.drainage, caseId, 'accept')).toBe('handling')
  })
})

describe('A hung case', () => {
  it('gets a new day by the street manager, with a reason, and is told of again on that day', async () => {
    const caseId = await handrailAt('handling')
    const hang = (reviewOn: string) => ({ reviewOn, words: '管网改造推迟' })
    await move(crew.manager, caseId, 'hang', hang('2026-07-01'))
    expect(await sweptAt('2026-07-01T02:00:00.000Z', caseId)).toEqual(['escalate review'])
    const again = (who: 'desk' | 'manager', reviewOn: string) =>
      refusal(crew[who].post(`/cases/${caseId}/hang`, hang(reviewOn)))
    expect(await again('desk', '2026-09-01')).toBe('not-your-post')
    expect(await again('manager', '2026-07-01')).toBe('day-out-of-range')

    expect(await move(crew.manager, caseId, 'hang', hang('2026-09-01'))).toBe('hung')
    expect(await rowOf(world, caseId)).toMatchObject({
      review_on: '2026-09-01',
      due_at: null,
      escalated_to: null,
    })
    expect(await sweptAt('2026-08-31T02:00:00.000Z', caseId)).toHaveLength(1)
    expect(await sweptAt('2026-09-01T02:00:00.000Z', caseId)).toHaveLength(2)
  })
})
