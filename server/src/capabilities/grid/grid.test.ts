import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Browser,
  openWorld,
  type Told,
  wednesdayMorning,
  type World,
} from '../../../test/world.ts'

let world: World
let anyone: Browser

beforeAll(async () => {
  world = await openWorld()
  anyone = world.browser()
})

const childrenOf = async (nodeId: string): Promise<Told[]> =>
  (await anyone.get(`/grid/nodes/${nodeId}/children`)).body.items

async function levels(): Promise<{ communities: Told[]; midGrids: Told[]; smallGrids: Told[] }> {
  const { node } = (await anyone.get('/grid/root')).body
  const communities = await childrenOf(node.nodeId)
  const midGrids = (await Promise.all(communities.map((each) => childrenOf(each.nodeId)))).flat()
  const smallGrids = (await Promise.all(midGrids.map((each) => childrenOf(each.nodeId)))).flat()
  return { communities, midGrids, smallGrids }
}

describe('The one net of the street', () => {
  it('R20 R21 R22: has 5 community grids, 42 mid grids around a compound each, 260 small grids around buildings', async () => {
    const { communities, midGrids, smallGrids } = await levels()
    expect([communities.length, midGrids.length, smallGrids.length]).toEqual([5, 42, 260])
    expect((await anyone.get('/grid/figures')).body).toMatchObject({
      communities: 5,
      midGrids: 42,
      smallGrids: 260,
      declaredResidents: 47_000,
    })
    const kinds = new Set(midGrids.map(({ compound }) => compound))
    expect(kinds).toEqual(new Set(['residential', 'work-unit-dormitory']))
    expect(smallGrids.every(({ buildingCount }) => buildingCount >= 1)).toBe(true)
  })

  it('R23: holds every small grid in one mid grid and every mid grid in one community, and leaves no address out', async () => {
    const { communities, midGrids, smallGrids } = await levels()
    const sum = (nodes: Told[], field: string) => nodes.reduce((all, each) => all + each[field], 0)
    const { node } = (await anyone.get('/grid/root')).body
    for (const field of ['buildingCount', 'dwellingCount', 'declaredResidents'])
      for (const nodes of [communities, midGrids, smallGrids])
        expect(sum(nodes, field), field).toBe(node[field])
    const ids = [...communities, ...midGrids, ...smallGrids].map(({ nodeId }) => nodeId)
    expect(new Set(ids).size).toBe(5 + 42 + 260)
    const [outside] = await world.ask(
      `select count(*)::int as many from grid.node d where d.kind = 'dwelling' and (select count(*) from grid.node s
       where s.kind = 'small-grid' and d.pos between s.pos and s.pos_end) <> 1`,
    )
    expect(outside.many).toBe(0)
  })

  it('R25: carries the codes of the two merged systems on every small grid, each used once, in no second tree', async () => {
    const { smallGrids } = await levels()
    for (const system of ['urbanManagement', 'publicSecurity']) {
      const codes = smallGrids.map(({ externalCodes }) => externalCodes?.[system])
      expect(codes.every(Boolean)).toBe(true)
      expect(new Set(codes).size).toBe(260)
    }
    const { body: figures } = await anyone.get('/grid/figures')
    const { node: root } = (await anyone.get('/grid/root')).body
    expect([root.smallGridCount, root.buildingCount, root.dwellingCount]).toEqual([
      figures.smallGrids,
      figures.buildings,
      figures.dwellings,
    ])
    const second = world.ask(
      `insert into grid.node (street_id, node_id, kind, code, name, ordinal, pos, pos_end, valid_from)
       values (1, gen_random_uuid(), 'street', '370105009', '第二张网', 1, 2000000000, 2000000001, '2026-01-01')`,
    )
    await expect(second).rejects.toThrow('one_root_in_force')
  })

  it('R27: drills cases from the street to community, compound, building grid and building', async () => {
    const [building] = await find('北区5号楼')
    await world
      .browser()
      .post('/reports', { text: '一件', place: { nodeId: building.node.nodeId } })
    const desk = await world.signIn('hewenjing')
    for (const [i, step] of building.path.entries()) {
      const child = building.path[i + 1] ?? building.node
      const { body } = await desk.get(`/cases/counts-by-grid?under=${step.nodeId}`)
      const item = body.items.find((each: Told) => each.nodeId === child.nodeId)
      expect(item, step.kind).toMatchObject({ open: 1, overdue: 0 })
      expect(body.items.reduce((all: number, each: Told) => all + each.open, 0)).toBe(1)
    }
    const far = await world.signIn('penglijun')
    const { body } = await far.get(`/cases/counts-by-grid?under=${building.path[0].nodeId}`)
    expect(body.items.every((each: Told) => each.open === 0)).toBe(true)
  })
})

