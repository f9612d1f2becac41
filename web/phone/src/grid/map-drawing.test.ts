import type { GridNodePage, MapShape } from '@linli/contract/grid/grid.schema'
import { describe, expect, test } from 'vitest'
import { drawMap, frameOf } from './map-drawing.ts'

const [west, south] = [1_169_660_000, 366_800_000]

function shape(nodeId: string, kind: MapShape['kind'], parentId: string, at = 0): MapShape {
  const corner = (east: number, north: number) => [west + at + east, south + at + north]
  const ring = [corner(0, 0), corner(10_000, 0), corner(10_000, 10_000), corner(0, 10_000)]
  return { nodeId, kind, name: nodeId, ring, parentId } as MapShape
}

function page(...steps: [nodeId: string, kind: string][]): GridNodePage {
  const all = steps.map(([nodeId, kind]) => ({ nodeId, kind, name: nodeId }))
  return { node: all.at(-1), path: all.slice(0, -1) } as GridNodePage
}

const street: [string, string] = ['street', 'street']
const shapes = [
  shape('east', 'community', 'street'),
  shape('west', 'community', 'street', 10_000),
  shape('compound', 'mid-grid', 'east'),
  shape('other', 'mid-grid', 'west', 10_000),
  shape('grid-1', 'small-grid', 'compound'),
  shape('1号楼', 'building', 'grid-1'),
]
const picked = (at: GridNodePage) =>
  drawMap(at, shapes)
    ?.areas.filter(({ look }) => look !== 'ground')
    .map(({ nodeId }) => nodeId)

describe('the map beside the list of places', () => {
  test('offers what the list offers: communities, then their compounds, then the buildings', () => {
    expect(picked(page(street))).toEqual(['east', 'west'])
    expect(picked(page(street, ['east', 'community']))).toEqual(['compound'])
    const compound = page(street, ['east', 'community'], ['compound', 'mid-grid'])
    expect(picked(compound)).toEqual(['grid-1', '1号楼'])
  })

  test('a building is shown in its building grid, as the one that is meant', () => {
    const at = page(street, ['grid-1', 'small-grid'], ['1号楼', 'building'])
    expect(frameOf(at)).toMatchObject({ nodeId: 'grid-1' })
    const areas = drawMap(at, shapes)?.areas ?? []
    expect(areas.find(({ nodeId }) => nodeId === '1号楼')).toMatchObject({
      look: 'here',
      label: '1',
    })
  })

  test('where a finger points is found on the ground, to the centimetre', () => {
    const drawing = drawMap(page(street), shapes)
    const spot: [number, number] = [west + 4_321, south + 1_234]
    expect(drawing?.groundOf(...(drawing?.drawnAt(spot) ?? [0, 0]))).toEqual(spot)
  })

  test('north is up and east is right', () => {
    const drawing = drawMap(page(street), shapes)
    const [x, y] = drawing?.drawnAt([west, south]) ?? [0, 0]
    const [farther, higher] = drawing?.drawnAt([west + 1_000, south + 1_000]) ?? [0, 0]
    expect(farther).toBeGreaterThan(x)
    expect(higher).toBeLessThan(y)
  })

  test('a grid without boundaries has no map, and its list stands alone', () => {
    expect(drawMap(page(street), [])).toBeUndefined()
  })
})
