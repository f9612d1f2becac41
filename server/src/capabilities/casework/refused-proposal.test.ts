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

beforeAll(async () => {
  world = await openWorld()
  crew = await gatherCrew(world)
  nodeId = await nodeOf(world)
  drainageId = await unitOf(world, 'sunguoqiang')
})
beforeEach(() => world.clock.set(wednesdayMorning))

const no = { outcome: 'not-ours', ground: '不归这里管，已告知主管单位。' }

function clocksOf(row: Record<string, unknown>) {
  const { due_at, soon_at, stage_since, stage_due_at } = row
  return { due_at, soon_at, stage_since, stage_due_at }
}

describe('A proposal that the second reader refuses', () => {
  it('leaves a case that was being handled the date it had, before, during and after', async () => {
    const opened = await reportOn(world, { nodeId })
    await carryTo('handling', opened, crew, drainageId)
    const before = await rowOf(world, opened.caseId)
    expect(before.due_at).not.toBeNull()
    world.clock.forward(30)
    await move(crew.drainage, opened.caseId, 'propose-no', no)
    expect(clocksOf(await rowOf(world, opened.caseId))).toEqual(clocksOf(before))
    world.clock.forward(30)
    expect(
      await move(crew.secondChecker, opened.caseId, 'refuse-no', { words: '是我们管的' }),
    ).toBe('handling')
    expect(clocksOf(await rowOf(world, opened.caseId))).toEqual(clocksOf(before))
  })

  it('does not give a stage its time once more', async () => {
    const opened = await reportOn(world, { nodeId })
    await carryTo('filed', opened, crew, drainageId)
    const before = await rowOf(world, opened.caseId)
    expect(before.stage_due_at).not.toBeNull()
    world.clock.forward(30)
    await move(crew.desk, opened.caseId, 'propose-void', { words: '重复录入了' })
    world.clock.forward(30)
    await move(crew.secondChecker, opened.caseId, 'refuse-void', { words: '不是重复' })
    const after = await rowOf(world, opened.caseId)
    expect(after.stage).toBe('filed')
    expect(clocksOf(after)).toEqual(clocksOf(before))
  })
})

describe('A no for now', () => {
  it('needs the day on which it is looked at again, and the reporter reads it', async () => {
    const { caseId, reportId, reporter } = await reportOn(world, { nodeId })
    const later = { outcome: 'not-possible-now', ground: '要等管网改造。' }
    const open = crew.checker.post(`/cases/${caseId}/propose-no`, later)
    expect(await refusal(open)).toBe('invalid-input')
    await move(crew.checker, caseId, 'propose-no', { ...later, promisedOn: '2026-10-12' })
    await move(crew.secondChecker, caseId, 'confirm-no', {})
    const { body } = await reporter.get(`/my/reports/${reportId}`)
    expect(body.timeline[0]).toMatchObject({
      act: 'confirm-no',
      words: later.ground,
      detail: { promisedOn: '2026-10-12' },
    })
  })
})

describe('A later limit', () => {
  it('ends when the work of its day ends, and is refused for a day off', async () => {
    const opened = await reportOn(world, { nodeId })
    await carryTo('handling', opened, crew, drainageId)
    const until = (day: string) =>
      crew.desk.post(`/cases/${opened.caseId}/extend`, { until: day, words: '等配件' })
    expect(await refusal(until('2026-06-27'))).toBe('not-a-working-day')
    await world.ask(
      `insert into calendar.hours (valid_from, spans) values ('2026-01-02', '[{"from":"08:30","until":"12:00"},{"from":"13:00","until":"16:30"}]')`,
    )
    world.clock.forward(24 * 60)
    crew = await gatherCrew(world)
    expect((await until('2026-06-29')).status).toBe(200)
    const [promise] = await world.ask(
      'select promised_at from matter.matter where matter_id = $1',
      [opened.reportId],
    )
    expect(promise.promised_at).toBe('2026-06-29T08:30:00Z')
  })
})
