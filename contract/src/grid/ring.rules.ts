import type { Point } from './geometry.rules.ts'

/** A closed ring without its repeated last point; turns are exact on whole numbers of one street. */
export type Ring = readonly Point[]
type Edge = readonly [Point, Point]

/** What is wrong with one ring by itself; undefined for a simple counter-clockwise ring around its centre. */
export function ringFault(ring: Ring, centre: Point | undefined): string | undefined {
  if (ring.length < 3) return 'few-corners'
  if (!ring.flat().every(Number.isInteger)) return 'no-whole-numbers'
  if (doubleArea(ring) <= 0) return 'clockwise'
  if (!isSimple(ring)) return 'crosses-itself'
  return centre && !isInside(ring, centre) ? 'centre-outside' : undefined
}

/** Whether a ring lies in another; it may touch its edge. */
export function liesIn(outer: Ring, inner: Ring): boolean {
  return (
    inner.every((corner) => isOnEdge(outer, corner) || isInside(outer, corner)) &&
    !edgesOf(inner).some((edge) => edgesOf(outer).some((other) => isCrossed(edge, other)))
  )
}

/** Whether two rings share ground; neighbours share edges that run opposite ways, and no ground. */
export function shareGround(a: Ring, b: Ring): boolean {
  const ways = new Set(edgesOf(a).map(keyOf))
  return (
    spotsOf(a).some((spot) => isInside(b, spot)) ||
    spotsOf(b).some((spot) => isInside(a, spot)) ||
    edgesOf(b).some((edge) => ways.has(keyOf(edge))) ||
    edgesOf(a).some((edge) => edgesOf(b).some((other) => isCrossed(edge, other)))
  )
}

/**
 * Whether parts fill a ring, corner to corner: each edge is shared by two of them or is the ring's own, and the areas
 * add up. Then there is neither gap nor overlap.
 */
export function isTiled(ring: Ring, parts: readonly Ring[]): boolean {
  const border = new Set(edgesOf(ring).map(keyOf))
  const inner = parts.flatMap(edgesOf)
  const keys = new Set(inner.map(keyOf))
  const area = parts.reduce((sum, part) => sum + doubleArea(part), 0)
  return (
    keys.size === inner.length &&
    inner.every(([a, b]) => border.has(keyOf([a, b])) || keys.has(keyOf([b, a]))) &&
    [...border].every((key) => keys.has(key)) &&
    area === doubleArea(ring)
  )
}

/** Whether a point lies in a ring and not on its edge. */
export function isInside(ring: Ring, point: Point): boolean {
  if (isOnEdge(ring, point)) return false
  const crossings = edgesOf(ring).filter(
    ([a, b]) => a[1] > point[1] !== b[1] > point[1] && turn(a, b, point) === Math.sign(b[1] - a[1]),
  )
  return crossings.length % 2 === 1
}

export function edgesOf(ring: Ring): Edge[] {
  return ring.map((point, index) => [point, ring[(index + 1) % ring.length] ?? point])
}

/** 1 when a → b → c turns left, -1 when it turns right, 0 on one line. */
export function turn(a: Point, b: Point, c: Point): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
}

/** Corners and the middles between them: of two rings along one straight line, a middle lies in the other. */
function spotsOf(ring: Ring): Point[] {
  return edgesOf(ring).flatMap(([a, b]) => [a, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const])
}

function doubleArea(ring: Ring): number {
  const [west, south] = ring[0] ?? [0, 0]
  return edgesOf(ring).reduce(
    (sum, [a, b]) => sum + (a[0] - west) * (b[1] - south) - (b[0] - west) * (a[1] - south),
    0,
  )
}

function isSimple(ring: Ring): boolean {
  const all = edgesOf(ring)
  return all.every((edge, index) =>
    all.slice(index + 1).every((other) => sharesCorner(edge, other) || !isTouched(edge, other)),
  )
}

function sharesCorner(a: Edge, b: Edge): boolean {
  return a.some((point) => b.includes(point))
}

/** The edges have a point in common. */
function isTouched([a, b]: Edge, [c, d]: Edge): boolean {
  const isStraddled = turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0
  return isStraddled && isAlong(0, [a, b], [c, d]) && isAlong(1, [a, b], [c, d])
}

/** Each passes from one side of the other to the other side. */
function isCrossed([a, b]: Edge, [c, d]: Edge): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}

function isOnEdge(ring: Ring, point: Point): boolean {
  return edgesOf(ring).some(
    (edge) =>
      turn(edge[0], edge[1], point) === 0 &&
      isAlong(0, edge, [point, point]) &&
      isAlong(1, edge, [point, point]),
  )
}

function isAlong(axis: 0 | 1, [a, b]: Edge, [c, d]: Edge): boolean {
  const low = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]))
  return low <= Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]))
}

function keyOf([from, to]: Edge): string {
  return `${from.join(' ')} > ${to.join(' ')}`
}
