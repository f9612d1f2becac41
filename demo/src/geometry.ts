import type { LonLatE7 } from './demo-street.ts'

export type Ring = readonly LonLatE7[]

/** A point in metres east and north of some origin. */
export type Metres = readonly [east: number, north: number]

// Metres per 10⁻⁷ degree at 36.681° north.
const metresEast = 0.0089276
const metresNorth = 0.0110975

export function toMetres(point: LonLatE7, origin: LonLatE7): Metres {
  return [(point[0] - origin[0]) * metresEast, (point[1] - origin[1]) * metresNorth]
}

export function fromMetres(point: Metres, origin: LonLatE7): LonLatE7 {
  return [
    origin[0] + Math.round(point[0] / metresEast),
    origin[1] + Math.round(point[1] / metresNorth),
  ]
}

export function turned(point: Metres, angle: number): Metres {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return [point[0] * cos - point[1] * sin, point[0] * sin + point[1] * cos]
}

/** Positive when a → b → c turns left; exact for points of one street. */
export function orientation(a: LonLatE7, b: LonLatE7, c: LonLatE7): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/** Twice the signed area; positive for counter-clockwise rings; exact for rings of one street. */
export function doubleArea(ring: Ring): number {
  const origin = ring[0]
  if (!origin) return 0
  return edgesOf(ring).reduce((sum, [from, to]) => sum + orientation(origin, from, to), 0)
}

export function edgesOf(ring: Ring): [LonLatE7, LonLatE7][] {
  return ring.map((from, index) => [from, ring[(index + 1) % ring.length] ?? from])
}

/** The centre of area; inside the ring for the near-convex rings of the demo street. */
export function centreOf(ring: Ring): LonLatE7 {
  const origin = ring[0]
  if (!origin) throw new Error('A ring needs points')
  let east = 0
  let north = 0
  for (const [from, to] of edgesOf(ring)) {
    const weight = orientation(origin, from, to)
    east += weight * (from[0] + to[0] - 2 * origin[0])
    north += weight * (from[1] + to[1] - 2 * origin[1])
  }
  const area = 3 * doubleArea(ring)
  return [origin[0] + Math.round(east / area), origin[1] + Math.round(north / area)]
}

/** The smallest convex ring around the points, counter-clockwise, without points on its edges. */
export function hullOf(points: Ring): LonLatE7[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return [...halfHull(sorted), ...halfHull(sorted.reverse())]
}

function halfHull(sorted: Ring): LonLatE7[] {
  const kept: LonLatE7[] = []
  for (const point of sorted) {
    while (turnsRight(kept, point)) kept.pop()
    kept.push(point)
  }
  return kept.slice(0, -1)
}

function turnsRight(kept: Ring, point: LonLatE7): boolean {
  const middle = kept.at(-1)
  const first = kept.at(-2)
  return first !== undefined && middle !== undefined && orientation(first, middle, point) <= 0
}
