import type { GridNode, GridNodePage } from '@linli/contract/grid/grid.schema'
import type { QueryClient } from '@tanstack/react-query'
import { childrenQuery, elevationQuery, nodeQuery } from './places.ts'

/** Nobody's grid is fetched with more requests than this; what lies further is fetched as it is walked. */
const MOST_REQUESTS = 200

/**
 * Fetches the part of the grid a post holds ahead, level by level down to the doors of its buildings, so that a leader too
 * reaches them without signal.
 */
export async function fetchGridAhead(client: QueryClient, nodeId: string): Promise<void> {
  await client.prefetchQuery(nodeQuery(nodeId))
  const own = client.getQueryData(nodeQuery(nodeId).queryKey)
  const ahead = own ? [own] : []
  for (let asked = 0; asked < MOST_REQUESTS; asked += 1) {
    const page = ahead.shift()
    if (!page) return
    if (page.node.kind === 'building') await client.prefetchQuery(elevationQuery(page.node.nodeId))
    else ahead.push(...(await pagesBelow(client, page)))
  }
}

/** What a list says of its nodes is what their pages would say: they are kept without being asked for. */
async function pagesBelow(client: QueryClient, above: GridNodePage): Promise<GridNodePage[]> {
  const below = await client
    .fetchQuery(childrenQuery(above.node.nodeId))
    .catch(() => ({ items: [] as GridNode[] }))
  const pages = below.items.map((node) => ({ node, path: [...above.path, above.node] }))
  await Promise.all(
    pages.map((page) =>
      client.prefetchQuery({ ...nodeQuery(page.node.nodeId), queryFn: () => page }),
    ),
  )
  return pages
}
