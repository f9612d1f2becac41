import type { DemoNode, DemoNodeKind } from './demo-street.ts'

// Room before a node of each kind, so that a later node can be put between two siblings.
const roomBefore: Record<DemoNodeKind, number> = {
  street: 1,
  community: 10_000,
  'mid-grid': 2_000,
  'small-grid': 500,
  building: 100,
  entrance: 20,
  dwelling: 10,
}

// Room after the last child of each kind of parent.
const roomInside: Record<DemoNodeKind, number> = {
  street: 100_000,
  community: 10_000,
  'mid-grid': 2_000,
  'small-grid': 500,
  building: 100,
  entrance: 50,
  dwelling: 0,
}

/** Numbers the tree as a nested set; expects every parent before its children. */
export function numberPositions(nodes: readonly DemoNode[]): void {
  const children = new Map<string, DemoNode[]>()
  for (const node of nodes) {
    children.set(node.id, [])
    if (node.parentId) children.get(node.parentId)?.push(node)
  }
  const roots = nodes.filter((node) => node.parentId === undefined)
  for (const root of roots) numberBranch(children, root, roomBefore[root.kind])
}

function numberBranch(
  children: ReadonlyMap<string, DemoNode[]>,
  node: DemoNode,
  start: number,
): number {
  node.pos = start
  let last = start
  for (const child of children.get(node.id) ?? []) {
    last = numberBranch(children, child, last + roomBefore[child.kind])
  }
  node.posEnd = last + roomInside[node.kind]
  return node.posEnd
}
