import type { Answer } from '@linli/kit/client'
import { calendarDay, momentWords, timeOfDay } from '@linli/kit/clock'
import { t } from '../words.ts'
import { doerName } from './timelineWords.ts'

export type Derivation = Answer<'GET /my/reports/{reportId}/derivation'>
export type DerivationLine = Derivation['lines'][number]
type Clock = Derivation['clock']
type Of<Kind extends DerivationLine['kind']> = Extract<DerivationLine, { kind: Kind }>
type Say = { clock: Clock; at: number }
type Sentences = { [Kind in DerivationLine['kind']]: (line: Of<Kind>, say: Say) => string }

/** One line of the arithmetic as a sentence. */
export function lineWords<Kind extends DerivationLine['kind']>(line: Of<Kind>, say: Say): string {
  const sentence: Sentences[Kind] = sentences[line.kind as Kind]
  return sentence(line, say)
}

const sentences: Sentences = {
  start: (line, { at }) => t('casework.line-start', { when: momentWords(line.at, at) }),
  counted: (line, { clock, at }) =>
    t('casework.line-counted', {
      days: clock === 'wd' || clock === 'date' ? span(line, at) : clockSpan(line, at),
      amount: amountWords(line.amount, clock),
      total: amountWords(line.total, clock),
    }),
  off: (line, { at }) =>
    t('casework.line-off', {
      days: span(line, at),
      why: line.holiday ?? t(line.isWeekend ? 'casework.weekend' : 'casework.dayOff'),
    }),
  paused: (line, { at }) =>
    t('casework.line-paused', {
      days: span(line, at),
      why: line.pauses.map(pauseWords).join('、'),
    }),
  'pause-total': ({ count }) => t('casework.line-pause-total', { count }),
  unannounced: ({ year }) => t('casework.line-unannounced', { year: String(year) }),
  'first-due': (line, { at }) => t('casework.line-first-due', { when: momentWords(line.at, at) }),
  given: givenWords,
  due: (line, { at }) => t('casework.line-due', { when: momentWords(line.at, at) }),
}

type Pause = Of<'paused'>['pauses'][number]

function pauseWords({ reason, by }: Pause): string {
  const what = isWaiting(reason) ? t(`casework.waiting-${reason}`) : reason
  return by ? t('casework.approvedBy', { what, who: doerName(by) }) : what
}

const waitings = ['resident', 'permit', 'checking'] as const

function isWaiting(reason: string): reason is (typeof waitings)[number] {
  return waitings.some((known) => known === reason)
}

/** Who gave the date and why; a limit that someone else fixed was given when the matter was handed on. */
function givenWords({ words, by, until }: Of<'given'>, { clock, at }: Say): string {
  const key = clock === 'date' && words === undefined ? 'line-fixed' : 'line-extended'
  const what = t(`casework.${key}`, { when: momentWords(until, at) })
  const said = by ? t('casework.approvedBy', { what, who: doerName(by) }) : what
  return words === undefined ? said : t('casework.withReason', { said, words })
}

function span({ first, last }: { first: string; last: string }, at: number): string {
  const from = calendarDay(first, at)
  return first === last ? from : t('casework.span', { from, to: calendarDay(last, at) })
}

/** On the clocks of hours every stretch says from when until when, a run of whole days the hours of each. */
function clockSpan(line: Of<'counted'>, at: number): string {
  return `${span(line, at)} ${timeOfDay(line.from)}–${timeOfDay(line.until)}`
}

/** Working days are counted whole; the hour clocks count minutes. */
export function amountWords(amount: number, clock: Clock): string {
  if (clock === 'wd' || clock === 'date') return t('casework.days', { count: amount })
  return clock === 'wh' && amount % 60 === 0 && amount > 0
    ? t('casework.workingHours', { hours: amount / 60 })
    : hoursWords(amount)
}

/** Plain time gone by. */
export function elapsedWords(minutes: number): string {
  const days = Math.floor(minutes / 1440)
  if (days === 0) return hoursWords(minutes)
  return t('casework.daysHours', { days, hours: Math.floor((minutes % 1440) / 60) })
}

function hoursWords(amount: number): string {
  const [hours, minutes] = [Math.floor(amount / 60), Math.floor(amount % 60)]
  if (hours === 0) return t('casework.minutes', { minutes })
  return minutes === 0
    ? t('casework.hours', { hours })
    : t('casework.hoursMinutes', { hours, minutes })
}
