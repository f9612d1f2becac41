import { call } from '@linli/kit/client'
import { useNow } from '@linli/kit/ticking'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { kept } from '../shell/reads.ts'
import { isMendedAsked } from './asking.ts'

/** What this person, or the bearer of a receipt, has reported. */
export const myReportsQuery = queryOptions({
  queryKey: ['my-reports'],
  queryFn: ({ signal }) => call('GET /my/reports', { query: { limit: 100 }, signal }),
  meta: kept,
})

/** One of them, with everything its page shows. */
export function myReportQuery(reportId: string) {
  return queryOptions({
    queryKey: ['my-report', reportId],
    queryFn: ({ signal }) => call('GET /my/reports/{reportId}', { params: { reportId }, signal }),
    meta: kept,
  })
}

/** How many reports wait for their reporter's answer. */
export function useAskingCount(): number {
  const at = useNow()
  const reports = useQuery(myReportsQuery).data?.items ?? []
  return reports.filter((report) => isMendedAsked(report, at)).length
}
