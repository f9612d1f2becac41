import { Failure, Skeleton } from '@linli/kit/parts/States'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useStreet } from '../sign-in/session.ts'

type Props<Data> = {
  query: UseQueryResult<Data>
  rows?: number
  children: (data: Data) => ReactNode
}

/** What was fetched, or kept from before; else grey bars, or why it did not come. */
export function Answered<Data>({ query, rows = 3, children }: Props<Data>) {
  const street = useStreet()
  if (query.data !== undefined) return children(query.data)
  if (!query.isError) return <Skeleton rows={rows} />
  return <Failure error={query.error} phone={street?.phone} onRetry={() => void query.refetch()} />
}
