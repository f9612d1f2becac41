import type { QueryClient } from '@tanstack/react-query'
import { childrenQuery, elevationQuery, nodeQuery } from './places.ts'

/** A grid larger than this is fetched as it is walked. */
const MOST_BELOW = 30

/** Fetches the own grid ahead, down to the doors of its buildings, so that it opens without signal. */
export async function fetchGridAhead(client: QueryClient, nodeId: string): Promise<void> {
  await client.prefetchQuery(nodeQuery(nodeId))
  const below = await client.fetchQuery(childrenQuery(nodeId)).catch(() => undefined)
  for (const node of (below?.items ?? []).slice(0, MOST_BELOW)) {
    await client.prefetchQuery(nodeQuery(node.nodeId))
    await client.prefetchQuery(childrenQuery(node.nodeId))
    if (node.kind === 'building') await client.prefetchQuery(elevationQuery(node.nodeId))
  }
}
