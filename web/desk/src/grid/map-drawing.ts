import { t } from '../words.ts'
import type { GridNode, GridRow, MapShape } from './grid-data.ts'

export type Point = [number, number]
export type Area = {
  nodeId: string
  parentId: string | undefined
  kind: MapShape['kind']
  look: 'selected' | 'listed' | 'other'
  ring: Point[]
}
export type Label = {
  nodeId: string
  parentId: string | undefined
  at: Point
  title: string
  detail: string
  look: 'name' | 'number' | 'number-selected'
  isVacant: boolean
}
/** What the map shows, made from the same rows as the list. */
export type Drawing = { areas: Area[]; labels: Label[]; bounds: [Point, Point] | undefined }

const E7 = 1e7

/** Turns boundaries into areas and labels; what the list shows is lit and numbered, the rest is ground. */
export function drawShapes(
  shapes: readonly MapShape[],
  rows: readonly GridRow[],
  within: GridNode | undefined,
  selected: string | undefined,
): Drawing {
  const byId = new Map(shapes.map((shape) => [shape.nodeId as string, shape]))
  const listed = new Map(rows.map((row) => [row.node.nodeId as string, row]))
  const sight = { shapes, listed, selected, within }
  const lookOf = (shape: MapShape): Area['look'] => {
    for (let at: MapShape | undefined = shape; at; at = byId.get(at.parentId ?? '')) {
      if (at.nodeId === selected) return 'selected'
      if (listed.has(at.nodeId) || (isBelow(within) && at.nodeId === within?.nodeId))
        return 'listed'
    }
    return 'other'
  }
  const areas = shapes.map((shape) => ({
    nodeId: shape.nodeId,
    parentId: shape.parentId,
    kind: shape.kind,
    look: lookOf(shape),
    ring: shape.ring.map(degrees),
  }))
  return {
    areas,
    labels: shapes.flatMap((shape) => labelOf(shape, sight)),
    bounds: boundsOf(focusOf(areas, within)),
  }
}

/** What labels are made from: the list beside the map, its selected row, and where we are. */
type Sight = {
  shapes: readonly MapShape[]
  listed: ReadonlyMap<string, GridRow>
  selected: string | undefined
  within: GridNode | undefined
}

function labelOf(shape: MapShape, sight: Sight): Label[] {
  const row = sight.listed.get(shape.nodeId)
  if (shape.kind === 'community') return communityLabel(shape, sight)
  if (row === undefined) return []
  return [
    {
      ...placeOf(shape),
      title: String(row.node.ordinal),
      detail: shape.name,
      look: shape.nodeId === sight.selected ? 'number-selected' : 'number',
      isVacant: lacksSomeone(row),
    },
  ]
}

function communityLabel(shape: MapShape, { shapes, within }: Sight): Label[] {
  if (shape.nodeId === within?.nodeId || isBelow(within)) return []
  const count = shapes.filter(({ parentId }) => parentId === shape.nodeId).length
  return [
    {
      ...placeOf(shape),
      title: shape.name.replace(/社区$/, ''),
      detail: t('grid.gridsIn', { count }),
      look: 'name',
      isVacant: false,
    },
  ]
}

function placeOf(shape: MapShape): Pick<Label, 'nodeId' | 'parentId' | 'at'> {
  const at = degrees(shape.centre ?? middle(shape.ring))
  return { nodeId: shape.nodeId, parentId: shape.parentId, at }
}

function lacksSomeone({ team }: GridRow): boolean {
  return team !== undefined && (team.isLeaderVacant || team.missingSubjects.length > 0)
}

function isBelow(within: GridNode | undefined): boolean {
  return within !== undefined && within.kind !== 'street' && within.kind !== 'community'
}

/** The whole street, until a single compound or building grid is looked at. */
function focusOf(areas: readonly Area[], within: GridNode | undefined): readonly Area[] {
  if (!isBelow(within)) return areas
  const near = areas.filter(({ nodeId }) => nodeId === within?.nodeId)
  return near.length > 0 ? near : areas
}

function boundsOf(areas: readonly Area[]): Drawing['bounds'] {
  const points = areas.flatMap(({ ring }) => ring)
  if (points.length === 0) return undefined
  const longitudes = points.map(([longitude]) => longitude)
  const latitudes = points.map(([, latitude]) => latitude)
  return [
    [min(longitudes), min(latitudes)],
    [max(longitudes), max(latitudes)],
  ]
}

function degrees([longitude, latitude]: readonly [number, number]): Point {
  return [longitude / E7, latitude / E7]
}

function middle(ring: MapShape['ring']): [number, number] {
  const sum = (pick: 0 | 1) => ring.reduce((total, point) => total + point[pick], 0)
  return [sum(0) / ring.length, sum(1) / ring.length]
}

function min(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}

function max(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
}
