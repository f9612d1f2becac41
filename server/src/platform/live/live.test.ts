import { beforeAll, describe, expect, it } from 'vitest'
import { openStream } from '../../../test/streams.ts'
import { type Browser, openWorld, type World } from '../../../test/world.ts'

let world: World
let nodeId: string

beforeAll(async () => {
  world = await openWorld()
  const found = await world
    .browser()
    .get(`/grid/places?text=${encodeURIComponent('北区3网格5号楼2单元')}`)
  nodeId = found.body.items[0].node.nodeId
})

const report = async (browser: Browser): Promise<string> =>
  (await browser.post('/reports', { text: '我姓孔，路灯坏了', place: { nodeId } })).body.caseId

describe('An open screen', () => {
  it('is told which record changed and where, never what', async () => {
    const member = await world.signIn('liumin')
    const stream = await openStream(world.app, member)
    const caseId = await report(world.browser())
    await stream.until(caseId)
    expect(stream.told).toEqual([{ kind: 'CaseReported', id: caseId, gridPos: expect.any(Number) }])
  })

  it('of the reporter hears of their own report alone', async () => {
    const resident = await world.signIn('wangxiuzhen')
    const stream = await openStream(world.app, resident)
    await report(world.browser())
    const own = await report(resident)
    await stream.until(own)
    expect(stream.told.map(({ id }) => id)).toEqual([own])
  })

  it('is closed, and told nothing, once its person signed out or lost the post', async () => {
    const [leaving, lapsing] = [await world.signIn('hewenjing'), await world.signIn('fengzhiyuan')]
    const streams = await Promise.all([leaving, lapsing].map((each) => openStream(world.app, each)))
    const { identityId } = (await lapsing.get('/me')).body
    await leaving.post('/me/sign-out')
    await world.ask(
      `update auth.held_grant set valid_until = '2026-06-01' where identity_id = $1`,
      [identityId],
    )
    await report(world.browser())
    await Promise.all(streams.map(({ ended }) => ended))
    expect(streams.map(({ told }) => told)).toEqual([[], []])
  })
})
