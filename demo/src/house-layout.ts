import type { HousePlan } from './compounds.ts'
import type { LonLatE7 } from './demo-street.ts'
import { centreOf, fromMetres, type Metres, type Ring, toMetres, turned } from './geometry.ts'
import { cornersOf } from './partition.ts'
import { between, type Random } from './random.ts'

/** The four corners of a building, counter-clockwise from the south-west one. */
export type Footprint = [LonLatE7, LonLatE7, LonLatE7, LonLatE7]

type Size = { length: number; depth: number }
type Row = { houses: Size[]; south: number; north: number; west: number; east: number }

const edgeMargin = 4
const rowGap = 7
const houseGap = 7

/** Lays out houses in rows that face south inside a near-convex ring, the northernmost first. */
export function layOutHouses(random: Random, ring: Ring, plans: readonly HousePlan[]): Footprint[] {
  const origin = centreOf(ring)
  const angle = rowAngle(ring) + between(random, -0.03, 0.03)
  const plot = ring.map((point) => turned(toMetres(point, origin), -angle))
  const rows = bestRows(plot, plans.map(sizeOf))
  return rows.flatMap((row) =>
    placeRow(random, row).map((corners) => {
      const [a, b, c, d] = corners
      const place = (corner: Metres) => fromMetres(turned(corner, angle), origin)
      return [place(a), place(b), place(c), place(d)] satisfies Footprint
    }),
  )
}

/** The middle of one entrance's share of a footprint, counted from the west. */
export function entranceCentre(
  footprint: Footprint,
  entrance: number,
  entrances: number,
): LonLatE7 {
  const [southWest, southEast, northEast, northWest] = footprint
  const share = (entrance - 0.5) / entrances
  const middle = (axis: 0 | 1) =>
    Math.round(
      ((southWest[axis] + northWest[axis]) * (1 - share) +
        (southEast[axis] + northEast[axis]) * share) /
        2,
    )
  return [middle(0), middle(1)]
}

function sizeOf([entrances, floors, doors]: HousePlan): Size {
  if (floors > 10) return { length: 14 + doors * 4, depth: 18 }
  return { length: entrances * (7 + doors * 6), depth: 12 }
}

function rowAngle(ring: Ring): number {
  const { northWest, northEast, southWest, southEast } = cornersOf(ring)
  const top = toMetres(northEast, northWest)
  const bottom = toMetres(southEast, southWest)
  return Math.atan2(top[1] + bottom[1], top[0] + bottom[0])
}

function bestRows(plot: readonly Metres[], sizes: readonly Size[]): Row[] {
  const candidates = sizes.map((_, index) => rowsOf(plot, sizes, index + 1))
  const [best] = candidates
    .map((rows) => ({ rows, fit: Math.min(1, ...rows.map(fitOf)) }))
    .sort((a, b) => b.fit - a.fit || b.rows.length - a.rows.length)
  if (!best || best.fit <= 0.3) throw new Error('The houses do not fit into their small grid')
  return best.rows
}

function rowsOf(plot: readonly Metres[], sizes: readonly Size[], count: number): Row[] {
  const norths = plot.map((point) => point[1])
  const top = Math.max(...norths) - edgeMargin
  const height = (top - Math.min(...norths) - edgeMargin) / count
  return Array.from({ length: count }, (_, index) => {
    const houses = sizes.slice(
      Math.floor((index * sizes.length) / count),
      Math.floor(((index + 1) * sizes.length) / count),
    )
    const depth = Math.min(height - rowGap, Math.max(...houses.map((house) => house.depth)))
    const middle = top - height * (index + 0.5)
    const [south, north] = [middle - depth / 2, middle + depth / 2]
    return { houses, south, north, ...spanOf(plot, south, north) }
  })
}

// In a convex plot a rectangle fits when both its long sides do; the margin lies all around it.
function spanOf(plot: readonly Metres[], south: number, north: number) {
  const spans = [south - edgeMargin, north + edgeMargin].map((level) => easts(plot, level))
  const west = Math.max(...spans.map((span) => Math.min(...span)))
  const east = Math.min(...spans.map((span) => Math.max(...span)))
  return { west: west + edgeMargin, east: east - edgeMargin }
}

function easts(plot: readonly Metres[], level: number): number[] {
  return plot.flatMap((from, index) => {
    const to = plot[(index + 1) % plot.length] ?? from
    if (from[1] >= level === to[1] >= level) return []
    return [from[0] + ((to[0] - from[0]) * (level - from[1])) / (to[1] - from[1])]
  })
}

function fitOf(row: Row): number {
  const built = row.houses.reduce((sum, house) => sum + house.length, 0)
  const free = row.east - row.west - houseGap * (row.houses.length - 1)
  const deepest = Math.max(...row.houses.map((house) => house.depth))
  return Math.min(free / built, (row.north - row.south) / deepest)
}

function placeRow(random: Random, row: Row): [Metres, Metres, Metres, Metres][] {
  const scale = Math.min(1, fitOf(row))
  const built = row.houses.reduce((sum, house) => sum + house.length * scale, 0)
  const spare = row.east - row.west - built - houseGap * (row.houses.length - 1)
  const step = spare / (row.houses.length + 1)
  let west = row.west + step * between(random, 0.8, 1.2)
  return row.houses.map((house) => {
    const east = west + house.length * scale
    const depth = Math.min(house.depth, row.north - row.south)
    const corners = rectangle(west, east, (row.south + row.north - depth) / 2, depth)
    west = east + houseGap + step * 0.8
    return corners
  })
}

function rectangle(
  west: number,
  east: number,
  south: number,
  depth: number,
): [Metres, Metres, Metres, Metres] {
  return [
    [west, south],
    [east, south],
    [east, south + depth],
    [west, south + depth],
  ]
}
