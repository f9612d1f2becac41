import { reopenDays } from '@linli/contract/matter/reopening.rules'
import type { ReportItem } from '@linli/contract/matter/matter.schema'
import { milliseconds, momentWords } from '@linli/kit/clock'
import { postName } from '../sign-in/postName.ts'
import { t } from '../words.ts'
import { groupOf } from './reportStatus.ts'

type Asked = Pick<ReportItem, 'status' | 'outcome' | 'endedAt' | 'answer' | 'rating' | 'saidDone'>

const DAY_MS = 24 * 3_600_000

/** Whether the reporter is asked if it is mended: until they say so, or the days after the close are over. */
export function isMendedAsked(report: Asked, at: number): boolean {
  if (report.status === 'asking-you') return true
  return isDoneLately(report, at) && report.answer === undefined
}

/** How it was handled is asked after that, and as long. */
export function isRatingAsked(report: Asked, at: number): boolean {
  return isDoneLately(report, at) && report.rating === undefined && !isMendedAsked(report, at)
}

/** Where a report stands in a list of one's own: what asks comes first, closed or not. */
export function groupNow(report: Asked, at: number): 'asking' | 'open' | 'closed' {
  return isMendedAsked(report, at) ? 'asking' : groupOf(report.status)
}

/** 翠屏里北区物业说今天 14:37 修好了，您看呢？ */
export function askingWords({ saidDone }: Asked, at: number): string {
  if (!saidDone) return t('matter.isItDone')
  const who = saidDone.unit ?? postName(saidDone.post)
  return t('matter.saysMended', { who, when: momentWords(saidDone.at, at) })
}

function isDoneLately({ outcome, endedAt }: Asked, at: number): boolean {
  const isDone = outcome === 'solved' || outcome === 'solved-on-spot'
  return isDone && endedAt !== undefined && at - milliseconds(endedAt) < reopenDays * DAY_MS
}
