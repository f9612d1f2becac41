import type { TimelineLine } from '@linli/contract/matter/matter.schema'
import { momentWords, now } from '@linli/kit/clock'
import type { TimelineEntry } from '@linli/kit/parts/Timeline'
import { t } from '../words.ts'
import { zh as posts } from '../sign-in/sign-in.zh.ts'
import { zh } from './matter.zh.ts'

type ActKey = Extract<keyof typeof zh, `act-${string}`>

/** What a line of the timeline says happened; a unit, a day or the moment it was noted is added. */
export function lineTitle(line: Pick<TimelineLine, 'act' | 'detail'>): string {
  const day = line.detail.promisedOn
  if (line.act === 'reopen' && day !== undefined) return t('matter.promiseKept')
  const key = `act-${line.act}`
  const title = isActKey(key) ? t(`matter.${key}`) : line.act
  const more = addedWords(line.detail)
  return more === undefined ? title : t('matter.withMore', { title, more })
}

function addedWords(detail: TimelineLine['detail']): string | undefined {
  const unit = detail.unitName ?? detail.toUnitName ?? detail.leadUnitName
  if (typeof unit === 'string') return unit
  const { promisedOn: day, notedAt } = detail
  if (typeof day === 'string') return t('matter.againOn', { day })
  return typeof notedAt === 'string'
    ? t('matter.notedAt', { when: momentWords(notedAt, now()) })
    : undefined
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

/** Post, name and unit of whoever did it, as far as the reader may know them. */
export function doerName(by: TimelineLine['by']): string {
  return [who(by), by.name, by.unit].filter(Boolean).join(' ')
}

/** A post by its name; whoever acts under none is the reporter. */
function who(by: TimelineLine['by']): string {
  // What the system did by itself is signed `system:` and the name of the job.
  const key = `post-${by.post.split(':')[0]}`
  return Object.hasOwn(posts, key)
    ? t(`signIn.${key as keyof typeof posts & `post-${string}`}`)
    : t('matter.reporter')
}

function isActKey(key: string): key is ActKey {
  return Object.hasOwn(zh, key)
}
