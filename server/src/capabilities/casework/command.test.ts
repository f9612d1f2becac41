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
import { openWorld, wednesdayMorning, type World } from '../../../test/world.ts'

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
beforeEach(() => world.clock.set(wednesdayMorning))

async function caseAt(stage: Parameters<typeof carryTo>[0], body: object = {}) {
  const opened = await reportOn(world, { nodeId, ...body })
  await carryTo(stage, opened, crew, drainageId)
  return opened
}

const limitsOf = (caseId: string) =>
  world.ask(
    `select step, amount::float, clock, due_at, met_at from casework.case_limit
     where case_id = $1 order by started_at, due_at`,
    [caseId],
  )

describe('Dispatching', () => {
  it('is refused to checkers, before filing, and to a unit that does not exist', async () => {
    const { caseId } = await caseAt('verified')
    const body = { leadUnitId: drainageId }
    expect(await refusal(crew.checker.post(`/cases/${caseId}/dispatch`, body))).toBe(
      'not-your-post',
    )
    expect(await refusal(crew.desk.post(`/cases/${caseId}/dispatch`, body))).toBe('act-not-now')
    await move(crew.checker, caseId, 'file')
    const nobody = crew.desk.post(`/cases/${caseId}/dispatch`, { leadUnitId: nodeId })
    expect(await refusal(nobody)).toBe('not-found')
    expect(await limitsOf(caseId)).toEqual([])
  })

  it('R32: is refused to another unit than the proposed one without a reason, which staff read and the reporter does not', async () => {
    const { caseId, reportId, reporter } = await caseAt('filed')
    const { body } = await crew.desk.get(`/cases/${caseId}/dispatch-proposal`)
    const [proposed] = body.units
    expect(proposed).toMatchObject({ why: 'role-and-place', unitId: propertyId })
    const other = { leadUnitId: drainageId }
    expect(await refusal(crew.desk.post(`/cases/${caseId}/dispatch`, other))).toBe('reason-missing')
    expect(await limitsOf(caseId)).toEqual([])
    await move(crew.desk, caseId, 'dispatch', { ...other, why: '主管道堵了，物业疏不开' })
    const staffPage = await crew.desk.get(`/cases/${caseId}`)
    expect(JSON.stringify(staffPage.body.timeline)).toContain('物业疏不开')
    const ownPage = await reporter.get(`/my/reports/${reportId}`)
    expect(JSON.stringify(ownPage.body)).not.toContain('物业疏不开')

    const plain = await caseAt('filed')
    const asProposed = { leadUnitId: propertyId }
    expect((await crew.desk.post(`/cases/${plain.caseId}/dispatch`, asProposed)).status).toBe(200)
    await move(crew.property, plain.caseId, 'return', { words: '主管道不归我们' })
    const again = await crew.desk.get(`/cases/${plain.caseId}/dispatch-proposal`)
    expect(again.body.units[0]).toMatchObject({ unitId: drainageId, why: 'role-and-place' })
  })

  it('reaches a unit to its last day, and none that has ended or has not begun', async () => {
    const give = async (from: string, until: string | null) => {
      await world.ask(
        `update organisation.unit set valid_from = $2, valid_until = $3 where unit_id = $1`,
        [drainageId, from, until],
      )
      const answer = await crew.desk.post(`/cases/${caseId}/dispatch`, {
        leadUnitId: drainageId,
        why: '主管道堵了，物业疏不开',
      })
      return answer.body.code ?? answer.body.stage
    }
    const { caseId } = await caseAt('filed')
    expect(await give('2026-01-01', '2026-06-16')).toBe('not-found')
    expect(await give('2026-06-18', null)).toBe('not-found')
    expect(await give('2026-01-01', '2026-06-17')).toBe('dispatched')
    await give('2026-01-01', null)
  })

  it('gives one unit the lead and others a part, and promises the last limit to the reporter', async () => {
    const { caseId, reportId } = await caseAt('filed')
    await move(crew.desk, caseId, 'dispatch', {
      leadUnitId: drainageId,
      assistingUnitIds: [propertyId],
    })
    const page = await crew.property.get(`/cases/${caseId}`)
    expect(page.body.leadUnitId).toBe(drainageId)
    expect(page.body.assistingUnits).toMatchObject([{ unitId: propertyId }])
    for (const view of ['my-tasks', 'open', 'all']) {
      const list = await crew.property.get(`/cases?view=${view}`)
      expect(list.body.items.map((item: { caseId: string }) => item.caseId)).toContain(caseId)
    }
    const note = { words: '我们去开门' }
    expect(await move(crew.property, caseId, 'note', note)).toBe('dispatched')
    expect(await refusal(crew.property.post(`/cases/${caseId}/accept`, {}))).toBe('not-lead-unit')
    expect(await limitsOf(caseId)).toMatchObject([
      { step: 'on-site', amount: 2, clock: 'eh', due_at: '2026-06-17T04:00:00Z' },
      { step: 'clear-drain', amount: 8, clock: 'eh', due_at: '2026-06-17T10:00:00Z' },
    ])
    const [matter] = await world.ask('select promised_at from matter.matter where matter_id = $1', [
      reportId,
    ])
    expect(matter.promised_at).toBe('2026-06-17T10:00:00Z')
  })

  it('gives a street lamp the general limit, and the row’s own only when a person says the row is out', async () => {
    const lamp = { categoryCode: 'C-01-18', text: '路灯不亮' }
    const [one, row] = [await caseAt('filed', lamp), await caseAt('filed', lamp)]
    const proposal = await crew.desk.get(`/cases/${row.caseId}/dispatch-proposal`)
    expect(proposal.body.limits).toMatchObject([{ step: 'fix', amount: 1, clock: 'wd' }])
    expect(proposal.body.conditions).toMatchObject([
      { condition: { zh: '整排不亮' }, step: 'fix', amount: 4, clock: 'eh', makesDangerous: false },
    ])
    const ifHeld = (holds: string) =>
      crew.desk.get(`/cases/${row.caseId}/dispatch-proposal?holds=${encodeURIComponent(holds)}`)
    expect(await refusal(ifHeld('下雨'))).toBe('condition-unknown')
    expect((await ifHeld('整排不亮')).body.limits).toMatchObject([
      { step: 'fix', amount: 4, clock: 'eh', dueAt: '2026-06-17T06:00:00.000Z' },
    ])
    const lead = { leadUnitId: drainageId }
    const odd = crew.desk.post(`/cases/${row.caseId}/dispatch`, { ...lead, holds: ['下雨'] })
    expect(await refusal(odd)).toBe('condition-unknown')
    await move(crew.desk, one.caseId, 'dispatch', lead)
    await move(crew.desk, row.caseId, 'dispatch', { ...lead, holds: ['整排不亮'] })
    expect(await limitsOf(one.caseId)).toMatchObject([{ amount: 1, clock: 'wd' }])
    expect(await limitsOf(row.caseId)).toMatchObject([{ amount: 4, clock: 'eh' }])
  })

  it('takes the limit for danger when a leaning tree is said to be dangerous', async () => {
    const { caseId } = await caseAt('filed', { categoryCode: 'C-04-02', text: '行道树歪了' })
    expect((await rowOf(world, caseId)).is_danger).toBe(false)
    const ifLeaning = await crew.desk.get(
      `/cases/${caseId}/dispatch-proposal?holds=${encodeURIComponent('倒伏或倾斜')}`,
    )
    expect(ifLeaning.body.limits).toMatchObject([{ amount: 4, clock: 'eh' }])
    expect(ifLeaning.body.conditions).toMatchObject([
      { condition: { zh: '有危险' }, makesDangerous: true },
      { condition: { zh: '其他情况' }, makesDangerous: false },
      { condition: { zh: '倒伏或倾斜' }, makesDangerous: true },
    ])
    await move(crew.desk, caseId, 'dispatch', {
      leadUnitId: drainageId,
      holds: ['倒伏或倾斜'],
    })
    expect((await rowOf(world, caseId)).is_danger).toBe(true)
    expect(await limitsOf(caseId)).toMatchObject([{ amount: 4, clock: 'eh' }])
  })

  it('gives the community the lead only of what one of its roles answers for; it may always assist', async () => {
    const communityId = await unitOf(world, 'zhouxiaolan')
    const drain = await caseAt('filed')
    const lead = (caseId: string, more: object) =>
      crew.desk.post(`/cases/${caseId}/dispatch`, { leadUnitId: communityId, ...more })
    expect(await refusal(lead(drain.caseId, {}))).toBe('community-cannot-lead')
    expect((await rowOf(world, drain.caseId)).stage).toBe('filed')
    const helped = {
      leadUnitId: drainageId,
      assistingUnitIds: [communityId],
      why: '物业疏不开',
    }
    expect((await lead(drain.caseId, helped)).body.stage).toBe('dispatched')
    const own = await caseAt('filed', { categoryCode: 'C-05-01', text: '社区的事' })
    expect((await lead(own.caseId, {})).body.stage).toBe('dispatched')
  })

  it('does not send a complaint about the property firm to a property firm, leading or assisting', async () => {
    const { caseId } = await reportOn(world, { nodeId, categoryCode: 'X-4-07', text: '物业不管' })
    await move(crew.checker, caseId, 'file', { words: '来信已写明，不必到场' })
    for (const body of [
      { leadUnitId: propertyId },
      { leadUnitId: drainageId, assistingUnitIds: [propertyId] },
    ]) {
      const answer = crew.desk.post(`/cases/${caseId}/dispatch`, body)
      expect(await refusal(answer)).toBe('unit-complained-of')
    }
  })
})