describe('The community is the basic unit', () => {
  it('R2: every dwelling and every case is counted in exactly one community', async () => {
    const { communities } = await levels()
    for (const community of communities) {
      const [first] = await childrenOf(community.nodeId)
      await world.browser().post('/reports', { text: '一件', place: { nodeId: first.nodeId } })
    }
    const root = (await anyone.get('/grid/root')).body.node
    const desk = await world.signIn('hewenjing')
    const below = await desk.get(`/cases/counts-by-grid?under=${root.nodeId}`)
    const open = below.body.items.map((each: Told) => each.open) as number[]
    const all = (await desk.get('/cases/counts')).body.counts.find(
      (each: Told) => each.view === 'open',
    )
    expect(open).toHaveLength(5)
    expect(open.every((many) => many >= 1)).toBe(true)
    expect(open.reduce((sum, many) => sum + many, 0)).toBe(all.count)
    const dwellings = communities.map(({ dwellingCount }) => dwellingCount as number)
    expect(dwellings.reduce((sum, many) => sum + many, 0)).toBe(root.dwellingCount)
    const wide = await world
      .browser()
      .post('/reports', { text: '全街道', place: { nodeId: root.nodeId } })
    expect([wide.status, wide.body.code]).toEqual([409, 'place-too-wide'])
    expect(
      await world.ask(`select from matter.matter m where not exists (select from grid.node c
        where c.kind = 'community' and m.grid_pos between c.pos and c.pos_end)`),
    ).toEqual([])
  })
})

describe('A drawing with its dates', () => {
  it('shows a place until its last day and its successor from its first, and takes no report outside them', async () => {
    const [old] = await world.ask(
      `select b.* from grid.node b join grid.node s on s.node_id = b.parent_id
       where b.kind = 'building' order by b.pos offset 20 limit 1`,
    )
    const [today, later] = [wednesdayMorning, '2026-07-01T02:00:00.000Z']
    const nextId = randomUUID()
    await world.ask(`update grid.node set valid_until = '2026-06-30' where node_id = $1`, [
      old.node_id,
    ])
    await world.ask(
      `insert into grid.node (street_id, node_id, parent_id, kind, code, name, ordinal, pos, pos_end, valid_from)
       values (1, $1, $2, 'building', $3, $4, 99, $5, $5, '2026-07-01')`,
      [nextId, old.parent_id, old.code, old.name, old.pos],
    )
    for (const [now, there, gone] of [
      [today, old.node_id, nextId],
      [later, nextId, old.node_id],
    ]) {
      world.clock.set(now)
      const below = (await childrenOf(old.parent_id)).map(({ nodeId }) => nodeId)
      expect([below.includes(there), below.includes(gone)]).toEqual([true, false])
      const [found] = await find(old.code)
      expect(found?.node.nodeId).toBe(there)
      const at = (nodeId: string) =>
        world.browser().post('/reports', { text: '一件', place: { nodeId } })
      expect((await at(there)).status).toBe(200)
      expect((await at(gone)).body.code).toBe('not-found')
    }
    world.clock.set(today)
  })
})

