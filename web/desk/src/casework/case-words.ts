import type { Answer } from '@linli/kit/client'
import type { StateName } from '@linli/kit/parts/Pill'
import type { ShapeName } from '@linli/kit/shapes'
import { t, type WordKey, wordKey, words } from '../words.ts'

export type CasePageData = Answer<'GET /cases/{caseId}'>
export type CaseItem = Answer<'GET /cases'>['items'][number]
export type Stage = CaseItem['stage']
export type CaseAct = CasePageData['acts'][number]['act']
export type Outcome = NonNullable<CaseItem['outcome']>

type StageLook = { state: StateName; shape?: ShapeName }

const looks: Record<Stage, StageLook> = {
  reported: { state: 'new' },
  verified: { state: 'new' },
  filed: { state: 'new' },
  dispatched: { state: 'new' },
  returned: { state: 'no', shape: 'returned' },
  arbitration: { state: 'soon' },
  handling: { state: 'doing' },
  suspended: { state: 'wait' },
  hung: { state: 'wait', shape: 'hung' },
  'second-reading': { state: 'wait' },
  checking: { state: 'wait' },
  settled: { state: 'wait' },
  closed: { state: 'done' },
  'void-proposed': { state: 'wait' },
  void: { state: 'no' },
}

const honestNo: readonly Outcome[] = [
  'not-ours',
  'not-allowed',
  'not-possible-now',
  'not-found-on-site',
  'withdrawn',
  'void',
]

/** Shape, colour and word of where a case stands; a closed one says how it ended. */
export function stageLook(item: Pick<CaseItem, 'stage' | 'outcome'>): StageLook & { word: string } {
  if (item.stage !== 'closed' || item.outcome === undefined)
    return { ...looks[item.stage], word: t(`casework.stage-${item.stage}`) }
  const look: StageLook = honestNo.includes(item.outcome) ? { state: 'no' } : { state: 'done' }
  return { ...look, word: t(`casework.outcome-${item.outcome}`) }
}

/** A word for a code the server may add to; the code itself while it has none. */
export function codeWord(prefix: string, code: string, otherwise?: WordKey): string {
  const key = wordKey('casework', `${prefix}-${code}`) ?? otherwise
  return key === undefined ? code : words(key)
}

/** Where it is, as the lists say it, and what the reporter added to that. */
export function placeWords(page: Pick<CasePageData, 'place' | 'placeDetail'>): string {
  const { words } = page.placeDetail
  return [page.place, words].filter(Boolean).join(' · ')
}

type Doer = CasePageData['timeline'][number]['by']

/** Who did it: the name where the reader may see it, else the unit and the post. */
export function doerWords(doer: Doer, length: 'short' | 'full' = 'full'): string {
  // What the system did by itself is signed `system:` and the name of the job.
  const key = wordKey('shell', `post-${doer.post.split(':')[0]}`)
  const post = doer.post === 'resident' ? t('casework.theReporter') : key && words(key)
  if (length === 'short') return doer.name ?? doer.unit ?? post ?? ''
  return [doer.unit ?? post, doer.name].filter(Boolean).join(' ')
}

/** Plain time gone by: days and hours, or hours and minutes. */
export function durationWords(minutes: number): string {
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  if (days > 0) return t('casework.daysHours', { days, hours })
  return t('casework.hoursMinutes', { hours, minutes: Math.floor(minutes % 60) })
}

/** What a clock counted so far: whole working days, or hours and minutes of its kind. */
export function countedWords(counted: number, clock: string): string {
  return clock === 'wd' || clock === 'date'
    ? t('casework.workingDays', { amount: counted })
    : durationOnClock(counted, clock)
}

function durationOnClock(minutes: number, clock: string): string {
  const amount = t('casework.hoursMinutes', {
    hours: Math.floor(minutes / 60),
    minutes: Math.floor(minutes % 60),
  })
  return clock === 'wh' ? t('casework.ofWork', { amount }) : amount
}

export function amountWords(amount: number, clock: string): string {
  if (clock === 'wh') return t('casework.workingHours', { amount })
  if (clock === 'wd') return t('casework.workingDays', { amount })
  if (clock === 'eh') return t('casework.hours', { amount })
  return t('casework.onDate')
}
