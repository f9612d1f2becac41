import { call } from '@linli/kit/client'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { kept } from '../shell/reads.ts'

/** What this person, or the bearer of a receipt, has reported. */
export const myReportsQuery = queryOptions({
  queryKey: ['my-reports'],
  queryFn: ({ signal }) => call('GET /my/reports', { query: { limit: 100 }, signal }),
  meta: kept,
})

/** How many reports wait for their reporter's answer. */
export function useAskingCount(): number {
  const reports = useQuery(myReportsQuery).data?.items ?? []
  return reports.filter((report) => report.status === 'asking-you').length
}
