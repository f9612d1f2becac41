import { beforeAll, describe, expect, it } from 'vitest'
import { nodeOf, reportOn } from '../../../test/cases.ts'
import { demoPassword } from '../../../test/database.setup.ts'
import { type Browser, openWorld, type World } from '../../../test/world.ts'
import { addMinutes } from '../../platform/runtime/clock.ts'

let world: World
let desk: Browser
let here: () => Browser

beforeAll(async () => {
  world = await openWorld()
  here = (await world.serve(1, false)).browser
  desk = here()
  await desk.post('/sign-ins', { loginName: 'hewenjing', password: demoPassword })
})

async function open(): Promise<number> {
  const { body } = await desk.get('/cases/counts')
  return body.counts.find(({ view }: { view: string }) => view === 'open').count
}

describe('The counts of a board', () => {
  it('are made once a second for everybody of one scope, whatever another process does', async () => {
    const before = await open()
    await world.ask(
      `insert into casework.stage_count (street_id, grid_pos, stage, visibility, cases)
       values (1, 2, 'reported', 'normal', 1)`,
    )
    expect(await open()).toBe(before)
    world.clock.set(addMinutes(world.clock.now(), 1 / 60))
    expect(await open()).toBe(before + 1)
  })

  it('count what was done through this process at once', async () => {
    const before = await open()
    await reportOn(world, { nodeId: await nodeOf(world) }, here())
    expect(await open()).toBe(before + 1)
  })
})
