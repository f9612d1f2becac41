import type { Point } from './geometry.rules.ts'
import type { NodeKind } from './grid.schema.ts'
import { isTiled, liesIn, type Ring, ringFault, shareGround } from './ring.rules.ts'

/** What of a node in force the one net is judged by. */
export type NetNode = {
  nodeId: string
  parentId?: string | undefined
  kind: NodeKind
  code: string
  /** The closed interval pos…posEnd holds every descendant. */
  pos: number
  posEnd: number
  ring?: Ring | undefined
  centre?: Point | undefined
}

/** What breaks strict containment (R23, R25), at the node with this code; `other` is the code of a second one. */
export type NetProblem = {
  kind:
    | 'no-root'
    | 'second-root'
    | 'no-parent'
    | 'wrong-parent'
    | 'code-twice'
    | 'no-building'
    | 'outside-parent'
    | 'overlap'
    | 'ring-broken'
    | 'ring-outside-parent'
    | 'ring-overlap'
    | 'ring-gap'
  code: string
  other?: string
}

/** From the street down: each kind lies directly in the one before it. */
const levels: readonly NodeKind[] = [
  'street',
  'community',
  'mid-grid',
  'small-grid',
  'building',
  'entrance',
  'dwelling',
]
/** These are filled by the grids below them, so that no address lies between two. */
const tiled: readonly NodeKind[] = ['community', 'mid-grid']

/**
 * All that keeps the nodes in force from being one net: one tree, every node in one of the right kind, no interval or
 * ground shared by two beside each other, no gap between grids. Boundaries are judged where they are drawn.
 */
export function netProblems(nodes: readonly NetNode[]): NetProblem[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const below = Map.groupBy(nodes, ({ parentId }) => parentId)
  return [
    ...rootProblems(nodes),
    ...codeProblems(nodes),
    ...nodes.flatMap((node) => parentProblems(node, byId.get(node.parentId ?? ''))),
    ...nodes.flatMap((node) => insideProblems(node, below.get(node.nodeId) ?? [])),
    ...nodes.flatMap(({ nodeId }) => siblingProblems(below.get(nodeId) ?? [])),
  ]
}

function rootProblems(nodes: readonly NetNode[]): NetProblem[] {
  const [root, ...others] = nodes.filter(({ kind }) => kind === 'street')
  if (!root) return [{ kind: 'no-root', code: '' }]
  return others.map(({ code }) => ({ kind: 'second-root', code, other: root.code }))
}

function codeProblems(nodes: readonly NetNode[]): NetProblem[] {
  const seen = new Set<string>()
  return nodes.flatMap(({ code }): NetProblem[] => {
    if (!seen.has(code)) {
      seen.add(code)
      return []
    }
    return [{ kind: 'code-twice', code }]
  })
}

function parentProblems(node: NetNode, parent: NetNode | undefined): NetProblem[] {
  const { code, kind, ring, centre } = node
  const broken: NetProblem[] =
    ring && ringFault(ring, centre) ? [{ kind: 'ring-broken', code }] : []
  if (kind === 'street' && node.parentId === undefined) return broken
  if (!parent) return [...broken, { kind: 'no-parent', code }]
  const other = parent.code
  const problems = broken
  if (levels.indexOf(parent.kind) !== levels.indexOf(kind) - 1)
    problems.push({ kind: 'wrong-parent', code, other })
  if (node.pos < parent.pos || node.posEnd > parent.posEnd)
    problems.push({ kind: 'outside-parent', code, other })
  if (ring && parent.ring && !liesIn(parent.ring, ring))
    problems.push({ kind: 'ring-outside-parent', code, other })
  return problems
}

function insideProblems(node: NetNode, children: readonly NetNode[]): NetProblem[] {
  const { code, kind, ring } = node
  if (kind === 'small-grid' && !children.some((child) => child.kind === 'building'))
    return [{ kind: 'no-building', code }]
  const rings = children.flatMap((child) => (child.ring ? [child.ring] : []))
  const isDrawn = ring && rings.length > 0 && rings.length === children.length
  return tiled.includes(kind) && isDrawn && !isTiled(ring, rings)
    ? [{ kind: 'ring-gap', code }]
    : []
}

function siblingProblems(siblings: readonly NetNode[]): NetProblem[] {
  const inOrder = [...siblings].sort((a, b) => a.pos - b.pos)
  const overlaps: NetProblem[] = []
  let farthest: NetNode | undefined
  for (const node of inOrder) {
    if (farthest && farthest.posEnd >= node.pos)
      overlaps.push({ kind: 'overlap', code: node.code, other: farthest.code })
    if (!farthest || node.posEnd > farthest.posEnd) farthest = node
  }
  return [...overlaps, ...ringOverlaps(inOrder)]
}

function ringOverlaps(siblings: readonly NetNode[]): NetProblem[] {
  return siblings.flatMap(({ code, ring }, index) =>
    siblings
      .slice(index + 1)
      .filter((other) => ring && other.ring && shareGround(ring, other.ring))
      .map((other): NetProblem => ({ kind: 'ring-overlap', code, other: other.code })),
  )
}
