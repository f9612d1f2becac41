import type { TimelineLine } from '@linli/contract/matter/matter.schema'
import { momentWords, now } from '@linli/kit/clock'
import type { TimelineEntry } from '@linli/kit/parts/Timeline'
import { t } from '../words.ts'
import { postName } from '../sign-in/postName.ts'
import { zh } from './matter.zh.ts'

type ActKey = Extract<keyof typeof zh, `act-${string}`>

/** What a line of the timeline says happened; a unit, a day or the moment it was noted is added. */
export function lineTitle(line: Pick<TimelineLine, 'act' | 'detail'>): string {
  const day = line.detail.promisedOn
  if (line.act === 'reopen' && day !== undefined) return t('matter.promiseKept')
  if (line.detail.isThere === false) return nothingSeen(line.act)
  const key = `act-${line.act}`
  const title = isActKey(key) ? t(`matter.${key}`) : line.act
  const more = addedWords(line.detail)
  return more === undefined ? title : t('matter.withMore', { title, more })
}

function addedWords(detail: TimelineLine['detail']): string | undefined {
  const { unit, promisedOn: day, notedAt } = detail
  if (typeof unit === 'string' && unit !== '') return unit
  if (typeof day === 'string') return t('matter.againOn', { day })
  return typeof notedAt === 'string'
    ? t('matter.notedAt', { when: momentWords(notedAt, now()) })
    : undefined
}

/** Whoever was there and saw nothing proposes a no with that, which a second person reads. */
function nothingSeen(act: string): string {
  const title = t('matter.verifyNothing')
  return act === 'verify' ? title : t('matter.withMore', { title, more: t('matter.secondReads') })
}

export function entryOf(line: TimelineLine): Omit<TimelineEntry, 'more'> {
  return {
    id: line.lineId,
    at: line.at,
    axis: line.axis,
    title: lineTitle(line),
    by: doerName(line.by),
    words: line.words,
  }
}

/** Post, name and unit of whoever did it; a desk that is called after its post is not named twice. */
export function doerName({ post, name, unit }: TimelineLine['by']): string {
  const isReporter = post === 'resident' || post === 'public'
  // What the system did by itself is signed `system:` and the name of the job.
  const who = isReporter ? t('matter.reporter') : postName(post.split(':')[0] ?? '')
  return [unit?.endsWith(who) ? undefined : who, name, unit].filter(Boolean).join(' ')
}

function isActKey(key: string): key is ActKey {
  return Object.hasOwn(zh, key)
}
