import type { CaseItem, Stage } from '@linli/contract/casework/case.schema'
import { call } from '@linli/kit/client'
import { localDate, milliseconds } from '@linli/kit/clock'
import { queryOptions } from '@tanstack/react-query'
import { kept } from '../shell/reads.ts'

export type TaskGroups = { timed: CaseItem[]; onTheWay: CaseItem[]; waiting: CaseItem[] }

/** Nothing to do for whoever sees it: somebody else is awaited. */
const awaiting: readonly Stage[] = ['suspended', 'hung', 'second-reading', 'void-proposed']
const LIST_LENGTH = 100

export const tasksQuery = queryOptions({
  queryKey: ['tasks'],
  queryFn: ({ signal }) =>
    call('GET /cases', { query: { view: 'my-tasks', order: 'due', limit: LIST_LENGTH }, signal }),
  meta: kept,
})

export function caseQuery(caseId: string) {
  return queryOptions({
    queryKey: ['case', caseId],
    queryFn: ({ signal }) => call('GET /cases/{caseId}', { params: { caseId }, signal }),
    meta: kept,
  })
}

/** What has an hour today or is late comes first, by its hour; then what can be done on the way. */
export function groupTasks(items: readonly CaseItem[], at: number): TaskGroups {
  const inHand = items.filter((item) => !awaiting.includes(item.stage))
  const timed = inHand.filter((item) => isTimed(item, at)).sort(byDue)
  return {
    timed,
    onTheWay: inHand.filter((item) => !timed.includes(item)).sort(byDue),
    waiting: items.filter((item) => awaiting.includes(item.stage)),
  }
}

function isTimed(item: CaseItem, at: number): boolean {
  if (item.dueAt === undefined) return false
  return milliseconds(item.dueAt) < at || localDate(milliseconds(item.dueAt)) === localDate(at)
}

function byDue(a: CaseItem, b: CaseItem): number {
  return (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')
}
