import { describe, expect, it } from 'vitest'
import { type NetNode, netProblems } from './net.rules.ts'
import type { Ring } from './ring.rules.ts'

/** A rectangle, counter-clockwise. */
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
]

/** The ground of two boxes side by side, with the corners at which they meet. */
const both: Ring = [
  [0, 0],
  [10, 0],
  [20, 0],
  [20, 10],
  [10, 10],
  [0, 10],
]

/** One community of two compounds of one building grid each, drawn side by side. */
function sound(): NetNode[] {
  const node = (
    code: string,
    parentId: string | undefined,
    kind: NetNode['kind'],
    at: number[],
  ) => {
    const [pos = 0, posEnd = 0] = at
    return { nodeId: code, parentId, kind, code, pos, posEnd }
  }
  return [
    node('s', undefined, 'street', [0, 99]),
    { ...node('c', 's', 'community', [1, 98]), ring: both },
    { ...node('m1', 'c', 'mid-grid', [2, 40]), ring: box(0, 0, 10, 10) },
    { ...node('g1', 'm1', 'small-grid', [3, 39]), ring: box(0, 0, 10, 10), centre: [5, 5] },
    { ...node('b1', 'g1', 'building', [4, 20]), ring: box(2, 2, 4, 4), centre: [3, 3] },
    node('e1', 'b1', 'entrance', [5, 19]),
    node('d1', 'e1', 'dwelling', [6, 6]),
    { ...node('m2', 'c', 'mid-grid', [41, 80]), ring: box(10, 0, 20, 10) },
    { ...node('g2', 'm2', 'small-grid', [42, 79]), ring: box(10, 0, 20, 10) },
    node('b2', 'g2', 'building', [43, 60]),
  ]
}

const changed = (code: string, change: Partial<NetNode>): NetNode[] =>
  sound().map((node) => (node.code === code ? { ...node, ...change } : node))
const without = (code: string) => sound().filter((node) => node.code !== code)
const found = (nodes: NetNode[]) =>
  netProblems(nodes).map(({ kind, code, other }) => [kind, code, other].filter(Boolean).join(' '))

describe('The one net', () => {
  it('is sound when every node lies in one of the next wider kind and neighbours only touch', () => {
    expect(netProblems(sound())).toEqual([])
    const undrawn = sound().map(({ ring: _, centre: __, ...node }) => node)
    expect(netProblems(undrawn)).toEqual([])
  })

  it.each<[string, NetNode[], string[]]>([
    ['a street without its root', without('s'), ['no-root', 'no-parent c']],
    [
      'a second root',
      [...sound(), { nodeId: 'x', kind: 'street', code: 'x', pos: 200, posEnd: 300 }],
      ['second-root x s'],
    ],
    [
      'a second tree without a root of its own',
      [...sound(), { nodeId: 'x', kind: 'community', code: 'x', pos: 200, posEnd: 300 }],
      ['no-parent x'],
    ],
    ['a dwelling without a parent', changed('d1', { parentId: undefined }), ['no-parent d1']],
    ['a node whose parent is gone', changed('e1', { parentId: 'gone' }), ['no-parent e1']],
    [
      'a small grid right under a community',
      changed('g2', { parentId: 'c' }),
      ['wrong-parent g2 c', 'overlap g2 m2', 'ring-gap c', 'ring-overlap m2 g2'],
    ],
    ['a building grid around no building', without('b2'), ['no-building g2']],
    ['a code that is used twice', changed('m2', { code: 'm1' }), ['code-twice m1']],
    ['an interval over its neighbour', changed('m1', { posEnd: 45 }), ['overlap m2 m1']],
    [
      'an interval over all its neighbours',
      [
        ...changed('m1', { posEnd: 97 }),
        ...['m3', 'm4'].map((code, i): NetNode => {
          return {
            nodeId: code,
            parentId: 'c',
            kind: 'mid-grid',
            code,
            pos: 81 + 5 * i,
            posEnd: 84 + 5 * i,
          }
        }),
      ],
      ['overlap m2 m1', 'overlap m3 m1', 'overlap m4 m1'],
    ],
    [
      'an interval that leaves its parent',
      changed('d1', { pos: 30, posEnd: 30 }),
      ['outside-parent d1 e1'],
    ],
    [
      'a ring that crosses itself',
      changed('b1', {
        ring: [
          [2, 2],
          [4, 4],
          [4, 2],
          [2, 4],
        ],
      }),
      ['ring-broken b1'],
    ],
    [
      'a clockwise ring',
      changed('b1', { ring: [...box(2, 2, 4, 4)].reverse() }),
      ['ring-broken b1'],
    ],
    ['a centre outside its ring', changed('b1', { centre: [9, 9] }), ['ring-broken b1']],
    [
      'a building that sticks out of its grid',
      changed('b1', { ring: box(8, 2, 12, 4), centre: [9, 3] }),
      ['ring-outside-parent b1 g1'],
    ],
    [
      'a compound drawn over its neighbour',
      changed('m2', { ring: box(8, 0, 20, 10) }),
      ['ring-gap c', 'ring-gap m2', 'ring-overlap m1 m2'],
    ],
    [
      'a compound drawn on its neighbour’s ground',
      changed('m2', { ring: box(0, 0, 10, 10) }),
      ['ring-outside-parent g2 m2', 'ring-gap c', 'ring-gap m2', 'ring-overlap m1 m2'],
    ],
    ['a gap between two grids', changed('g2', { ring: box(11, 0, 20, 10) }), ['ring-gap m2']],
  ])('is not sound with %s', (_, nodes, problems) => {
    expect(found(nodes).sort()).toEqual([...problems].sort())
  })
})
