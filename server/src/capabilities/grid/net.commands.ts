import type { NodeKind } from '@linli/contract/grid/grid.schema'
import { type NetNode, type NetProblem, netProblems } from '@linli/contract/grid/net.rules'
import type { Database } from '../../platform/db/pool.ts'
import { type RowOf, ringOf } from './grid.present.ts'
import { netInForce } from './grid.sql.ts'

export type NetVerification = { streetId: number; nodes: number; problems: NetProblem[] }

/** Judges the net of a street as it holds on a day: one tree, strictly nested, without overlap or gap (R23, R25). */
export async function verifyNet(
  owner: Database['owner'],
  streetId: number,
  day: string,
): Promise<NetVerification> {
  const { rows } = await owner.query(netInForce({ streetId, day }))
  const nodes = (rows as NetRow[]).map(netNodeOf)
  return { streetId, nodes: nodes.length, problems: netProblems(nodes) }
}

type NetRow = RowOf<typeof netInForce>

function netNodeOf(row: NetRow): NetNode {
  const { centre_lon: lon, centre_lat: lat } = row
  return {
    nodeId: row.node_id,
    parentId: row.parent_id ?? undefined,
    kind: row.kind as NodeKind,
    code: row.code,
    pos: row.pos,
    posEnd: row.pos_end,
    ring: row.ring ? ringOf(row.ring) : undefined,
    centre: lon !== null && lat !== null ? [lon, lat] : undefined,
  }
}
