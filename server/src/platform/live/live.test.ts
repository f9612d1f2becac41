import { beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../../../test/database.setup.ts'
import { openStream } from '../../../test/streams.ts'
import { type Browser, openWorld, type World } from '../../../test/world.ts'
import { inPieces, openLine } from './line.ts'

let world: World
let nodeId: string

beforeAll(async () => {
  world = await openWorld()
  const found = await world
    .browser()
    .get(`/grid/places?text=${encodeURIComponent('北区3网格5号楼2单元')}`)
  nodeId = found.body.items[0].node.nodeId
})

async function signedIn({ browser }: { browser: () => Browser }, loginName: string) {
  const one = browser()
  await one.post('/sign-ins', { loginName, password: demoPassword })
  return one
}

const report = async (browser: Browser): Promise<string> =>
  (await browser.post('/reports', { text: '我姓孔，路灯坏了', place: { nodeId } })).body.caseId

describe('An open screen of another process on the same database', () => {
  it('hears of it too, once, and of what it may see alone', async () => {
    const [here, there] = [await world.serve(1), await world.serve(1)]
    const lines = [here, there].map(({ live }) =>
      openLine(world.database.owner, live, (error) => world.errors.push(error)),
    )
    await Promise.all(lines.map(({ ready }) => ready))
    const [member, elsewhere] = [
      await signedIn(there, 'liumin'),
      await signedIn(there, 'penglijun'),
    ]
    const streams = await Promise.all(
      [member, elsewhere].map((each) => openStream(there.app, each)),
    )
    const caseId = await report(here.browser())
    await streams[0]?.until(caseId)
    const second = await report(here.browser())
    await streams[0]?.until(second)
    expect(streams.map(({ told }) => told.map(({ id }) => id))).toEqual([[caseId, second], []])
    await Promise.all(lines.map(({ stop }) => stop()))
    expect(world.errors).toEqual([])
  })

  it('is let go when the line was lost, so that it asks anew and misses nothing', async () => {
    const server = await world.serve(1)
    const line = openLine(world.database.owner, server.live, () => {})
    await line.ready
    const stream = await openStream(server.app, await signedIn(server, 'liumin'))
    await world.ask(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query = 'listen linli_live'`,
    )
    await stream.ended
    await line.stop()
  })

  it('many changes travel in pieces that a notification holds', () => {
    const change = (at: number) => ({
      kind: 'CaseMoved',
      id: String(at).padStart(36, '0'),
      gridPos: at,
      holderId: null,
      unitIds: Array.from({ length: at % 9 }, () => '019a0000-0000-7000-8000-000000000000'),
      readers: undefined,
    })
    const batch = Array.from({ length: 500 }, (_, at) => change(at))
    const pieces = inPieces(batch)
    expect(pieces.flat()).toEqual(batch)
    expect(pieces.length).toBeLessThan(40)
    for (const piece of pieces) expect(JSON.stringify(piece).length).toBeLessThan(7900)
  })
})

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
