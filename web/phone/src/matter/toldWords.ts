import type { TimelineLine } from '@linli/contract/matter/matter.schema'
import { calendarDay, momentWords } from '@linli/kit/clock'
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

export function toldTitle(line: Line, at: number): string {
  const { act, detail } = line
  if (isNamed(detail.promisedOn)) return promisedTitle(act, dayOf(detail.promisedOn, at))
  const title = special[act]?.(line, at) ?? (isTold(act) ? t(`told.${act}`) : lineTitle(line))
  return isNamed(detail.notedAt)
    ? t('matter.withMore', {
        title,
        more: t('matter.notedAt', { when: momentWords(detail.notedAt, at) }),
      })
    : title
}

/** Lines whose words depend on what the line holds; without it they have their plain words. */
const special: Readonly<Partial<Record<string, (line: Line, at: number) => string | undefined>>> = {
  report: ({ detail }) => when(detail.onBehalf === true, () => t('told.report-for-you')),
  verify: ({ detail }) => when(detail.isThere === false, () => t('told.verify-nothing')),
  'confirm-no': ({ detail: { outcome } }) =>
    when(outcome === 'not-found-on-site', () => t('told.nothing-agreed')),
  'propose-no': ({ detail }) => when(detail.isThere === false, () => t('told.nothing-second')),
  dispatch: ({ detail: { unit } }) =>
    named(unit, (given) => t('told.dispatch-unit', { unit: given })),
  arbitrate: ({ detail: { unit } }) =>
    named(unit, (given) => t('told.arbitrate-unit', { unit: given })),
  extend: ({ detail: { until } }, at) =>
    named(until, (given) => t('told.extend-day', { day: dayOf(given, at) })),
  hang: ({ detail: { reviewOn } }, at) =>
    named(reviewOn, (given) => t('told.hang-day', { day: dayOf(given, at) })),
  rate: ({ detail: { rating } }) =>
    typeof rating === 'number'
      ? t('told.rate-said', { rating: t(`matter.rating-${ratingKey(rating)}`) })
      : undefined,
  note: ({ by }) => when(isReporter(by.post), () => t('told.note-own')),
  reopen: ({ by }) => when(isReporter(by.post), () => t('told.reopen-own')),
}

function when(holds: boolean, words: () => string): string | undefined {
  return holds ? words() : undefined
}

function named(value: unknown, words: (given: string) => string): string | undefined {
  return isNamed(value) ? words(value) : undefined
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
