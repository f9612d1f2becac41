import { netProblems } from '@linli/contract/grid/net.rules'
import { edgesOf, isInside } from '@linli/contract/grid/ring.rules'
import { describe, expect, it } from 'vitest'
import type { DemoNode, DemoNodeKind, LonLatE7 } from './demo-street.ts'
import { netNodeOf } from './net.ts'
import { generateStreet } from './street.ts'

type Edge = readonly [LonLatE7, LonLatE7]

describe.each([370105, 1, 20260101])('the drawn boundaries of seed %i', (seed) => {
  const { nodes } = generateStreet(seed)
  const ofKind = (kind: DemoNodeKind) => nodes.filter((node) => node.kind === kind)
  const childrenOf = (parent: DemoNode) => nodes.filter((node) => node.parentId === parent.id)

  it('lie in the agreed box between 116.966–116.982° east and 36.674–36.688° north', () => {
    for (const [lon, lat] of nodes.flatMap((node) => node.boundary ?? [])) {
      expect(lon >= 1_169_660_000 && lon <= 1_169_820_000).toBe(true)
      expect(lat >= 366_740_000 && lat <= 366_880_000).toBe(true)
    }
  })

  it('and the tree they belong to are one net without gap or overlap', () => {
    expect(netProblems(nodes.map(netNodeOf))).toEqual([])
  })

  it('are given for every level down to the building, and a centre for every entrance', () => {
    const bounded = nodes.filter(({ kind }) => kind !== 'entrance' && kind !== 'dwelling')
    expect(bounded.filter((node) => !node.boundary || !node.centre)).toEqual([])
    expect(ofKind('entrance').filter((node) => !node.centre || node.boundary)).toEqual([])
  })

  it('keep the communities apart from each other', () => {
    const communities = ofKind('community').map(ringOf)
    for (const community of communities) {
      const others = communities.filter((other) => other !== community)
      expect(others.filter((other) => metresApart(community, other) < 15)).toEqual([])
    }
  })

  it('keep every building inside its small grid and clear of its neighbours', () => {
    for (const smallGrid of ofKind('small-grid')) {
      const plot = ringOf(smallGrid)
      const houses = childrenOf(smallGrid).map(ringOf)
      for (const [index, house] of houses.entries()) {
        expect(metresApart(plot, house), smallGrid.code).toBeGreaterThan(3)
        for (const other of houses.slice(index + 1)) {
          expect(metresApart(house, other), smallGrid.code).toBeGreaterThan(5)
        }
      }
    }
  })

  it('put every entrance inside its building', () => {
    for (const building of ofKind('building')) {
      const entrances = childrenOf(building).map((entrance) => entrance.centre)
      expect(entrances.every((centre) => centre && isInside(ringOf(building), centre))).toBe(true)
    }
  })
})

function ringOf(node: DemoNode): LonLatE7[] {
  return node.boundary ?? []
}

function metresApart(first: LonLatE7[], second: LonLatE7[]): number {
  const forth = second.flatMap((point) => edgesOf(first).map((edge) => metresTo(edge, point)))
  const back = first.flatMap((point) => edgesOf(second).map((edge) => metresTo(edge, point)))
  return Math.min(...forth, ...back)
}

function metresTo([from, to]: Edge, point: LonLatE7): number {
  const [east, north] = metres(from, to)
  const [pointEast, pointNorth] = metres(from, point)
  const length = east * east + north * north
  const along = length === 0 ? 0 : (pointEast * east + pointNorth * north) / length
  const share = Math.min(1, Math.max(0, along))
  return Math.hypot(pointEast - east * share, pointNorth - north * share)
}

function metres(from: LonLatE7, to: LonLatE7): [number, number] {
  return [(to[0] - from[0]) * 0.00893, (to[1] - from[1]) * 0.0111]
}
