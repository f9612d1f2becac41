import type { GridNodePage, MapShape, NodeStep } from '@linli/contract/grid/grid.schema'
import type { LonLat } from './chosenPlace.ts'

/** One area as it is drawn; `here` is chosen, a finger picks what is `inside`, the rest is ground. */
export type MapArea = {
  nodeId: string
  kind: MapShape['kind']
  look: 'here' | 'inside' | 'ground'
  /** A path of SVG, and where its label stands. */
  outline: string
  at: [x: number, y: number]
  label: string
}
export type MapDrawing = {
  width: number
  height: number
  areas: MapArea[]
  /** Where a point of the drawing lies on the ground, and the other way round. */
  groundOf: (x: number, y: number) => LonLat
  drawnAt: (point: LonLat) => [x: number, y: number]
}

/** In pixels of a common phone, so that letters stay as large as they are meant. */
const WIDTH = 360
const TALLEST = 300
const MARGIN = 8
const E7 = 1e7
const shown = ['street', 'community', 'mid-grid', 'small-grid'] as const
type Shown = (typeof shown)[number]

/** What the map shows when the list is at a node: the innermost area that has others in it. */
export function frameOf({ node, path }: GridNodePage): NodeStep & { kind: Shown } {
  const frames = [...path, node].flatMap((step) => {
    const kind = shown.find((one) => one === step.kind)
    return kind ? [{ ...step, kind }] : []
  })
  return frames.at(-1) ?? { ...node, kind: 'street' }
}

/**
 * Draws the grid around a node, to be picked from as the list beside it is: level by level.
 * @param shapes boundaries of the grids and, inside a compound or building grid, its buildings
 * @returns undefined when nothing of it has a boundary
 */
export function drawMap(page: GridNodePage, shapes: readonly MapShape[]): MapDrawing | undefined {
  const frame = frameOf(page)
  const inside = shapes.filter((shape) => isInside(shape, frame))
  const own = shapes.find((shape) => shape.nodeId === frame.nodeId)
  const seen = (own ? [own] : inside).flatMap((shape) => shape.ring)
  if (seen.length === 0) return undefined
  const ground = onPaper(seen)
  const areas = [
    ...shapes.filter((one) => one.kind === groundKind(frame.kind) && !inside.includes(one)),
    ...inside.filter((shape) => shape.kind !== 'building'),
    ...inside.filter((shape) => shape.kind === 'building'),
  ]
  return {
    ...ground,
    areas: areas.map((shape) => ({
      nodeId: shape.nodeId,
      kind: shape.kind,
      look: lookOf(shape, page, inside),
      outline: `M${shape.ring.map((point) => ground.drawnAt(point).map(round).join(' ')).join('L')}Z`,
      at: ground.drawnAt(shape.centre ?? middle(shape.ring)),
      label: inside.includes(shape) ? labelOf(shape, frame) : '',
    })),
  }
}

type Frame = Pick<NodeStep, 'nodeId' | 'name'> & { kind: Shown }

/**
 * Of a compound, its building grids and all their buildings; in a building grid also the ground between them; else what is
 * directly below.
 */
function isInside(shape: MapShape, frame: Frame): boolean {
  if (frame.kind === 'street') return shape.kind === 'community'
  if (shape.parentId === frame.nodeId) return true
  if (frame.kind === 'small-grid') return shape.nodeId === frame.nodeId
  return frame.kind === 'mid-grid' && shape.kind === 'building'
}

function groundKind(kind: Shown): MapShape['kind'] {
  return kind === 'street' || kind === 'community' ? 'community' : 'small-grid'
}

function lookOf(
  shape: MapShape,
  { node }: GridNodePage,
  inside: readonly MapShape[],
): MapArea['look'] {
  if (shape.nodeId === node.nodeId && shape.kind === 'building') return 'here'
  return inside.includes(shape) ? 'inside' : 'ground'
}

/** As short as the place around it allows: 翠屏里北区 4 网格 is 北区 4 in 翠屏里社区, and a building is its number. */
function labelOf({ kind, name }: MapShape, frame: Frame): string {
  if (kind === 'building') return name.replace(/号楼$/u, '')
  if (kind === 'small-grid') return ''
  const around = frame.name.replace(/社区$/u, '')
  const short = name.replace(/社区$|\s*网格$/u, '')
  return short.startsWith(around) && short !== around ? short.slice(around.length) : short
}

/** Small parts of the earth are flat: a degree of longitude is shorter than one of latitude, and that is all. */
function onPaper(seen: readonly LonLat[]): Omit<MapDrawing, 'areas'> {
  const [west, east] = [min(seen, 0), max(seen, 0)]
  const [south, north] = [min(seen, 1), max(seen, 1)]
  const narrow = Math.cos((((south + north) / 2 / E7) * Math.PI) / 180)
  const [wide, high] = [Math.max(1, (east - west) * narrow), Math.max(1, north - south)]
  const scale = Math.min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / high)
  const left = (WIDTH - wide * scale) / 2
  return {
    width: WIDTH,
    height: high * scale + 2 * MARGIN,
    groundOf: (x, y) => [
      Math.round(west + (x - left) / scale / narrow),
      Math.round(north - (y - MARGIN) / scale),
    ],
    drawnAt: ([lon, lat]) => [(lon - west) * narrow * scale + left, (north - lat) * scale + MARGIN],
  }
}

function middle(ring: MapShape['ring']): LonLat {
  return [(min(ring, 0) + max(ring, 0)) / 2, (min(ring, 1) + max(ring, 1)) / 2]
}

function min(points: readonly LonLat[], axis: 0 | 1): number {
  return points.reduce((least, point) => Math.min(least, point[axis]), Number.POSITIVE_INFINITY)
}

function max(points: readonly LonLat[], axis: 0 | 1): number {
  return points.reduce((most, point) => Math.max(most, point[axis]), Number.NEGATIVE_INFINITY)
}

function round(length: number): number {
  return Math.round(length * 10) / 10
}