describe('Giving a case back', () => {
  it('is refused to a unit that does not lead', async () => {
    const { caseId } = await caseAt('dispatched')
    expect(await refusal(crew.property.post(`/cases/${caseId}/return`, { words: '不是' }))).toBe(
      'not-found',
    )
    expect(await refusal(crew.drainage.post(`/cases/${caseId}/return`, { words: '' }))).toBe(
      'invalid-input',
    )
  })

  it('is possible once; the second return is ruled on by the street, and that unit keeps it', async () => {
    const { caseId } = await caseAt('dispatched')
    expect(await move(crew.drainage, caseId, 'return', { words: '不是我们的管' })).toBe('returned')
    expect(await rowOf(world, caseId)).toMatchObject({ lead_unit_id: null, return_count: 1 })
    await move(crew.desk, caseId, 'dispatch', { leadUnitId: propertyId })
    expect(await move(crew.property, caseId, 'return', { words: '红线外' })).toBe('arbitration')
    expect(
      await refusal(
        crew.secretary.post(`/cases/${caseId}/arbitrate`, {
          leadUnitId: drainageId,
          words: '归排水',
        }),
      ),
    ).toBe('not-your-post')
    await move(crew.manager, caseId, 'arbitrate', { leadUnitId: drainageId, words: '归排水' })
    expect(
      await refusal(crew.drainage.post(`/cases/${caseId}/return`, { words: '还是不是' })),
    ).toBe('returned-once')
    expect(await move(crew.drainage, caseId, 'accept')).toBe('handling')
  })
})

