import { newId } from '../../platform/runtime/ids.ts'

/** Asks the database past every wall; only tests and bench do. */
export type Ask = (sql: string, values?: unknown[]) => Promise<unknown[]>

export type DrawnNode = {
  nodeId: string
  parentId: string | undefined
  kind: string
  name: string
  pos: number
  posEnd: number
}

const kinds = ['street', 'community', 'mid-grid', 'small-grid', 'building', 'entrance'] as const
const begun = '2026-01-01'

/**
 * Draws a small street: as many children at each level as `widths` says, one entrance to each building.
 * @param widths communities, mid grids, small grids and buildings below each node
 * @returns its nodes, parents before children
 */
export async function drawStreet(
  ask: Ask,
  streetId: number,
  widths: readonly number[],
): Promise<DrawnNode[]> {
  const nodes = numbered([...widths, 1])
  await ask('insert into grid.street values ($1, $2, false, $3)', [streetId, '100', begun])
  await ask('insert into grid.version values ($1, $2, $3, $4)', [streetId, newId(), '1', begun])
  for (const node of nodes) await addNode(ask, streetId, node)
  return nodes
}

function numbered(widths: readonly number[]): DrawnNode[] {
  const nodes: DrawnNode[] = []
  let pos = 0
  const grow = (level: number, parent: DrawnNode | undefined, ordinal: number): void => {
    const node: DrawnNode = {
      nodeId: newId(),
      parentId: parent?.nodeId,
      kind: kinds[level] ?? 'entrance',
      name: `${parent?.name ?? ''}${ordinal}${nameOf[level] ?? ''}`,
      pos: (pos += 7),
      posEnd: 0,
    }
    nodes.push(node)
    for (let i = 1; i <= (widths[level] ?? 0); i++) grow(level + 1, node, i)
    node.posEnd = pos += 3
  }
  grow(0, undefined, 1)
  return nodes
}

const nameOf = ['街道', '社区', '小区', '网格', '号楼', '单元']

async function addNode(ask: Ask, streetId: number, node: DrawnNode): Promise<void> {
  const isCompound = node.kind === 'mid-grid'
  await ask(
    `insert into grid.node (street_id, node_id, parent_id, kind, code, name, ordinal, pos, pos_end, valid_from, compound, access)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      streetId,
      node.nodeId,
      node.parentId ?? null,
      node.kind,
      `${node.pos}`,
      node.name,
      node.pos,
      node.pos,
      node.posEnd,
      begun,
      isCompound ? 'residential' : null,
      isCompound ? 'closed' : null,
    ],
  )
}
