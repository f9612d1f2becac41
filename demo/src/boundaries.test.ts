import { describe, expect, it } from 'vitest'
import type { DemoNode, DemoNodeKind, LonLatE7 } from './demo-street.ts'
import { generateStreet } from './street.ts'

type Edge = readonly [LonLatE7, LonLatE7]

// Orientation tests are exact on whole numbers: the tolerance below is 0 units of 10⁻⁷ degree,
// except for buildings, which keep a distance instead.
describe.each([370105, 1, 20260101])('the drawn boundaries of seed %i', (seed) => {
  const { nodes } = generateStreet(seed)
  const ofKind = (kind: DemoNodeKind) => nodes.filter((node) => node.kind === kind)
  const childrenOf = (parent: DemoNode) => nodes.filter((node) => node.parentId === parent.id)
  const [street] = ofKind('street')

  it('lie in the agreed box between 116.966–116.982° east and 36.674–36.688° north', () => {
    for (const [lon, lat] of nodes.flatMap((node) => node.boundary ?? [])) {
      expect(lon >= 1_169_660_000 && lon <= 1_169_820_000).toBe(true)
      expect(lat >= 366_740_000 && lat <= 366_880_000).toBe(true)
    }
  })

  it('are simple counter-clockwise rings of whole numbers with the centre inside', () => {
    for (const node of nodes.filter((candidate) => candidate.boundary)) {
      expect(faultOf(ringOf(node), node.centre), node.code).toBe('none')
    }
  })

  it('are given for every level down to the building, and a centre for every entrance', () => {
    const bounded = nodes.filter(({ kind }) => kind !== 'entrance' && kind !== 'dwelling')
    expect(bounded.filter((node) => !node.boundary || !node.centre)).toEqual([])
    expect(ofKind('entrance').filter((node) => !node.centre || node.boundary)).toEqual([])
  })

  it('let mid grids fill their community and small grids their mid grid, corner to corner', () => {
    for (const parent of [...ofKind('community'), ...ofKind('mid-grid')]) {
      const parts = childrenOf(parent).map(ringOf)
      expect(tilingFaults(ringOf(parent), parts), parent.code).toEqual([])
    }
  })

  it('keep the communities inside the street and apart from each other', () => {
    const communities = ofKind('community').map(ringOf)
    const hull = street ? ringOf(street) : []
    for (const community of communities) {
      expect(community.every((point) => isInConvex(hull, point))).toBe(true)
      const others = communities.filter((other) => other !== community)
      expect(others.filter((other) => metresApart(community, other) < 15)).toEqual([])
      expect(others.filter((other) => meet(community, other))).toEqual([])
    }
  })

  it('keep every building inside its small grid and clear of its neighbours', () => {
    for (const smallGrid of ofKind('small-grid')) {
      const plot = ringOf(smallGrid)
      const houses = childrenOf(smallGrid).map(ringOf)
      for (const [index, house] of houses.entries()) {
        expect(
          house.every((corner) => isStrictlyInside(plot, corner)),
          smallGrid.code,
        ).toBe(true)
        expect(metresApart(plot, house), smallGrid.code).toBeGreaterThan(3)
        for (const other of houses.slice(index + 1)) {
          expect(meet(house, other), smallGrid.code).toBe(false)
          expect(metresApart(house, other), smallGrid.code).toBeGreaterThan(5)
        }
      }
    }
  })

  it('put every entrance inside its building', () => {
    for (const building of ofKind('building')) {
      const entrances = childrenOf(building).map((entrance) => entrance.centre)
      expect(
        entrances.every((centre) => centre && isStrictlyInside(ringOf(building), centre)),
      ).toBe(true)
    }
  })
})

function ringOf(node: DemoNode): LonLatE7[] {
  return node.boundary ?? []
}

function faultOf(ring: LonLatE7[], centre: LonLatE7 | undefined): string {
  if (ring.length < 3) return 'too few corners'
  if (!ring.flat().every(Number.isInteger)) return 'not whole numbers'
  if (doubleArea(ring) <= 0) return 'not counter-clockwise'
  if (!isSimple(ring)) return 'crosses itself'
  return centre && isStrictlyInside(ring, centre) ? 'none' : 'centre outside'
}

