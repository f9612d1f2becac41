import { type Answer, call } from '@linli/kit/client'
import { calendarDay, momentWords, timeOfDay } from '@linli/kit/clock'
import { Sheet } from '@linli/kit/parts/Sheet'
import { Failure, Skeleton } from '@linli/kit/parts/States'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { kept } from '../shell/reads.ts'
import { useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'

/** A limit of a case, or the day promised to the reporter of a report. */
type Asked = { caseId: string; step: string } | { reportId: string }
type Props = Asked & { isOpen: boolean; onClose: () => void }
type DerivationLine = Answer<'GET /my/reports/{reportId}/derivation'>['lines'][number]
type Clock = 'eh' | 'wh' | 'wd' | 'date'

/** How a deadline came about, day by day. */
export function DerivationSheet({ isOpen, onClose, ...asked }: Props) {
  const at = useNow()
  const street = useStreet()
  const derivation = useQuery({
    queryKey: ['derivation', asked],
    queryFn: ({ signal }) => derivationOf(asked, signal),
    enabled: isOpen,
    meta: kept,
  })
  const found = derivation.data
  const isForReporter = 'reportId' in asked
  const title = t(isForReporter ? 'casework.derivationTold' : 'casework.derivation')
  return (
    <Sheet title={title} isOpen={isOpen} onClose={onClose}>
      {derivation.isPending && <Skeleton />}
      {derivation.isError && !found && <Failure error={derivation.error} phone={street?.phone} />}
      {found && (
        <>
          <p className="font-bold">
            {t(`casework.clock-${found.clock}`, { amount: found.amount })}
          </p>
          <ol className="grid gap-2">
            {found.lines.filter(isSaid).map((line, index) => (
              <Fragment key={index}>
                <Said isCounted={isCounted(line)}>{lineWords(line, found.clock, at)}</Said>
                {line.kind === 'start' && !line.isCounted && (
                  <Said isCounted={false}>
                    {t('casework.line-start-off', { day: calendarDay(line.on, at) })}
                  </Said>
                )}
              </Fragment>
            ))}
          </ol>
          {found.isProvisional && <p className="ink-soon">{t('casework.provisional')}</p>}
          <p className="hint">
            {isForReporter
              ? t('casework.prescribed')
              : t('casework.catalogueOf', { label: found.catalogue })}
          </p>
          {street && <p className="hint">{t('casework.wrongSum', { phone: street.phone })}</p>}
        </>
      )}
    </Sheet>
  )
}

function Said({ isCounted: counts, children }: { isCounted: boolean; children: string }) {
  return (
    <li className="flex items-baseline gap-2">
      <Shape name={counts ? 'done' : 'no'} className="text-ink3" />
      <span>{children.replaceAll('） ', '）')}</span>
    </li>
  )
}

function derivationOf(asked: Asked, signal: AbortSignal) {
  return 'reportId' in asked
    ? call('GET /my/reports/{reportId}/derivation', { params: asked, signal })
    : call('GET /cases/{caseId}/limits/{step}/derivation', { params: asked, signal })
}

/** That nothing was paused needs no line. */
function isSaid(line: DerivationLine): boolean {
  return line.kind !== 'pause-total' || line.count > 0
}

function isCounted(line: DerivationLine): boolean {
  return line.kind === 'counted' || line.kind === 'due' || line.kind === 'start'
}

function lineWords(line: DerivationLine, clock: Clock, at: number): string {
  switch (line.kind) {
    case 'start':
      return t('casework.line-start', { when: momentWords(line.at, at) })
    case 'counted':
      return t('casework.line-counted', {
        days: clock === 'wd' ? span(line, at) : clockSpan(line, at),
        amount: amountWords(line.amount, clock),
        total: amountWords(line.total, clock),
      })
    case 'off':
      return t('casework.line-off', {
        days: span(line, at),
        why: line.holiday ?? t(line.isWeekend ? 'casework.weekend' : 'casework.dayOff'),
      })
    case 'paused':
      return t('casework.line-paused', {
        days: span(line, at),
        why: line.pauses.map((pause) => pause.reason).join('、'),
      })
    case 'pause-total':
      return t('casework.line-pause-total', { count: line.count })
    case 'unannounced':
      return t('casework.line-unannounced', { year: String(line.year) })
    case 'due':
      return t('casework.line-due', { when: momentWords(line.at, at) })
  }
}

function span({ first, last }: { first: string; last: string }, at: number): string {
  const from = calendarDay(first, at)
  return first === last ? from : t('casework.span', { from, to: calendarDay(last, at) })
}

/** On the clocks of hours every stretch says from when until when, a run of whole days the hours of each. */
function clockSpan(line: Extract<DerivationLine, { kind: 'counted' }>, at: number): string {
  return `${span(line, at)} ${timeOfDay(line.from)}–${timeOfDay(line.until)}`.replace('） ', '）')
}

/** Working days are counted whole; the hour clocks count minutes. */
function amountWords(amount: number, clock: Clock): string {
  if (clock === 'wd') return t('casework.days', { count: amount })
  const [hours, minutes] = [Math.floor(amount / 60), Math.round(amount % 60)]
  if (hours === 0) return t('casework.minutes', { minutes })
  if (minutes > 0) return t('casework.hoursMinutes', { hours, minutes })
  return t(clock === 'wh' ? 'casework.workingHours' : 'casework.hours', { hours })
}
