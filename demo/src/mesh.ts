import type { LonLatE7 } from './demo-street.ts'
import { doubleArea, edgesOf, type Ring, toMetres } from './geometry.ts'

/**
 * Rings that share their corner points as the same objects. A new point on an edge enters every ring
 * that has this edge, so neighbours stay without gap or overlap although points are whole numbers.
 */
export type Mesh = { rings: LonLatE7[][] }

/** A straight cut: its direction, and the share of the area that lies left of it. */
export type Cut = { direction: readonly [number, number]; leftShare: number }

type Line = { through: readonly [number, number]; direction: readonly [number, number] }

const snapMetres = 7

export function newMesh(outline: Ring): { mesh: Mesh; ring: LonLatE7[] } {
  const ring = [...outline]
  return { mesh: { rings: [ring] }, ring }
}

/** Cuts a near-convex ring of the mesh in two; the parts join the mesh, the ring stays in it. */
export function cutRing(
  mesh: Mesh,
  ring: LonLatE7[],
  cut: Cut,
): { left: LonLatE7[]; right: LonLatE7[] } {
  const line = lineFor(ring, cut)
  const [start, end] = crossings(ring, line).map((crossing) => cornerAt(mesh, ring, crossing))
  if (!start || !end || start === end) throw new Error('The cut must cross the ring twice')
  const parts = [arc(ring, start, end), arc(ring, end, start)]
  mesh.rings.push(...parts)
  const [left, right] = parts.sort((a, b) => meanSide(b, line) - meanSide(a, line))
  if (!left || !right || left.length < 3 || right.length < 3)
    throw new Error('The cut made a sliver')
  return { left, right }
}

type Crossing = { from: LonLatE7; to: LonLatE7; point: LonLatE7 }

function crossings(ring: Ring, line: Line): Crossing[] {
  const found = edgesOf(ring).flatMap(([from, to]) => {
    const before = side(line, from)
    const after = side(line, to)
    if (before >= 0 === after >= 0) return []
    return [{ from, to, point: along(from, to, before / (before - after)) }]
  })
  if (found.length !== 2) throw new Error(`The cut crosses the ring ${found.length} times`)
  return found
}

// A crossing close to a corner takes the corner: no slivers, and crossroads meet in one point.
function cornerAt(mesh: Mesh, ring: LonLatE7[], crossing: Crossing): LonLatE7 {
  const near = [crossing.from, crossing.to].find((corner) => isNear(corner, crossing.point))
  if (near) return near
  for (const other of new Set([...mesh.rings, ring])) insertOnEdge(other, crossing)
  return crossing.point
}

function insertOnEdge(ring: LonLatE7[], { from, to, point }: Crossing): void {
  const index = ring.indexOf(from)
  if (index < 0) return
  const next = (index + 1) % ring.length
  const previous = (index + ring.length - 1) % ring.length
  if (ring[next] === to) ring.splice(index + 1, 0, point)
  else if (ring[previous] === to) ring.splice(index, 0, point)
}

function arc(ring: Ring, start: LonLatE7, end: LonLatE7): LonLatE7[] {
  const from = ring.indexOf(start)
  const turned = [...ring.slice(from), ...ring.slice(0, from)]
  return turned.slice(0, turned.indexOf(end) + 1)
}

function lineFor(ring: Ring, cut: Cut): Line {
  const whole = doubleArea(ring)
  const corner = ring[0] ?? [0, 0]
  const across: readonly [number, number] = [-cut.direction[1], cut.direction[0]]
  const lineAt = (offset: number): Line => ({
    through: [corner[0] + across[0] * offset, corner[1] + across[1] * offset],
    direction: cut.direction,
  })
  const reach = Math.max(
    ...ring.map((point) => Math.hypot(point[0] - corner[0], point[1] - corner[1])),
  )
  let low = -reach
  let high = reach
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2
    const left = doubleArea(leftOf(ring, lineAt(middle)))
    if (left > whole * cut.leftShare) low = middle
    else high = middle
  }
  return lineAt((low + high) / 2)
}

function leftOf(ring: Ring, line: Line): LonLatE7[] {
  return edgesOf(ring).flatMap(([from, to]) => {
    const before = side(line, from)
    const after = side(line, to)
    const kept = before >= 0 ? [from] : []
    return before >= 0 === after >= 0 ? kept : [...kept, along(from, to, before / (before - after))]
  })
}

function side(line: Line, point: LonLatE7): number {
  const [east, north] = line.direction
  return east * (point[1] - line.through[1]) - north * (point[0] - line.through[0])
}

function meanSide(ring: Ring, line: Line): number {
  return ring.reduce((sum, point) => sum + side(line, point), 0) / ring.length
}

function along(from: LonLatE7, to: LonLatE7, share: number): LonLatE7 {
  return [
    Math.round(from[0] + (to[0] - from[0]) * share),
    Math.round(from[1] + (to[1] - from[1]) * share),
  ]
}

function isNear(corner: LonLatE7, point: LonLatE7): boolean {
  const [east, north] = toMetres(corner, point)
  return Math.hypot(east, north) < snapMetres
}
