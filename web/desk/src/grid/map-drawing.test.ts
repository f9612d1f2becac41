import { expect, test } from 'vitest'
import type { GridRow, MapShape } from './grid-data.ts'
import { drawShapes } from './map-drawing.ts'

const square: MapShape['ring'] = [
  [1_170_000_000, 366_000_000],
  [1_170_010_000, 366_000_000],
  [1_170_010_000, 366_010_000],
  [1_170_000_000, 366_010_000],
]

function shape(nodeId: string, kind: MapShape['kind'], parentId?: string): MapShape {
  return { nodeId, kind, name: nodeId, ring: square, ...(parentId && { parentId }) } as MapShape
}

function row(nodeId: string, isLeaderVacant: boolean): GridRow {
  const node = {
    nodeId,
    kind: 'mid-grid',
    code: nodeId,
    name: nodeId,
    ordinal: 7,
    validFrom: '2026-01-01',
    childCount: 1,
  } as GridRow['node']
  const team = {
    nodeId,
    leaders: [],
    memberCount: 3,
    missingSubjects: [],
    isLeaderVacant,
  } as GridRow['team']
  return { node, team, open: 0, overdue: 0 }
}

const shapes = [
  shape('here', 'community'),
  shape('there', 'community'),
  shape('listed', 'mid-grid', 'here'),
  shape('inside', 'small-grid', 'listed'),
  shape('far', 'mid-grid', 'there'),
]

test('the map lights what the list shows: the listed grid and what lies in it, nothing else', () => {
  const { areas } = drawShapes(shapes, [row('listed', false)], undefined, undefined)
  const lit = areas.filter(({ look }) => look !== 'other').map(({ nodeId }) => nodeId)
  expect(lit).toEqual(['listed', 'inside'])
})

test('a selected grid is selected with everything in it, and numbered as in the list', () => {
  const { areas, labels } = drawShapes(shapes, [row('listed', false)], undefined, 'listed')
  const selected = areas.filter(({ look }) => look === 'selected').map(({ nodeId }) => nodeId)
  expect(selected).toEqual(['listed', 'inside'])
  expect(labels.find(({ nodeId }) => nodeId === 'listed')?.title).toBe('7')
})

test('a grid without a leader carries the mark of a vacancy', () => {
  const { labels } = drawShapes(shapes, [row('listed', true)], undefined, undefined)
  expect(labels.find(({ nodeId }) => nodeId === 'listed')?.isVacant).toBe(true)
})

test('integers of 10⁻⁷ degree become degrees', () => {
  const { bounds } = drawShapes(shapes, [], undefined, undefined)
  expect(bounds).toEqual([
    [117, 36.6],
    [117.001, 36.601],
  ])
})
