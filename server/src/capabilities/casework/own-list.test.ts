import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  carryTo,
  type Crew,
  gatherCrew,
  move,
  nodeOf,
  type Opened,
  reportOn,
  rowOf,
  unitOf,
} from '../../../test/cases.ts'
import { photoOf } from '../../../test/photo.ts'
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

const listed = async ({ reporter, reportId }: Opened) => {
  const { body } = await reporter.get('/my/reports')
  return body.items.find((item: { reportId: string }) => item.reportId === reportId)
}

describe('The list of one’s own reports', () => {
  it('says nobody called it done while nobody did', async () => {
    const opened = await reportOn(world, { nodeId })
    await carryTo('handling', opened, crew, drainageId)
    expect((await listed(opened)).saidDone).toBeUndefined()
  })

  it('takes the time of the line where nobody named another', async () => {
    const opened = await reportOn(world, { nodeId })
    await carryTo('checking', opened, crew, drainageId)
    expect(Date.parse((await listed(opened)).saidDone.at)).toBe(Date.parse(wednesdayMorning))
  })

  it('says which unit called it done and when that was, and keeps saying so after the close', async () => {
    const opened = await reportOn(world, { nodeId })
    await carryTo('handling', opened, crew, drainageId)
    world.clock.forward(60)
    const photoIds = [await photoOf(crew.drainage)]
    const doneAt = '2026-06-17T02:37:00.000Z'
    await move(crew.drainage, opened.caseId, 'feed-back', { words: '已经疏通', photoIds, doneAt })
    const asked = await listed(opened)
    const [unit] = await world.ask('select name from organisation.unit where unit_id = $1', [
      drainageId,
    ])
    expect(asked.status).toBe('asking-you')
    expect(asked.saidDone).toEqual({ post: 'department-handler', unit: unit.name, at: doneAt })
    expect((await opened.reporter.get(`/my/reports/${opened.reportId}`)).body.saidDone).toEqual(
      asked.saidDone,
    )
    await opened.reporter.post(`/my/reports/${opened.reportId}/answer`, { answer: 'solved' })
    const closed = await listed(opened)
    expect(closed).toMatchObject({ status: 'closed', answer: 'solved', saidDone: asked.saidDone })
    expect(Date.parse(closed.endedAt)).toBe(Date.parse('2026-06-17T03:00:00.000Z'))
    expect(JSON.stringify(closed)).not.toContain('孙国强')
  })
})

describe('A receipt', () => {
  it('says whose member goes to look and by when', async () => {
    const answer = await world.browser().post('/reports', { text: '灯不亮', place: { nodeId } })
    const row = await rowOf(world, answer.body.caseId)
    expect(answer.body.look.grid).toBe('5–7号楼网格')
    expect(Date.parse(answer.body.look.by)).toBe(Date.parse(row.due_at))
  })
})
