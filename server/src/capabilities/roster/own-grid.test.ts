import { beforeAll, describe, expect, it } from 'vitest'
import { nodeOf, reportOn } from '../../../test/cases.ts'
import { openWorld, type World } from '../../../test/world.ts'

let world: World
let nodeId: string

beforeAll(async () => {
  world = await openWorld()
  nodeId = await nodeOf(world)
})

describe('The grid a resident belongs to', () => {
  it('is told to nobody without an account, and is not that of a receipt one follows', async () => {
    expect((await world.browser().get('/my/grid')).status).toBe(401)
    const { reporter } = await reportOn(world, { nodeId })
    expect((await reporter.get('/my/grid')).body).toEqual({})
  })

  it('names community, grid and who serves there: a volunteer by work number, salaried staff by name', async () => {
    const resident = await world.signIn('wangxiuzhen')
    expect((await resident.get('/my/grid')).body).toEqual({})
    await reportOn(world, { nodeId }, resident)
    await recruited('part-time')
    const { body } = await resident.get('/my/grid')
    expect(body).toMatchObject({
      community: '翠屏里社区',
      grid: '5–7号楼网格',
      member: { post: 'grid-member' },
    })
    expect(body.member.workNumber).toMatch(/^[0-9A-F]{8}$/)
    expect(body.member.name).toBeUndefined()
    await recruited('full-time')
    expect((await resident.get('/my/grid')).body.member.name).toBeTruthy()
  })

  it('names nobody where nobody serves today', async () => {
    const resident = await world.signIn('wangxiuzhen')
    await reportOn(world, { nodeId }, resident)
    await world.ask(
      `update roster.assignment set valid_until = '2026-06-16' where post = 'grid-member'`,
    )
    expect((await resident.get('/my/grid')).body.member).toBeUndefined()
  })

  const recruited = (as: string) =>
    world.ask(`update roster.assignment set recruitment = $1 where post = 'grid-member'`, [as])
})
