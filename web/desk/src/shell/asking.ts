import {
  type Answer,
  type Ask,
  isProblem,
  ProblemError,
  type RouteKey,
  send,
} from '@linli/kit/client'
import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  queryOptions,
  useQuery,
} from '@tanstack/react-query'

export type GetKey = Extract<RouteKey, `GET ${string}`>
const signedOut = new Set<() => void>()

/** Everything the desk has asked for; a refusal is an answer and is not asked again. */
export const asking = new QueryClient({
  queryCache: new QueryCache({ onError: tellSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => !(error instanceof ProblemError) && count < 2,
    },
  },
})

/** How one route is asked for and remembered: under its key and what was asked. */
export function answerOptions<Key extends GetKey>(route: Key, ask: Ask<Key>) {
  return queryOptions({
    queryKey: [route, ask] as const,
    queryFn: ({ signal }) =>
      send(route, { ...(ask as Parameters<typeof send>[1]), signal }) as Promise<Answer<Key>>,
  })
}

/** The answer of one GET route of the contract, live: it is fetched again when something changed. */
export function useAnswer<Key extends GetKey>(
  route: Key,
  ask: Ask<Key>,
  options: { enabled?: boolean; keepsPrevious?: boolean; staleTime?: number } = {},
) {
  return useQuery({
    ...answerOptions(route, ask),
    enabled: options.enabled ?? true,
    ...(options.keepsPrevious && { placeholderData: keepPreviousData }),
    ...(options.staleTime !== undefined && { staleTime: options.staleTime }),
  })
}

/** Forgets nothing, but fetches again whatever on screen came from these routes. */
export function refetch(...routes: readonly string[]): Promise<void> {
  return asking.invalidateQueries({
    predicate: ({ queryKey }) => routes.some((route) => String(queryKey[0]).startsWith(route)),
  })
}

export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener)
  return () => signedOut.delete(listener)
}

function tellSignedOut(error: unknown): void {
  if (isProblem(error, 'not-signed-in')) for (const listener of signedOut) listener()
}
