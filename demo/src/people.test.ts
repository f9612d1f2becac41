import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { DemoAssignment, DemoNode } from './demo-street.ts'
import { generateStreet } from './street.ts'

describe.each([370105, 1, 20260101])('the people and units of seed %i', (seed) => {
  const { nodes, units, people, assignments, signIns } = generateStreet(seed)
  const nodeById = new Map(nodes.map((node) => [node.id, node]))
  const unitById = new Map(units.map((unit) => [unit.id, unit]))
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const midGrids = nodes.filter(({ kind }) => kind === 'mid-grid')
  const midGridNamed = (name: string) => midGrids.find((node) => node.name === name)
  const within = (place: DemoNode | undefined) =>
    assignments.filter(({ nodeId }) => {
      const pos = nodeById.get(nodeId ?? '')?.pos ?? -1
      return place !== undefined && pos >= place.pos && pos <= place.posEnd
    })
  const dutiesOf = (name: string) =>
    assignments.filter(({ personId }) => nameOf.get(personId) === name)
  const subjectsOf = (midGrid: DemoNode) =>
    assignments.filter(({ nodeId }) => nodeId === midGrid.id).map(({ subject }) => subject)

  it('bear each name only once', () => {
    const names = people.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[\u4e00-\u9fff]{2,3}$/.test(name))).toEqual([])
  })

  it('hold posts at known places and units, begun by 1 January 2026', () => {
    for (const { personId, nodeId, unitId, from } of assignments) {
      expect(nameOf.has(personId)).toBe(true)
      expect(nodeId === undefined || nodeById.has(nodeId)).toBe(true)
      expect(unitId === undefined || unitById.has(unitId)).toBe(true)
      expect(from).toMatch(/^202[45]-\d\d-\d\d$/)
    }
    const held = new Set(assignments.map(({ personId }) => personId))
    expect(people.filter(({ id }) => !held.has(id))).toEqual([])
  })

  it('make 783 grid leaders and grid members, each a person of their own', () => {
    const grid = assignments.filter(isGridPost)
    expect(grid).toHaveLength(783)
    expect(new Set(grid.map(({ personId }) => personId)).size).toBe(783)
    expect(grid.filter((duty) => !nodeById.get(duty.nodeId ?? '')?.kind.endsWith('-grid'))).toEqual(
      [],
    )
  })

  it('lead every mid grid but 翠屏里南区 2 网格, whose leader’s post is vacant', () => {
    const leaders = assignments.filter(({ post }) => post === 'grid-leader')
    const led = new Set(leaders.map(({ nodeId }) => nodeId))
    expect(leaders).toHaveLength(41)
    expect(midGrids.filter(({ id }) => !led.has(id)).map(({ name }) => name)).toEqual([
      '翠屏里南区 2 网格',
    ])
  })

  it('staff 翠屏里 with the leaders and the numbers of its grid page', () => {
    const cuipingli = midGrids.filter(({ code }) => code.startsWith('370105002005'))
    const rows = cuipingli.map((midGrid) => {
      const grid = within(midGrid).filter(isGridPost)
      const leader = grid.find(({ post }) => post === 'grid-leader')
      return [leader ? nameOf.get(leader.personId) : '空缺', grid.length]
    })
    expect(rows).toEqual([
      ['宋雨桐', 21],
      ['马建国', 27],
      ['冯志远', 21],
      ['郑秀兰', 21],
      ['唐晓梅', 18],
      ['许文博', 27],
      ['空缺', 24],
      ['曹月华', 12],
      ['彭立军', 15],
      ['丁海燕', 15],
    ])
  })

  it('give every small grid at least two part-time grid members of its own', () => {
    for (const smallGrid of nodes.filter(({ kind }) => kind === 'small-grid')) {
      const own = assignments.filter(({ nodeId }) => nodeId === smallGrid.id)
      expect(own.length, smallGrid.code).toBeGreaterThanOrEqual(2)
      expect(own.every(({ recruitment }) => recruitment === 'part-time')).toBe(true)
    }
  })

  it('fill all four subjects in closed compounds, but for the police in three', () => {
    const lacking = midGrids
      .filter(({ access }) => access === 'closed')
      .map((midGrid) => ({ name: midGrid.name, missing: missingOf(subjectsOf(midGrid)) }))
      .filter(({ missing }) => missing.length > 0)
    expect(lacking).toEqual([
      { name: '云杉纺机宿舍网格', missing: ['police'] },
      { name: '望榆园 2 网格', missing: ['police'] },
      { name: '翠屏里北区 3 网格', missing: ['police'] },
    ])
  })

  it('form the known team of 翠屏里北区 3 网格', () => {
    const midGrid = midGridNamed('翠屏里北区 3 网格')
    const team = assignments
      .filter(({ nodeId, subject }) => nodeId === midGrid?.id && subject)
      .map(({ personId, subject }) => [subject, nameOf.get(personId)])
    expect(new Map(team.map(([subject, name]) => [subject, name]))).toEqual(
      new Map([
        ['community-cadre', '周晓岚'],
        ['property', '冯志远'],
        ['party-volunteer', '陆春梅'],
      ]),
    )
    expect(dutiesOf('陈立新')).toMatchObject([
      { post: 'grid-member', recruitment: 'full-time', nodeId: midGrid?.id },
    ])
    const [liuMin] = dutiesOf('刘敏')
    expect(liuMin).toMatchObject({ post: 'grid-member', recruitment: 'part-time' })
    const fifth = nodes.find(
      ({ parentId, name }) => parentId === liuMin?.nodeId && name === '5号楼',
    )
    expect(fifth?.code.startsWith(midGrid?.code ?? '?')).toBe(true)
  })

  it('place the known staff at their units', () => {
    const placed = ['孙国强', '郑伟', '何文静', '赵启明', '钱玉兰', '林致远'].map((name) => {
      const unit = unitById.get(dutiesOf(name)[0]?.unitId ?? '')
      return [name, unit?.name]
    })
    expect(placed).toEqual([
      ['孙国强', '演示排水单位'],
      ['郑伟', '翠屏里北区物业'],
      ['何文静', '街道指挥岗'],
      ['赵启明', '街道监督岗'],
      ['钱玉兰', '街道监督岗'],
      ['林致远', '影山街道办事处（演示）'],
    ])
  })

  it('keep dispatching and checking in different hands', () => {
    const holders = (post: string) =>
      assignments.filter((duty) => duty.post === post).map(({ personId }) => personId)
    const checking = new Set(holders('checking-desk'))
    expect(checking.size).toBe(2)
    expect(holders('dispatch-desk').filter((person) => checking.has(person))).toEqual([])
  })

  it('let every post sign in, each under a name of its own and a post really held', () => {
    const logins = signIns.map(({ loginName }) => loginName)
    expect(new Set(logins).size).toBe(logins.length)
    expect(logins.filter((login) => !/^[a-z]{4,20}$/.test(login))).toEqual([])
    const posts = new Set(assignments.map(({ post }) => post))
    expect(new Set(signIns.map(({ post }) => post))).toEqual(posts)
    for (const { personId, post } of signIns) {
      expect(assignments.some((duty) => duty.personId === personId && duty.post === post)).toBe(
        true,
      )
    }
  })

  it('found 23 resident units, one outside unit without members and duty phones of nobody', () => {
    const ofKind = (kind: string) => units.filter((unit) => unit.kind === kind)
    expect(ofKind('resident-unit').map(({ name }) => name)).toEqual(
      Array.from({ length: 23 }, (_, index) => `演示单位${String(index + 1).padStart(2, '0')}`),
    )
    expect(ofKind('outside-unit').map(({ name }) => name)).toEqual(['市政清运演示单位'])
    const outside = ofKind('outside-unit')[0]
    expect(assignments.filter(({ unitId }) => unitId === outside?.id)).toEqual([])
    expect(units.filter(({ phone }) => !/^100\d{8}$/.test(phone))).toEqual([])
    expect(new Set(units.map(({ phone }) => phone)).size).toBe(units.length)
  })

  it('give every closed compound exactly one property firm', () => {
    const firms = units.filter(({ kind }) => kind === 'property')
    const served = firms.flatMap(({ midGridIds }) => midGridIds ?? [])
    const closed = midGrids.filter(({ access }) => access === 'closed').map(({ id }) => id)
    expect(served).toHaveLength(closed.length)
    expect(new Set(served)).toEqual(new Set(closed))
  })

  it('have a unit, with staff, for every role that the starter catalogue makes responsible', async () => {
    const roles = new Set(units.flatMap(({ responsibleRoles }) => responsibleRoles ?? []))
    const wanted = (await catalogueRoles()).filter((role) => !rolesOutsideUnits.includes(role))
    expect(wanted.length).toBeGreaterThan(30)
    expect(wanted.filter((role) => !roles.has(role))).toEqual([])
    const staffed = new Set(assignments.map(({ unitId }) => unitId))
    const silent = units.filter(
      (unit) => !['resident-unit', 'outside-unit'].includes(unit.kind) && !staffed.has(unit.id),
    )
    expect(silent).toEqual([])
  })

  it('use no name of the real street', () => {
    const words = [...nodes, ...units].map(({ name }) => name).join(' ')
    for (const real of ['无影', '运输新村', '黄屯', '翡翠', '西山'])
      expect(words).not.toContain(real)
  })
})

/** Roles of the starter catalogue that no unit of the demo street holds for good. */
const rolesOutsideUnits = [
  'owner',
  'operator',
  'frontage-unit',
  'grid-member',
  'grid-leader',
  'volunteer',
  'social-organisation',
]

async function catalogueRoles(): Promise<string[]> {
  const file = new URL('../../server/seed/catalogue-2026.json', import.meta.url)
  const catalogue: { roles: Record<string, unknown> } = JSON.parse(await readFile(file, 'utf8'))
  return Object.keys(catalogue.roles)
}

const fourSubjects = ['community-cadre', 'police', 'property', 'party-volunteer'] as const

function missingOf(subjects: readonly (string | undefined)[]): string[] {
  return fourSubjects.filter((subject) => !subjects.includes(subject))
}

function isGridPost({ post }: DemoAssignment): boolean {
  return post === 'grid-leader' || post === 'grid-member'
}
