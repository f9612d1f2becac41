import { beforeAll, describe, expect, it } from 'vitest'
import { type Crew, gatherCrew, nodeOf, refusal, reportOn } from '../../../test/cases.ts'
import { type Browser, openWorld, type Told, type World } from '../../../test/world.ts'

let world: World
let crew: Crew
let administrator: Browser

beforeAll(async () => {
  world = await openWorld()
  crew = await gatherCrew(world)
  administrator = await world.signIn('wuxiaodong')
})

const mark = (who: Browser, nodeId: string, isOld: boolean) =>
  who.send({ method: 'PUT', url: `/api/grid/nodes/${nodeId}/old-compound`, payload: { isOld } })

async function pathOf(nodeId: string): Promise<Told[]> {
  return (await world.browser().get(`/grid/nodes/${nodeId}`)).body.path
}

describe('Old compounds are marked by those who answer for them', () => {
  it('R113: a marked compound shows on its node and on every case in it, until the mark is taken off', async () => {
    const placeId = await nodeOf(world)
    const compound = (await pathOf(placeId)).find(({ kind }) => kind === 'mid-grid')
    const { caseId } = await reportOn(world, { nodeId: placeId })
    for (const [who, isOld] of [
      [administrator, true],
      [crew.secretary, false],
      [crew.secretary, true],
    ] as const) {
      const answer = await mark(who, compound.nodeId, isOld)
      expect([answer.status, answer.body.isOldCompound]).toEqual([200, isOld])
      const { body } = await world.browser().get(`/grid/nodes/${compound.nodeId}`)
      expect(body.node.isOldCompound === true).toBe(isOld)
      expect((await crew.desk.get(`/cases/${caseId}`)).body.isOldCompound).toBe(isOld)
    }
    const entries = await world.ask(
      `select post, detail from audit.entry where action = 'grid.mark' order by entry_id`,
    )
    expect(entries.map(({ post, detail }) => [post, detail.to])).toEqual([
      ['administrator', 'true'],
      ['community-secretary', 'false'],
      ['community-secretary', 'true'],
    ])
  })

  it('is refused to other posts, to a secretary of another community, and for anything but a compound', async () => {
    const { node } = (await world.browser().get('/grid/root')).body
    const placeId = await nodeOf(world)
    const steps = await pathOf(placeId)
    const compound = steps.find(({ kind }) => kind === 'mid-grid')
    const own = steps.find(({ kind }) => kind === 'community')
    const { items } = (await world.browser().get(`/grid/nodes/${node.nodeId}/children`)).body
    const other = items.find(({ nodeId }: Told) => nodeId !== own.nodeId)
    const foreign = (await world.browser().get(`/grid/nodes/${other.nodeId}/children`)).body
      .items[0]
    expect(await refusal(mark(crew.desk, compound.nodeId, true))).toBe('not-your-post')
    expect(await refusal(mark(crew.secretary, foreign.nodeId, true))).toBe('not-found')
    expect(await refusal(mark(administrator, own.nodeId, true))).toBe('not-a-compound')
    expect(await refusal(mark(world.browser(), compound.nodeId, true))).toBe('not-signed-in')
  })
})
