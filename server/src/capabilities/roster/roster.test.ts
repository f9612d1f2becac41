import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Told, type World } from '../../../test/world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

const figuresFor = async (loginName: string) =>
  (await world.signIn(loginName)).get('/roster/figures')

describe('The head count of the grid team', () => {
  it('is told to nobody without a post', async () => {
    expect((await world.browser().get('/roster/figures')).body.code).toBe('not-signed-in')
    expect((await figuresFor('wangxiuzhen')).body.code).toBe('not-your-post')
  })

  it('is 783 leaders and members in five communities for the street, and each secretary’s own for the community', async () => {
    const { body } = await figuresFor('linzhiyuan')
    const counts = body.communities.map(({ name, count }: Told) => [name, count])
    expect(body.total).toBe(783)
    expect(counts).toEqual([
      ['影潭社区', 163],
      ['车站新村社区', 123],
      ['前榆屯社区', 145],
      ['后榆屯社区', 151],
      ['翠屏里社区', 201],
    ])
    const [posted] = await world.ask(
      `select count(distinct identity_id)::int as people from roster.assignment
       where post in ('grid-leader', 'grid-member') and valid_until is null`,
    )
    expect(posted.people).toBe(783)
    const own = (await figuresFor('xujingan')).body
    const [, cuipingli] = counts.at(-1)
    expect(own.total).toBe(cuipingli)
    expect(own.communities.filter(({ count }: Told) => count > 0)).toHaveLength(1)
  })

  it('leaves out who has left, from the day after', async () => {
    await world.ask(
      `update roster.assignment set valid_until = '2026-06-17' where assignment_id =
       (select assignment_id from roster.assignment where post = 'grid-member' order by 1 limit 1)`,
    )
    expect((await figuresFor('linzhiyuan')).body.total).toBe(783)
    world.clock.forward(24 * 60)
    expect((await figuresFor('linzhiyuan')).body.total).toBe(782)
  })
})
