import { describe, expect, it } from 'vitest'
import type { DemoNode, DemoNodeKind } from './demo-street.ts'
import { figures } from './figures.ts'
import { generateStreet } from './street.ts'

const split = [
  { name: '影潭社区', code: '370105002001', of: [9_800, 9, 54, 163] },
  { name: '车站新村社区', code: '370105002002', of: [7_400, 7, 41, 123] },
  { name: '前榆屯社区', code: '370105002003', of: [8_600, 8, 48, 145] },
  { name: '后榆屯社区', code: '370105002004', of: [9_000, 8, 50, 151] },
  { name: '翠屏里社区', code: '370105002005', of: [12_200, 10, 67, 201] },
]

describe.each([370105, 1, 20260101])('the demo street of seed %i', (seed) => {
  const street = generateStreet(seed)
  const { nodes } = street
  const ofKind = (kind: DemoNodeKind) => nodes.filter((node) => node.kind === kind)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parentOf = (node: DemoNode) => byId.get(node.parentId ?? '')
  const named = (parent: DemoNode | undefined, name: string) =>
    nodes.find((node) => node.parentId === parent?.id && node.name === name)

  it('holds 47,000 residents, 5 communities, 42 mid grids, 260 small grids and 783 people', () => {
    expect(figures(street)).toMatchObject({
      communities: 5,
      residents: 47_000,
      midGrids: 42,
      smallGrids: 260,
      gridPeople: 783,
    })
  })

  it('splits these figures among the five communities as agreed', () => {
    const rows = figures(street).byCommunity.map((row) => ({
      name: row.name,
      code: row.code,
      of: [row.residents, row.midGrids, row.smallGrids, row.gridPeople],
    }))
    expect(rows).toEqual(split)
  })

  it('has houses and homes enough for its residents', () => {
    const { buildings, dwellings } = figures(street)
    expect(buildings).toBeGreaterThanOrEqual(700)
    expect(buildings).toBeLessThanOrEqual(800)
    expect(dwellings).toBeGreaterThanOrEqual(17_000)
    expect(dwellings).toBeLessThanOrEqual(18_500)
    for (const smallGrid of ofKind('small-grid')) {
      const inside = nodes.filter(
        ({ kind, pos }) => kind === 'dwelling' && pos > smallGrid.pos && pos <= smallGrid.posEnd,
      )
      const perDwelling = (smallGrid.declaredResidents ?? 0) / inside.length
      expect(perDwelling, smallGrid.code).toBeGreaterThan(1.9)
      expect(perDwelling, smallGrid.code).toBeLessThan(3.6)
    }
  })

  it('gives every node its own id of version 7 and its own code', () => {
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    const { units, people, assignments } = street
    const ids = [...nodes, ...units, ...people, ...assignments].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !form.test(id))).toEqual([])
    expect(new Set(nodes.map(({ code }) => code)).size).toBe(nodes.length)
  })

  it('writes each code as its parent’s code and its own part', () => {
    const forms: Record<DemoNodeKind, RegExp> = {
      street: /^370105002$/,
      community: /^\d{12}$/,
      'mid-grid': /-\d{2}$/,
      'small-grid': /-\d{3}$/,
      building: /-B\d{2}$/,
      entrance: /-\d$/,
      dwelling: /-\d{3,4}$/,
    }
    for (const node of nodes) {
      expect(node.code).toMatch(forms[node.kind])
      expect(node.code.startsWith(parentOf(node)?.code ?? '')).toBe(true)
    }
  })

  it('nests each level in the one above it', () => {
    const above: Partial<Record<DemoNodeKind, DemoNodeKind>> = {
      community: 'street',
      'mid-grid': 'community',
      'small-grid': 'mid-grid',
      building: 'small-grid',
      entrance: 'building',
      dwelling: 'entrance',
    }
    expect(nodes.filter((node) => parentOf(node)?.kind !== above[node.kind])).toEqual([])
    const parents = new Set(nodes.map(({ parentId }) => parentId))
    expect(nodes.filter((node) => node.kind !== 'dwelling' && !parents.has(node.id))).toEqual([])
  })

  it('numbers positions so that a parent’s interval holds its children’s, with room between', () => {
    const lastOf = new Map<string, DemoNode>()
    for (const node of nodes) {
      const parent = parentOf(node)
      expect(node.pos <= node.posEnd && node.posEnd < 2 ** 31).toBe(true)
      if (!parent) continue
      const before = lastOf.get(parent.id)
      expect(node.pos - (before?.posEnd ?? parent.pos)).toBeGreaterThanOrEqual(10)
      expect(node.posEnd).toBeLessThanOrEqual(parent.posEnd)
      expect(node.ordinal).toBe((before?.ordinal ?? 0) + 1)
      lastOf.set(parent.id, node)
    }
  })

  it('numbers the buildings of a compound from 1 without a gap', () => {
    for (const midGrid of ofKind('mid-grid')) {
      const numbers = ofKind('building')
        .filter(({ pos }) => pos > midGrid.pos && pos <= midGrid.posEnd)
        .map(({ name }) => name)
      expect(numbers).toEqual(numbers.map((_, index) => `${index + 1}号楼`))
    }
  })

  it('gives old compounds five or six floors, and its towers eleven to eighteen', () => {
    for (const building of ofKind('building')) {
      const midGrid = parentOf(parentOf(building) ?? building)
      const floors = building.floors ?? 0
      expect([5, 6, 11, 12, 13, 14, 15, 16, 17, 18]).toContain(floors)
      if (midGrid?.isOldCompound) expect(floors).toBeLessThan(7)
      const entrances = nodes.filter(({ parentId }) => parentId === building.id)
      expect(entrances.length).toBeLessThanOrEqual(4)
    }
    for (const dwelling of ofKind('dwelling')) expect(dwelling.door).toBeLessThanOrEqual(4)
  })

  it('has in 翠屏里北区 3 网格 the doors that the screens tell of', () => {
    const cuipingli = ofKind('community').find(({ name }) => name === '翠屏里社区')
    const midGrid = named(cuipingli, '翠屏里北区 3 网格')
    const smallGrid = named(midGrid, '5–7号楼网格')
    const fifth = named(smallGrid, '5号楼')
    expect(nodes.filter(({ parentId }) => parentId === fifth?.id)).toHaveLength(3)
    expect(named(named(fifth, '2单元'), '501')).toMatchObject({ floor: 5, door: 1 })
    const seventh = named(smallGrid, '7号楼')
    const doors = named(seventh, '2单元')
    expect(nodes.filter(({ parentId }) => parentId === doors?.id)).toHaveLength(18)
    const inside = (name: string) =>
      ofKind('building').some(
        (node) => node.code.startsWith(midGrid?.code ?? '?') && node.name === name,
      )
    expect(['3号楼', '4号楼', '8号楼'].every(inside)).toBe(true)
  })

  it('draws the ten mid grids of 翠屏里 in their order with their small grids and residents', () => {
    const cuipingli = ofKind('community').find(({ name }) => name === '翠屏里社区')
    const rows = nodes
      .filter(({ parentId }) => parentId === cuipingli?.id)
      .map((midGrid) => {
        const smallGrids = nodes.filter(({ parentId }) => parentId === midGrid.id)
        const residents = smallGrids.map((node) => node.declaredResidents ?? 0)
        return [midGrid.name, smallGrids.length, residents.reduce((sum, some) => sum + some, 0)]
      })
    expect(rows).toEqual([
      ['翠屏里北区 1 网格', 7, 1_274],
      ['翠屏里北区 2 网格', 9, 1_638],
      ['翠屏里北区 3 网格', 7, 1_274],
      ['翠屏里北区 4 网格', 7, 1_274],
      ['翠屏里北区 5 网格', 6, 1_092],
      ['翠屏里南区 1 网格', 9, 1_638],
      ['翠屏里南区 2 网格', 8, 1_456],
      ['翠屏里南区 3 网格', 4, 728],
      ['翠屏里南区 4 网格', 5, 910],
      ['演示宿舍网格', 5, 916],
    ])
  })

  it('holds dormitories and residential compounds, closed and open, old and newer', () => {
    const midGrids = ofKind('mid-grid')
    const seen = new Set(
      midGrids.flatMap(({ compound, access, isOldCompound }) => [
        compound,
        access,
        isOldCompound ? 'old' : 'newer',
      ]),
    )
    const kinds = ['work-unit-dormitory', 'residential', 'closed', 'open', 'old', 'newer']
    expect(seen).toEqual(new Set(kinds))
  })

  it('keeps the codes of the two merged nets on every grid and nowhere else', () => {
    const grids = nodes.filter(({ externalCodes }) => externalCodes !== undefined)
    expect(new Set(grids.map(({ kind }) => kind))).toEqual(
      new Set(['community', 'mid-grid', 'small-grid']),
    )
    expect(grids).toHaveLength(5 + 42 + 260)
  })
})

describe('the seed', () => {
  it('decides everything: the same seed gives the same street', () => {
    expect(generateStreet(7)).toEqual(generateStreet(7))
    expect(generateStreet()).toEqual(generateStreet(370105))
  })

  it('changes the invented people and the lanes', () => {
    const [one, other] = [generateStreet(7), generateStreet(8)]
    const namesOf = (street: typeof one) => street.people.map(({ name }) => name)
    expect(namesOf(one)).not.toEqual(namesOf(other))
    const lanesOf = (street: typeof one) => street.nodes.find(({ kind }) => kind === 'mid-grid')
    expect(lanesOf(one)?.boundary).not.toEqual(lanesOf(other)?.boundary)
  })

  it('gives a street within one and a half seconds', { timeout: 1_500 }, () => {
    expect(generateStreet(9).nodes.length).toBeGreaterThan(18_000)
  })
})
