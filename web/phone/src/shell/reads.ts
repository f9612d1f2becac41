import { NoSignalError } from '@linli/kit/client'
import { now } from '@linli/kit/clock'
import { hashKey, QueryClient } from '@tanstack/react-query'
import { phoneStore } from '../outbox/store.ts'

const KEPT_MS = 7 * 24 * 3_600_000
const FRESH_MS = 15_000
const TRIES = 2
/** What hardly changes is not fetched again on every start. */
const slow: readonly unknown[] = ['street', 'catalogue', 'grid']

/** Marks a query whose answer is kept on the phone, so that its page opens without signal. */
export const kept = { isKept: true } as const

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: FRESH_MS,
      gcTime: KEPT_MS,
      retry: (failures, error) => error instanceof NoSignalError && failures < TRIES,
      retryDelay: 1_000,
      refetchOnReconnect: true,
    },
  },
})

/** Brings back what was read before, and keeps what is read from now on. */
export async function restoreReads(): Promise<void> {
  const db = await phoneStore()
  const rows = await db.getAll('reads')
  for (const row of rows) {
    if (now() - row.at > KEPT_MS) await db.delete('reads', row.hash)
    else if (Array.isArray(row.key)) queries.setQueryData(row.key, row.data, { updatedAt: row.at })
  }
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => !slow.includes(queryKey[0]),
    refetchType: 'none',
  })
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const { query } = event
    if (query.meta?.isKept === true) void keepRead(query.queryKey, query.state.data)
  })
}

/** Another person takes the phone: what was read as the last one goes. */
export async function forgetReads(): Promise<void> {
  queries.clear()
  await (await phoneStore()).clear('reads')
}

async function keepRead(key: readonly unknown[], data: unknown): Promise<void> {
  await (await phoneStore()).put('reads', { hash: hashKey(key), key: [...key], data, at: now() })
}
