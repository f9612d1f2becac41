import { type Answer, type Ask, send } from '@linli/kit/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { CaseItem } from './case-words.ts'

const PAGE = 20

/** One view of the cases, a page at a time; more pages are added below on request. */
export function useCaseList(query: Omit<NonNullable<Ask<'GET /cases'>['query']>, 'limit'>) {
  const pages = useInfiniteQuery({
    queryKey: ['GET /cases', 'pages', query],
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      send('GET /cases', {
        query: { limit: PAGE, ...query, after: pageParam },
        signal,
      }) as Promise<Answer<'GET /cases'>>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  })
  const items: readonly CaseItem[] = pages.data?.pages.flatMap((page) => page.items) ?? []
  return {
    query: pages,
    items,
    hasMore: pages.hasNextPage,
    more: () => void pages.fetchNextPage(),
  }
}

export type CaseList = ReturnType<typeof useCaseList>
