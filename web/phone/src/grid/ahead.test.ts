import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { fetchGridAhead } from './ahead.ts'
import { elevationQuery, nodeQuery } from './places.ts'

/** A compound of three building grids with so many buildings each. */
function streetWith(buildingsEach: number) {
  const node = (nodeId: string, kind: string) => ({ nodeId, kind, name: nodeId, childCount: 1 })
  const below: Record<string, object[]> = {
    compound: ['grid-1', 'grid-2', 'grid-3'].map((id) => node(id, 'small-grid')),
  }
  for (const grid of ['grid-1', 'grid-2', 'grid-3']) {
    below[grid] = Array.from({ length: buildingsEach }, (_, at) =>
      node(`${grid}-${at + 1}`, 'building'),
    )
  }
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    const [, nodeId = '', part] = /nodes\/([^/]+)(?:\/(\w+))?/.exec(url) ?? []
    if (part === 'children') return Response.json({ items: below[nodeId] ?? [] })
    if (part === 'elevation') return Response.json({ building: node(nodeId, 'building') })
    return Response.json({ node: node(nodeId, 'mid-grid'), path: [node('street', 'street')] })
  })
  return asked
}

afterEach(() => vi.unstubAllGlobals())

test('a leader has every building of the compound with its doors before walking where there is no signal', async () => {
  streetWith(2)
  const client = new QueryClient()
  await fetchGridAhead(client, 'compound')
  expect(client.getQueryData(elevationQuery('grid-3-2').queryKey)).toBeDefined()
  const page = client.getQueryData(nodeQuery('grid-3-2').queryKey)
  expect(page?.path.map((step) => step.nodeId)).toEqual(['street', 'compound', 'grid-3'])
})

test('a large part of the street is not fetched without end', async () => {
  const asked = streetWith(300)
  await fetchGridAhead(new QueryClient(), 'compound')
  expect(asked.length).toBeLessThanOrEqual(201)
})
