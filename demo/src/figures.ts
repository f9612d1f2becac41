import type { DemoNode, DemoNodeKind, DemoStreet } from './demo-street.ts'

export type Figures = {
  residents: number
  midGrids: number
  smallGrids: number
  /** Assignments as grid leader or grid member. */
  gridPeople: number
  buildings: number
  entrances: number
  dwellings: number
}
export type CommunityFigures = Figures & { communityId: string; code: string; name: string }
export type StreetFigures = Figures & { communities: number; byCommunity: CommunityFigures[] }

/** Counts the table of the demo split from the plain data itself. */
export function figures(street: DemoStreet): StreetFigures {
  const communities = street.nodes.filter((node) => node.kind === 'community')
  const byCommunity = communities.map((community) => ({
    communityId: community.id,
    code: community.code,
    name: community.name,
    ...figuresWithin(street, community),
  }))
  const root = street.nodes.find((node) => node.kind === 'street')
  if (!root) throw new Error('The demo street has no street node')
  return { communities: communities.length, ...figuresWithin(street, root), byCommunity }
}

function figuresWithin(street: DemoStreet, place: DemoNode): Figures {
  const nodes = street.nodes.filter((node) => contains(place, node))
  const ids = new Set(nodes.map((node) => node.id))
  const count = (kind: DemoNodeKind) => nodes.filter((node) => node.kind === kind).length
  return {
    residents: nodes.reduce((sum, node) => sum + (node.declaredResidents ?? 0), 0),
    midGrids: count('mid-grid'),
    smallGrids: count('small-grid'),
    gridPeople: street.assignments.filter(
      ({ post, nodeId }) => isGridPost(post) && nodeId !== undefined && ids.has(nodeId),
    ).length,
    buildings: count('building'),
    entrances: count('entrance'),
    dwellings: count('dwelling'),
  }
}

function contains(place: DemoNode, node: DemoNode): boolean {
  return node.pos >= place.pos && node.posEnd <= place.posEnd
}

function isGridPost(post: string): boolean {
  return post === 'grid-leader' || post === 'grid-member'
}
