import type { Answer } from '@linli/kit/client'
import { dateAndWeekday, milliseconds, momentWords, timeOfDay } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { Answered } from '../shell/answered.tsx'
import { useAnswer } from '../shell/asking.ts'
import { useStreet } from '../shell/session.ts'
import { t } from '../words.ts'
import { amountWords } from './case-words.ts'
import { useStepWord } from './LimitList.tsx'

type DerivationData = Answer<'GET /cases/{caseId}/limits/{step}/derivation'>
type Line = DerivationData['lines'][number]
type Row = { when: string; what: string; amount: string; isOff: boolean }

/** Each day counted or not, holidays by name, pauses, and the edition of the catalogue. */
export function Derivation({ caseId, step }: { caseId: string; step: string }) {
  const derivation = useAnswer('GET /cases/{caseId}/limits/{step}/derivation', {
    params: { caseId, step },
  })
  return (
    <Answered query={derivation} bars={4}>
      {(data) => <DerivationTable data={data} />}
    </Answered>
  )
}

function DerivationTable({ data }: { data: DerivationData }) {
  const at = useNow()
  const step = useStepWord()
  const phone = useStreet().data?.phone
  return (
    <>
      <table className="derivation">
        <tbody>
          {data.lines.map((line, index) => {
            const row = rowOf(line, data.clock, at)
            return (
              <tr key={index} className={line.kind === 'due' ? 'end' : row.isOff ? 'off' : ''}>
                <td>{row.when}</td>
                <td>{row.what}</td>
                <td>{row.amount}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="s">
        {t('casework.derivedFrom', {
          catalogue: data.catalogue,
          step: step(data.step),
          amount: amountWords(data.amount, data.clock),
        })}
      </p>
      {data.isProvisional && <p className="ink-soon b">{t('casework.provisional')}</p>}
      {phone !== undefined && <p className="s">{t('casework.wrongArithmetic', { phone })}</p>}
    </>
  )
}

function rowOf(line: Line, clock: string, at: number): Row {
  switch (line.kind) {
    case 'start':
      return row(
        day(line.on),
        t(line.isCounted ? 'casework.lineStart' : 'casework.lineStartNext', {
          time: timeOfDay(line.at),
        }),
      )
    case 'counted':
      return {
        ...row(span(line), countedWords(line, clock)),
        amount: countedAmount(line.amount, line.total, clock),
      }
    case 'off':
      return {
        when: span(line),
        what: offWords(line),
        amount: t('casework.lineNotCounted'),
        isOff: true,
      }
    case 'paused':
      return {
        when: span(line),
        what: t('casework.linePaused', {
          reasons: line.pauses.map((one) => one.reason).join('、'),
        }),
        amount: t('casework.lineNotCounted'),
        isOff: true,
      }
    case 'pause-total':
      return row(
        t('casework.linePauses'),
        line.count === 0
          ? t('casework.lineNoPause')
          : t('casework.linePauseCount', { count: line.count }),
      )
    case 'unannounced':
      return row(String(line.year), t('casework.lineUnannounced'))
    case 'due':
      return {
        ...row(t('casework.lineDue'), line.isEndOfWork ? t('casework.lineEndOfWork') : ''),
        amount: momentWords(line.at, at),
      }
  }
}

function row(when: string, what: string): Row {
  return { when, what, amount: '', isOff: false }
}

/** A day of the arithmetic is always named by its date, also when it is today. */
function day(date: string): string {
  return dateAndWeekday(milliseconds(`${date}T04:00:00.000Z`))
}

function span({ first, last }: { first: string; last: string }): string {
  return first === last ? day(first) : `${day(first)} – ${day(last)}`
}

function countedWords(line: Extract<Line, { kind: 'counted' }>, clock: string): string {
  const makeUp =
    line.makeUpFor === undefined ? '' : t('casework.lineMakeUp', { holiday: line.makeUpFor })
  if (clock === 'wd') return `${t('casework.lineWorkingDay')}${makeUp}`
  return `${timeOfDay(line.from)}–${timeOfDay(line.until)}${makeUp}`
}

function countedAmount(amount: number, total: number, clock: string): string {
  if (clock === 'wd') {
    return amount === 1
      ? t('casework.dayNumber', { number: total })
      : t('casework.dayNumbers', { first: total - amount + 1, last: total })
  }
  return t('casework.minutesCounted', { amount, total })
}

function offWords(line: Extract<Line, { kind: 'off' }>): string {
  if (line.holiday !== undefined) return line.holiday
  return t(line.isWeekend ? 'casework.lineWeekend' : 'casework.lineClosed')
}

/** The limit a list shows: the open one that falls due at that moment, else the last. */
export function useLimitStep(
  item: { caseId: string; dueAt?: string | undefined },
  known: string | undefined,
): string | undefined {
  const page = useAnswer(
    'GET /cases/{caseId}',
    { params: { caseId: item.caseId } },
    { enabled: known === undefined },
  ).data
  if (known !== undefined) return known
  const limits = page?.limits ?? []
  const shown = limits.find((limit) => limit.metAt === undefined && limit.dueAt === item.dueAt)
  return (shown ?? limits.find((limit) => limit.metAt === undefined) ?? limits.at(-1))?.step
}
