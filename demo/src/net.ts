import { type NetNode, netProblems } from '@linli/contract/grid/net.rules'
import type { DemoNode } from './demo-street.ts'

/** A node of the demo as the one net is judged by it. */
export function netNodeOf({ id: nodeId, boundary: ring, ...node }: DemoNode): NetNode {
  return { ...node, nodeId, ring }
}

/**
 * Nothing is loaded that is not one net (R23).
 * @throws Error naming the first problems
 */
export function requireOneNet(nodes: readonly DemoNode[]): void {
  const problems = netProblems(nodes.map(netNodeOf))
  if (problems.length > 0)
    throw new Error(`not one net: ${JSON.stringify(problems.slice(0, 5))} of ${problems.length}`)
}
