import { call } from '@linli/kit/client'
import { calendarDay, momentWords } from '@linli/kit/clock'
import { Sheet } from '@linli/kit/parts/Sheet'
import { Failure, Skeleton } from '@linli/kit/parts/States'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
import { kitWords } from '@linli/kit/words'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { kept } from '../shell/reads.ts'
import { useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { amountWords, type DerivationLine, elapsedWords, lineWords } from './derivationWords.ts'

/** A limit of a case, or the day promised to the reporter of a report. */
type Asked = { caseId: string; step: string } | { reportId: string }
type Props = Asked & { isOpen: boolean; onClose: () => void }

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
            {found.clock === 'date'
              ? t('casework.clock-date')
              : t(`casework.clock-${found.clock}`, { amount: found.amount })}
          </p>
          <ol className="grid gap-2">
            {found.lines.filter(isSaid).map((line, index) => (
              <Fragment key={index}>
                <Said isCounted={isCounted(line)}>
                  {lineWords(line, { clock: found.clock, at })}
                </Said>
                {line.kind === 'start' && !line.isCounted && (
                  <Said isCounted={false}>
                    {t('casework.line-start-off', { day: calendarDay(line.on, at) })}
                  </Said>
                )}
              </Fragment>
            ))}
          </ol>
          {found.standsAt && (
            <p className="font-bold">
              {t('casework.stands', { when: momentWords(found.standsAt, at) })}
            </p>
          )}
          <p className="text-ink2">
            {t('casework.spent', {
              counted: amountWords(found.spent.counted, found.clock),
              elapsed: elapsedWords(found.spent.minutes),
            })}
          </p>
          {found.isProvisional && <p className="ink-soon">{kitWords('kit.provisionalWhy')}</p>}
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
  return ['counted', 'given', 'due', 'start'].includes(line.kind)
}