describe('On site', () => {
  it('records the arrival, never in the future, and the first limit is met by it', async () => {
    const { caseId } = await caseAt('handling')
    expect(await refusal(crew.member.post(`/cases/${caseId}/arrive`, {}))).toBe('not-your-post')
    world.clock.forward(30)
    await move(crew.drainage, caseId, 'arrive', { at: '2026-06-18T00:00:00.000Z' })
    expect((await rowOf(world, caseId)).arrived_at).toBe('2026-06-17T02:30:00Z')
    expect(await limitsOf(caseId)).toMatchObject([
      { step: 'on-site', met_at: '2026-06-17T02:30:00Z' },
      { step: 'clear-drain', met_at: null },
    ])
    expect((await rowOf(world, caseId)).due_at).toBe('2026-06-17T10:00:00Z')
  })
})

describe('More time', () => {
  it('is given once by the desk and again only by the street manager, always later', async () => {
    const { caseId } = await caseAt('handling')
    const extend = (who: keyof Crew, until: string) =>
      crew[who].post(`/cases/${caseId}/extend`, { until, words: '等配件' })
    expect(await refusal(extend('drainage', '2026-06-22'))).toBe('not-your-post')
    expect(await refusal(extend('desk', '2026-06-16'))).toBe('day-out-of-range')
    expect((await extend('desk', '2026-06-22')).status).toBe(200)
    expect(await refusal(extend('desk', '2026-06-24'))).toBe('extended-once')
    expect((await extend('manager', '2026-06-24')).status).toBe(200)
    expect((await limitsOf(caseId)).at(-1)).toMatchObject({ due_at: '2026-06-24T09:00:00Z' })
    const told = await crew.desk.get(`/cases/${caseId}/limits/clear-drain/derivation`)
    expect(told.body.dueAt).toBe('2026-06-24T09:00:00Z')
    expect(
      told.body.lines.filter(({ kind }: { kind: string }) => kind !== 'counted'),
    ).toMatchObject([
      { kind: 'start' },
      { kind: 'first-due', at: '2026-06-17T10:00:00.000Z' },
      { kind: 'given', words: '等配件', by: { post: 'street-manager' } },
      { kind: 'due', at: '2026-06-24T09:00:00Z' },
    ])
  })
})

