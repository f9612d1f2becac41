import type { LonLatE7 } from './demo-street.ts'
import { type Ring, toMetres } from './geometry.ts'
import { cutRing, type Mesh } from './mesh.ts'
import { between, type Random } from './random.ts'

/** Which place each part takes: a list is cut from west to east or from north to south in turn. */
export type Plan = number | readonly Plan[]
export type Axis = 'columns' | 'rows'

type Sheet = { mesh: Mesh; random: Random; weights: readonly number[] }

/** Divides a ring after a drawn plan; part `n` of the answer has the place and weight `n`. */
export function partitionByPlan(
  sheet: Sheet,
  ring: LonLatE7[],
  plan: Plan,
  axis: Axis,
): LonLatE7[][] {
  if (typeof plan === 'number') {
    const placed: LonLatE7[][] = []
    placed[plan] = ring
    return placed
  }
  const inner: Axis = axis === 'rows' ? 'columns' : 'rows'
  const strips = cutInStrips(sheet, ring, plan, axis)
  return plan
    .map((part, index) => partitionByPlan(sheet, strips[index] ?? [], part, inner))
    .reduce((all, part) => Object.assign(all, part), [])
}

/** Divides a ring by halving its longer side, so that the parts come out compact. */
export function partitionEvenly(sheet: Sheet, ring: LonLatE7[]): LonLatE7[][] {
  return halve(sheet, ring, [...sheet.weights.keys()])
}

function halve(sheet: Sheet, ring: LonLatE7[], places: readonly number[]): LonLatE7[][] {
  if (places.length === 1) return [ring]
  const middle = Math.ceil(places.length / 2)
  const first = places.slice(0, middle)
  const rest = places.slice(middle)
  const axis = isWide(ring) ? 'columns' : 'rows'
  const [before, after] = cutInStrips(sheet, ring, [first, rest], axis)
  return [...halve(sheet, before ?? [], first), ...halve(sheet, after ?? [], rest)]
}

function cutInStrips(
  sheet: Sheet,
  ring: LonLatE7[],
  parts: readonly Plan[],
  axis: Axis,
): LonLatE7[][] {
  const [first, ...others] = parts
  if (first === undefined || others.length === 0) return [ring]
  const share = weightOf(sheet, first) / weightOf(sheet, parts)
  const direction = cutDirection(sheet, ring, axis, share)
  const { left, right } = cutRing(sheet.mesh, ring, { direction, leftShare: share })
  return [left, ...cutInStrips(sheet, right, others, axis)]
}

function weightOf(sheet: Sheet, plan: Plan): number {
  if (typeof plan === 'number') return sheet.weights[plan] ?? 0
  return plan.reduce((sum: number, part) => sum + weightOf(sheet, part), 0)
}

// A cut follows the two sides it runs between, and leans a little as lanes do.
function cutDirection(sheet: Sheet, ring: Ring, axis: Axis, share: number): [number, number] {
  const { northWest, northEast, southWest, southEast } = cornersOf(ring)
  const [before, after] =
    axis === 'rows'
      ? [vector(northWest, northEast), vector(southWest, southEast)]
      : [vector(southWest, northWest), vector(southEast, northEast)]
  const east = before[0] * (1 - share) + after[0] * share
  const north = before[1] * (1 - share) + after[1] * share
  const lean = between(sheet.random, -0.05, 0.05)
  const length = Math.hypot(east, north)
  return [(east - north * lean) / length, (north + east * lean) / length]
}

export function cornersOf(ring: Ring) {
  const origin = ring[0] ?? [0, 0]
  const furthest = (east: number, north: number) =>
    ring.reduce((best, point) => {
      const [bestEast, bestNorth] = toMetres(best, origin)
      const [pointEast, pointNorth] = toMetres(point, origin)
      const gain = (pointEast - bestEast) * east + (pointNorth - bestNorth) * north
      return gain > 0 ? point : best
    }, origin)
  return {
    northWest: furthest(-1, 1),
    northEast: furthest(1, 1),
    southWest: furthest(-1, -1),
    southEast: furthest(1, -1),
  }
}

function isWide(ring: Ring): boolean {
  const { northWest, northEast, southWest, southEast } = cornersOf(ring)
  const width = metresBetween(northWest, northEast) + metresBetween(southWest, southEast)
  const height = metresBetween(northWest, southWest) + metresBetween(northEast, southEast)
  return width > height
}

export function metresBetween(from: LonLatE7, to: LonLatE7): number {
  return Math.hypot(...toMetres(to, from))
}

function vector(from: LonLatE7, to: LonLatE7): [number, number] {
  return [to[0] - from[0], to[1] - from[1]]
}
