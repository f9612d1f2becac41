import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  carryTo,
  type Crew,
  gatherCrew,
  move,
  nodeOf,
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
