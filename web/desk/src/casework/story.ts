import type { CasePageData } from './case-words.ts'

type Line = CasePageData['timeline'][number]

/** The acts whose words and findings the next act is decided by. */
const telling: readonly string[] = [
  'verify',
  'settle',
  'file',
  'propose-no',
  'propose-void',
  'return',
  'feed-back',
  'fail-check',
  'answer-unsolved',
  'reopen',
]
const results: readonly string[] = ['feed-back', 'settle']

/** What was found and done so far, oldest first: of every telling act the last. */
export function storyOf({ timeline }: Pick<CasePageData, 'timeline'>): readonly Line[] {
  const oldestFirst = timeline.toSorted((a, b) => a.at.localeCompare(b.at))
  const last = new Map(oldestFirst.map((line) => [line.act, line]))
  return oldestFirst.filter((line) => telling.includes(line.act) && last.get(line.act) === line)
}

/** The handler's last word on what was done. */
export function lastResult(page: Pick<CasePageData, 'timeline'>): Line | undefined {
  return storyOf(page).findLast(({ act }) => results.includes(act))
}