// Parts tile a ring when each edge is shared by two of them, running opposite ways, or is the ring's
// own, and the areas add up: then there is neither gap nor overlap.
function tilingFaults(ring: LonLatE7[], parts: LonLatE7[][]): string[] {
  const border = new Set(edges(ring).map(keyOf))
  const inner = parts.flatMap(edges)
  const keys = new Set(inner.map(keyOf))
  const loose = inner.filter(([a, b]) => !border.has(keyOf([a, b])) && !keys.has(keyOf([b, a])))
  const area = parts.reduce((sum, part) => sum + doubleArea(part), 0)
  return [
    ...loose.map((edge) => `loose edge ${keyOf(edge)}`),
    ...[...border].filter((key) => !keys.has(key)).map((key) => `uncovered border ${key}`),
    ...(keys.size === inner.length ? [] : ['an edge is used twice']),
    ...(area === doubleArea(ring) ? [] : ['the areas do not add up']),
  ]
}

function keyOf([from, to]: Edge): string {
  return `${from.join(' ')} > ${to.join(' ')}`
}

function edges(ring: LonLatE7[]): Edge[] {
  return ring.map((point, index) => [point, ring[(index + 1) % ring.length] ?? point])
}

function turn(a: LonLatE7, b: LonLatE7, c: LonLatE7): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
}

function doubleArea(ring: LonLatE7[]): number {
  const [west, south] = ring[0] ?? [0, 0]
  return edges(ring).reduce(
    (sum, [a, b]) => sum + (a[0] - west) * (b[1] - south) - (b[0] - west) * (a[1] - south),
    0,
  )
}

function isSimple(ring: LonLatE7[]): boolean {
  const all = edges(ring)
  return all.every((edge, index) =>
    all.slice(index + 1).every((other) => sharesCorner(edge, other) || !cross(edge, other)),
  )
}

function sharesCorner(first: Edge, second: Edge): boolean {
  return first.some((point) => second.includes(point))
}

function cross([a, b]: Edge, [c, d]: Edge): boolean {
  const isStraddled = turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0
  return isStraddled && overlap(0, [a, b], [c, d]) && overlap(1, [a, b], [c, d])
}

function overlap(axis: 0 | 1, [a, b]: Edge, [c, d]: Edge): boolean {
  const low = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]))
  return low <= Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]))
}

function meet(first: LonLatE7[], second: LonLatE7[]): boolean {
  return (
    first.some((point) => isStrictlyInside(second, point)) ||
    second.some((point) => isStrictlyInside(first, point)) ||
    edges(first).some((edge) => edges(second).some((other) => cross(edge, other)))
  )
}

function isInConvex(ring: LonLatE7[], point: LonLatE7): boolean {
  return edges(ring).every(([from, to]) => turn(from, to, point) >= 0)
}

function isStrictlyInside(ring: LonLatE7[], point: LonLatE7): boolean {
  const upward = edges(ring).filter(
    ([a, b]) => a[1] <= point[1] && b[1] > point[1] && turn(a, b, point) > 0,
  )
  const downward = edges(ring).filter(
    ([a, b]) => a[1] > point[1] && b[1] <= point[1] && turn(a, b, point) < 0,
  )
  return upward.length - downward.length === 1 && metresApart(ring, [point]) > 0
}

function metresApart(first: LonLatE7[], second: LonLatE7[]): number {
  const forth = second.flatMap((point) => edges(first).map((edge) => metresTo(edge, point)))
  const back = first.flatMap((point) => edges(second).map((edge) => metresTo(edge, point)))
  return Math.min(...forth, ...back)
}

function metresTo([from, to]: Edge, point: LonLatE7): number {
  const [east, north] = metres(from, to)
  const [pointEast, pointNorth] = metres(from, point)
  const length = east * east + north * north
  const along = length === 0 ? 0 : (pointEast * east + pointNorth * north) / length
  const share = Math.min(1, Math.max(0, along))
  return Math.hypot(pointEast - east * share, pointNorth - north * share)
}

function metres(from: LonLatE7, to: LonLatE7): [number, number] {
  return [(to[0] - from[0]) * 0.00893, (to[1] - from[1]) * 0.0111]
}