describe('A place is found as people write it', () => {
  it.each([
    ['北区5号楼', 'building', '5号楼'],
    ['北区 5 号楼 2 单元', 'entrance', '2单元'],
    ['北区５号楼２单元', 'entrance', '2单元'],
    ['北区五号楼二单元', 'entrance', '2单元'],
    ['北区5-2', 'entrance', '2单元'],
    ['北区5-2-501', 'dwelling', '501'],
    ['北区5号楼2单元501室', 'dwelling', '501'],
    ['北区5-2-501室', 'dwelling', '501'],
    ['北区5#2-501', 'dwelling', '501'],
    ['北区5号楼2-501', 'dwelling', '501'],
    ['北区5号楼 2门 501', 'dwelling', '501'],
    ['翠屏裡北區5號樓2單元', 'entrance', '2单元'],
  ])('%s', async (text, kind, name) => {
    const found = await find(text)
    expect(found.length, text).toBeGreaterThan(0)
    for (const { node, path } of found) {
      expect(node).toMatchObject({ kind, name })
      const building = [...path, node].find((step: Told) => step.kind === 'building')
      expect(building.name).toBe('5号楼')
      expect(path.map((step: Told) => step.name).join('')).toContain('北区')
    }
  })

  it('by building, entrance and door alone, in every compound that has them', async () => {
    const found = await find('3-2-501')
    const paths = found.map(({ path }) => path.map((step: Told) => step.nodeId).join())
    expect(found.length).toBeGreaterThan(1)
    expect(new Set(paths).size).toBe(found.length)
    expect(found.every(({ node }) => node.kind === 'dwelling' && node.name === '501')).toBe(true)
  })

  it('by its code, its name and the initials of its name', async () => {
    const [community] = await find('翠屏里')
    expect(community.node).toMatchObject({ kind: 'community' })
    expect((await find('cpl'))[0].node.nodeId).toBe(community.node.nodeId)
    expect((await find('CPL'))[0].node.nodeId).toBe(community.node.nodeId)
    const byCode = await find(community.node.code)
    expect(byCode[0].node.nodeId).toBe(community.node.nodeId)
  })

  it.each(['street', 'community', 'mid-grid', 'small-grid', 'building', 'entrance', 'dwelling'])(
    'by the code of any %s, and that place first',
    async (kind) => {
      const nodes = await world.ask(
        `(select node_id, code from grid.node where kind = $1 order by pos limit 2)
         union (select node_id, code from grid.node where kind = $1 order by pos desc limit 2)`,
        [kind],
      )
      for (const { node_id, code } of nodes)
        expect((await find(code))[0]?.node, code).toMatchObject({ nodeId: node_id, kind, code })
    },
  )

  it('by the initials of a compound with the number of its grid, and by traditional characters', async () => {
    const compound = { kind: 'mid-grid', name: '翠屏里北区 3 网格' }
    for (const text of ['cplbq3', 'CPLBQ3WG', '翠屏里北区3网格', '翠屏裡北區 3 網格'])
      expect((await find(text))[0]?.node, text).toMatchObject(compound)
    expect((await find('翠屏裡'))[0]).toEqual((await find('翠屏里'))[0])
  })

  it.each(['北区3网格', '翠屏里北区3网格', '翠屏里 北区3 网格', '3网格', '北区 3 网格'])(
    'by the name of a grid with or without its spaces: %s',
    async (text) => {
      const names = (await find(text)).map(({ node }) => node.name)
      expect(names).toContain('翠屏里北区 3 网格')
    },
  )

  it('whatever spaces stand in the name of a building or an entrance', async () => {
    const [entrance] = await find('北区5号楼2单元')
    await world.ask(`update grid.node set name = '2 单元' where node_id = $1`, [
      entrance.node.nodeId,
    ])
    await world.ask(`update grid.node set name = '5 号楼' where node_id = $1`, [
      entrance.path.at(-1).nodeId,
    ])
    expect((await find('北区5号楼2单元'))[0].node.nodeId).toBe(entrance.node.nodeId)
  })

  it('within a part of the grid when one is named, and nothing for signs of a pattern', async () => {
    const [community] = await find('影潭')
    const { body } = await anyone.get(
      `/grid/places?text=${encodeURIComponent('3号楼')}&within=${community.node.nodeId}`,
    )
    expect(body.items.length).toBeGreaterThan(0)
    for (const { path } of body.items)
      expect(path.map((step: Told) => step.nodeId)).toContain(community.node.nodeId)
    expect(await find('没有这个地方')).toEqual([])
    expect(await find("' or 1=1 --")).toEqual([])
  })

  it('by a point: the building grid it lies in, and nothing outside the street', async () => {
    const [grid] = await world.ask(
      `select node_id, centre_lon, centre_lat from grid.node where kind = 'small-grid' and centre_lon is not null limit 1`,
    )
    const at = (lon: number, lat: number) => anyone.get(`/grid/places/at?lon=${lon}&lat=${lat}`)
    const { body } = await at(grid.centre_lon, grid.centre_lat)
    expect([...body.path, body.node].map((step: Told) => step.nodeId)).toContain(grid.node_id)
    expect((await at(0, 0)).body.code).toBe('outside-every-grid')
  })
})

describe('A place that many share by name', () => {
  const ask = async (browser: Browser, text: string) =>
    (await browser.get(`/grid/places?text=${encodeURIComponent(text)}`)).body
  const levelOf = ({ path }: Told, kind: string) =>
    path.find((step: Told) => step.kind === kind)?.nodeId

  it.each(['7号楼1单元门口', '5-2-501', '6号楼', '1单元'])(
    'is offered to a grid member from the own grid, compound and community first: %s',
    async (text) => {
      const member = await world.signIn('liumin')
      const { acting } = (await member.get('/me')).body
      const own = (await anyone.get(`/grid/nodes/${acting.nodeId}`)).body
      const { items } = await ask(member, text)
      const shared = (found: Told) =>
        [...own.path, own.node].filter(({ kind, nodeId }) => levelOf(found, kind) === nodeId).length
      const ranks = items.map(shared)
      expect(ranks[0], text).toBe(own.path.length + 1)
      expect(ranks).toEqual([...ranks].sort((a, b) => b - a))
    },
  )

  it('is offered in the order of codes to who has no part of the street, signed in or not', async () => {
    const streetDesk = await world.signIn('hewenjing')
    const { items } = await ask(anyone, '7号楼')
    const positions = await Promise.all(
      items.map(async ({ node }: Told) => {
        const [row] = await world.ask('select pos from grid.node where node_id = $1', [node.nodeId])
        return row.pos
      }),
    )
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
    expect((await ask(streetDesk, '7号楼')).items).toEqual(items)
  })

  it('comes with a word that there are more when not all are shown, and none when all are', async () => {
    const many = await ask(anyone, '1号楼')
    expect([many.items.length, many.more]).toEqual([20, true])
    const few = await ask(anyone, '北区5号楼2单元')
    expect(few.more).toBe(false)
    expect(await ask(anyone, '没有这个地方')).toEqual({ items: [], more: false })
  })
})

async function find(text: string): Promise<Told[]> {
  return (await anyone.get(`/grid/places?text=${encodeURIComponent(text)}`)).body.items
}
