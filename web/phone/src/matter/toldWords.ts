import type { TimelineLine } from '@linli/contract/matter/matter.schema'
import { calendarDay } from '@linli/kit/clock'
import type { Names } from '@linli/kit/messages'
import type { TimelineEntry } from '@linli/kit/parts/Timeline'
import { postName } from '../sign-in/postName.ts'
import { t } from '../words.ts'
import { ratingKey } from './ratingKey.ts'
import { lineTitle } from './timelineWords.ts'
import { zh } from './told.zh.ts'

type Line = Pick<TimelineLine, 'act' | 'detail' | 'by'>

const streetPosts = ['dispatch-desk', 'checking-desk', 'street-manager', 'administrator']
const communityPosts = ['community-cadre', 'community-secretary']
const unitPosts = ['department-handler', 'property-staff']

/** A line of the course as its reporter reads it: what happened in plain words, and by whom, said once. */
export function toldEntryOf(line: TimelineLine, at: number): Omit<TimelineEntry, 'more'> {
  const { lineId: id, axis, words } = line
  return { id, at: line.at, axis, title: toldTitle(line, at), by: toldBy(line), words }
}

export function toldTitle({ act, detail, by }: Line, at: number): string {
  const { unit, until, reviewOn, rating, promisedOn } = detail
  const isOwn = isReporter(by.post)
  if (act === 'report' && detail.onBehalf === true) return t('told.report-for-you')
  if (act === 'verify' && detail.isThere === false) return t('told.verify-nothing')
  if (act === 'dispatch' && isNamed(unit)) return t('told.dispatch-unit', { unit })
  if (act === 'arbitrate' && isNamed(unit)) return t('told.arbitrate-unit', { unit })
  if (act === 'extend' && isNamed(until)) return t('told.extend-day', { day: dayOf(until, at) })
  if (act === 'hang' && isNamed(reviewOn)) return t('told.hang-day', { day: dayOf(reviewOn, at) })
  if (act === 'rate' && typeof rating === 'number')
    return t('told.rate-said', { rating: t(`matter.rating-${ratingKey(rating)}`) })
  if (isNamed(promisedOn)) return promisedTitle(act, dayOf(promisedOn, at))
  if (act === 'note' && isOwn) return t('told.note-own')
  if (act === 'reopen' && isOwn) return t('told.reopen-own')
  return isTold(act) ? t(`told.${act}`) : lineTitle({ act, detail })
}

/** A no with the day on which somebody looks again; on that day it goes on by itself. */
function promisedTitle(act: string, day: string): string {
  if (act === 'reopen') return t('matter.promiseKept')
  const title = isTold(act) ? t(`told.${act}`) : ''
  return t('matter.withMore', { title, more: t('matter.againOn', { day }) })
}

/** The unit or the post, never both; the reporter's own acts say so themselves, and so does what 社区 took on. */
function toldBy({ act, by }: Line): string {
  const { post, unit } = by
  if (act === 'file' || isReporter(post) || post.startsWith('system')) return ''
  if (streetPosts.includes(post)) return t('told.by-street')
  if (communityPosts.includes(post)) return unit ?? t('told.by-community')
  return unitPosts.includes(post) ? (unit ?? '') : postName(post)
}

function isReporter(post: string): boolean {
  return post === 'resident' || post === 'public'
}

function isNamed(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** A day or an instant, as a day. */
function dayOf(told: string, at: number): string {
  return calendarDay(told.slice(0, 10), at)
}

/** Words that need nothing filled in; the others are chosen above. */
type PlainWord = {
  [Key in keyof typeof zh]: [Names<(typeof zh)[Key]>] extends [never] ? Key : never
}[keyof typeof zh]

function isTold(act: string): act is PlainWord {
  return Object.hasOwn(zh, act)
}
