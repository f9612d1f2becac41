import { type Answer, isProblem } from '@linli/kit/client'
import { dateAndWeekday, milliseconds, momentWords, timeOfDay } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { kitWords } from '@linli/kit/words'
import { Answered } from '../shell/answered.tsx'
import { useAnswer } from '../shell/asking.ts'
import { useStreet } from '../shell/session.ts'
import { t } from '../words.ts'
import { useCatalogue } from '../matter/catalogue.ts'
import {
  amountWords,
  codeWord,
  countedWords as spentWords,
  doerWords,
  durationWords,
  type Stage,
} from './case-words.ts'
import { useStepWord } from './step-words.ts'

type DerivationData = Answer<'GET /cases/{caseId}/limits/{step}/derivation'>
type Line = DerivationData['lines'][number]
type Row = { when: string; what: string; amount: string; isOff: boolean }

/** Each day counted or not, holidays by name, pauses, and the edition of the catalogue. */
export function Derivation({ caseId, step }: { caseId: string; step: string }) {
  const derivation = useAnswer('GET /cases/{caseId}/limits/{step}/derivation', {
    params: { caseId, step },
  })
  if (isProblem(derivation.error, 'not-found')) return <StageLimit caseId={caseId} step={step} />
  return (
    <Answered query={derivation} bars={4}>
      {(data) => <DerivationTable data={data} />}
    </Answered>
  )
}

/** A limit of the stage itself: its length stands in the catalogue, by the pace of the type. */
function StageLimit({ caseId, step }: { caseId: string; step: string }) {
  const catalogue = useCatalogue().data
  const page = useAnswer('GET /cases/{caseId}', { params: { caseId } }).data
  const stepWord = useStepWord()
  const category = catalogue?.categories.find(({ code }) => code === page?.categoryCode)
  const limits: Record<string, { amount: number; clock: string } | undefined> = {
    ...catalogue?.stageLimits[category?.pace ?? 'normal'],
    ...category?.stageLimits,
  }
  const limit = limits[step]
  if (catalogue === undefined || limit === undefined) {
    return <p className="s">{t('casework.noLimit')}</p>
  }
  return (
    <p>
      {t('casework.stageLimit', {
        catalogue: catalogue.label,
        step: stepWord(step),
        amount: amountWords(limit.amount, limit.clock),
      })}
    </p>
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
            const row = rowOf(line, { clock: data.clock, at })
            return (
              <tr key={index} className={line.kind === 'due' ? 'end' : row.isOff ? 'off' : ''}>
                <td>{row.when}</td>
                <td>{row.what}</td>
                <td>{row.amount}</td>
              </tr>
            )
          })}
          {data.standsAt !== undefined && (
            <tr className="end">
              <td>{t('casework.lineStands')}</td>
              <td>{t('casework.lineStandsWhy')}</td>
              <td>{momentWords(data.standsAt, at)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p>
        {t('casework.spent', {
          counted: spentWords(data.spent.counted, data.clock),
          elapsed: durationWords(data.spent.minutes),
        })}
      </p>
      <p className="s">
        {t('casework.derivedFrom', {
          catalogue: data.catalogue,
          step: step(data.step),
          amount: amountWords(data.amount, data.clock),
        })}
      </p>
      {data.isProvisional && <p className="ink-soon b">{kitWords('kit.provisionalWhy')}</p>}
      {phone !== undefined && <p className="s">{t('casework.wrongArithmetic', { phone })}</p>}
    </>
  )
}

type RowMakers = { [Kind in Line['kind']]: (line: Extract<Line, { kind: Kind }>, say: Say) => Row }
type Say = { clock: string; at: number }

const rowMakers: RowMakers = {
  start: (line) =>
    row(
      day(line.on),
      t(line.isCounted ? 'casework.lineStart' : 'casework.lineStartNext', {
        time: timeOfDay(line.at),
      }),
    ),
  counted: (line, { clock }) => ({
    ...row(span(line), countedWords(line, clock)),
    amount: countedAmount(line.amount, line.total, clock),
  }),
  off: (line) => notCounted(span(line), offWords(line)),
  paused: (line) =>
    notCounted(
      span(line),
      t('casework.linePaused', { reasons: line.pauses.map(pauseWords).join(t('casework.comma')) }),
    ),
  'pause-total': ({ count }) =>
    row(
      t('casework.linePauses'),
      count === 0 ? t('casework.lineNoPause') : t('casework.linePauseCount', { count }),
    ),
  unannounced: ({ year }) => row(String(year), t('casework.lineUnannounced')),
  'first-due': (line, { at }) => ({
    ...row(t('casework.lineFirstDue'), ''),
    amount: momentWords(line.at, at),
    isOff: true,
  }),
  given: (line, { clock, at }) => ({
    ...row(day(line.on), givenWords(line, clock)),
    amount: momentWords(line.until, at),
  }),
  due: (line, { at }) => ({
    ...row(t('casework.lineDue'), line.isEndOfWork ? t('casework.lineEndOfWork') : ''),
    amount: momentWords(line.at, at),
  }),
}

type Pause = Extract<Line, { kind: 'paused' }>['pauses'][number]

function pauseWords({ reason, by }: Pause): string {
  const what = codeWord('waiting', reason)
  return by ? t('casework.approvedBy', { what, who: doerWords(by) }) : what
}

/** Who gave the date and why; a limit that someone else fixed was given when the case was dispatched. */
function givenWords(line: Extract<Line, { kind: 'given' }>, clock: string): string {
  const isFixed = clock === 'date' && line.words === undefined
  const what = t(isFixed ? 'casework.lineFixed' : 'casework.lineExtended')
  const said = line.by ? t('casework.approvedBy', { what, who: doerWords(line.by) }) : what
  return line.words === undefined ? said : t('casework.withReason', { said, words: line.words })
}

function rowOf<Kind extends Line['kind']>(line: Extract<Line, { kind: Kind }>, say: Say): Row {
  const make: RowMakers[Kind] = rowMakers[line.kind as Kind]
  return make(line, say)
}

function notCounted(when: string, what: string): Row {
  return { when, what, amount: t('casework.lineNotCounted'), isOff: true }
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

const stageStep: Partial<Record<Stage, string>> = {
  reported: 'verify',
  verified: 'file',
  filed: 'dispatch',
  returned: 'dispatch',
  dispatched: 'accept',
  checking: 'check',
  settled: 'check',
}

/** The limit a list shows: the open one that falls due at that moment, else that of the stage itself. */
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
  const shown = page?.limits.find(
    (limit) =>
      limit.metAt === undefined && limit.endedAt === undefined && limit.dueAt === item.dueAt,
  )
  return shown?.step ?? (page && stageStep[page.stage]) ?? page?.limits.at(-1)?.step
}
