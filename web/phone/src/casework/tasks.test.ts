import type { CaseItem } from '@linli/contract/casework/case.schema'
import { expect, test } from 'vitest'
import { groupTasks } from './tasks.ts'

/** Wednesday 17 June 2026, 10:20 in Jinan. */
const at = Date.parse('2026-06-17T02:20:00.000Z')

test('what is late or due today comes first by its hour, then the rest, then what is awaited', () => {
  const groups = groupTasks(
    [
      task('tomorrow', '2026-06-18T09:00:00.000Z'),
      task('no-hour', undefined),
      task('this-afternoon', '2026-06-17T06:30:00.000Z'),
      task('late-since-monday', '2026-06-15T06:30:00.000Z'),
      task('permit-awaited', '2026-06-17T03:00:00.000Z', 'suspended'),
    ],
    at,
  )
  expect(groups.timed.map((item) => item.title)).toEqual(['late-since-monday', 'this-afternoon'])
  expect(groups.onTheWay.map((item) => item.title)).toEqual(['tomorrow', 'no-hour'])
  expect(groups.waiting.map((item) => item.title)).toEqual(['permit-awaited'])
})

test('today ends at midnight in Jinan', () => {
  const beforeMidnight = task('tonight', '2026-06-17T15:59:00.000Z')
  const afterMidnight = task('past-midnight', '2026-06-17T16:01:00.000Z')
  const groups = groupTasks([beforeMidnight, afterMidnight], at)
  expect(groups.timed).toEqual([beforeMidnight])
  expect(groups.onTheWay).toEqual([afterMidnight])
})

function task(title: string, dueAt: string | undefined, stage: CaseItem['stage'] = 'reported') {
  return { title, stage, ...(dueAt && { dueAt }) } as CaseItem
}