describe('Waiting', () => {
  it('stops the clock and shows the pause in the arithmetic; moves an extended date on by it', async () => {
    const { caseId } = await caseAt('handling')
    const wait = { waitingFor: 'resident', reviewOn: '2026-06-24', words: '居民不在家' }
    expect(await refusal(crew.drainage.post(`/cases/${caseId}/suspend`, wait))).toBe(
      'not-your-post',
    )
    await move(crew.desk, caseId, 'arrive')
    world.clock.forward(60)
    await move(crew.desk, caseId, 'suspend', wait)
    expect((await rowOf(world, caseId)).due_at).toBeNull()
    world.clock.forward(180)
    expect(await refusal(crew.desk.post(`/cases/${caseId}/feed-back`, { words: '好了' }))).toBe(
      'act-not-now',
    )
    await move(crew.desk, caseId, 'resume')
    expect((await rowOf(world, caseId)).due_at).toBe('2026-06-17T13:00:00Z')
    const { body } = await crew.desk.get(`/cases/${caseId}/limits/clear-drain/derivation`)
    expect(body.lines.find((line: { kind: string }) => line.kind === 'paused')).toMatchObject({
      amount: 180,
      pauses: [{ reason: 'resident' }],
    })

    await crew.desk.post(`/cases/${caseId}/extend`, { until: '2026-06-22', words: '等配件' })
    await move(crew.desk, caseId, 'suspend', { ...wait, waitingFor: 'permit' })
    world.clock.forward(10)
    await move(crew.desk, caseId, 'resume')
    expect((await rowOf(world, caseId)).due_at).toBe('2026-06-22T09:10:00Z')
  })

  it('hangs only by the street manager with a date to come, and is dispatched anew when taken up', async () => {
    const { caseId } = await caseAt('handling')
    const wait = { waitingFor: 'permit', reviewOn: '2026-06-24', words: '等批' }
    await move(crew.desk, caseId, 'suspend', wait)
    const hang = { reviewOn: '2026-09-01', words: '列入老旧管网改造' }
    expect(await refusal(crew.desk.post(`/cases/${caseId}/hang`, hang))).toBe('not-your-post')
    const past = { ...hang, reviewOn: '2026-06-17' }
    expect(await refusal(crew.manager.post(`/cases/${caseId}/hang`, past))).toBe('day-out-of-range')
    expect(await move(crew.manager, caseId, 'hang', hang)).toBe('hung')
    const open = await world.ask(
      'select from casework.case_pause where case_id = $1 and resumed_at is null',
      [caseId],
    )
    expect(open).toHaveLength(0)
    expect(await move(crew.manager, caseId, 'revive', { words: '项目开工' })).toBe('filed')
    expect(await rowOf(world, caseId)).toMatchObject({ lead_unit_id: null, review_on: null })
    expect(await refusal(crew.drainage.get(`/cases/${caseId}`))).toBe('not-found')
    await move(crew.desk, caseId, 'dispatch', { leadUnitId: drainageId })
    await move(crew.desk, caseId, 'suspend', wait)
  })
})

describe('Words on the way', () => {
  it('urges are counted, and are for staff, not for volunteers to give', async () => {
    const { caseId, reportId, reporter } = await caseAt('handling')
    expect(await refusal(crew.member.post(`/cases/${caseId}/urge`, {}))).toBe('not-your-post')
    await move(crew.leader, caseId, 'urge', { words: '老人等着用水' })
    await move(crew.desk, caseId, 'urge')
    expect((await rowOf(world, caseId)).urge_count).toBe(2)
    const seen = await reporter.get(`/my/reports/${reportId}`)
    expect(JSON.stringify(seen.body.timeline)).not.toContain('urge')
  })

  it('escalates tier by tier up the tree and no further', async () => {
    const { caseId } = await caseAt('handling')
    const words = { words: '协调不动' }
    expect(await refusal(crew.member.post(`/cases/${caseId}/escalate`, words))).toBe(
      'not-your-post',
    )
    await move(crew.leader, caseId, 'escalate', words)
    expect((await rowOf(world, caseId)).escalated_to).toBe('community-secretary')
    await move(crew.secretary, caseId, 'escalate', words)
    expect((await rowOf(world, caseId)).escalated_to).toBe('street-manager')
    expect(await refusal(crew.secretary.post(`/cases/${caseId}/escalate`, words))).toBe(
      'highest-tier',
    )
  })

  it('keeps a note of staff from the reporter, and the reporter’s words from nobody', async () => {
    const { caseId, reportId, reporter } = await caseAt('handling')
    expect(await refusal(world.browser().post(`/cases/${caseId}/note`, { words: '你好' }))).toBe(
      'not-signed-in',
    )
    await move(crew.drainage, caseId, 'note', { words: '井在车下面' })
    const added = await reporter.post(`/my/reports/${reportId}/words`, { words: '车已挪走' })
    expect(added.status).toBe(200)
    expect(JSON.stringify((await crew.drainage.get(`/cases/${caseId}`)).body)).toContain('车已挪走')
    const seen = await reporter.get(`/my/reports/${reportId}`)
    expect(JSON.stringify(seen.body)).not.toContain('井在车下面')
  })
})
