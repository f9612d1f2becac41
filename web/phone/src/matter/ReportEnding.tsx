import type { ReportPage } from '@linli/contract/matter/matter.schema'
import { calendarDay, milliseconds, momentWords } from '@linli/kit/clock'
import { t } from '../words.ts'
import { AnswerButtons } from './AnswerButtons.tsx'
import { askingWords } from './asking.ts'
import { Reopen } from './OwnActs.tsx'
import { RatingForm } from './RatingForm.tsx'

type Props = { report: ReportPage; at: number }

/** What is asked of the reporter at an end: whether it is mended; after a no, why, and whether they agree. */
export function ReportEnding({ report, at }: Props) {
  const isDone = isSaidDone(report)
  return (
    <>
      {report.canAnswer && isDone && (
        <section className="card p-4">
          <h2 className="mb-3 text-l">{askingWords(report, at)}</h2>
          <AnswerButtons reportId={report.reportId} />
        </section>
      )}
      {report.status === 'not-taken' && <Ground report={report} at={at} />}
      {!isDone && <Disagree report={report} at={at} />}
      {report.canRate && (isDone || report.status === 'not-taken') && (
        <RatingForm reportId={report.reportId} />
      )}
    </>
  )
}

/** What was said to be done can be opened again as long as the days run. */
export function ReopenDone({ report, at }: Props) {
  const again = isSaidDone(report) ? againOf(report, at) : undefined
  return again ? <Reopen reportId={report.reportId} how={again.how} /> : null
}

function Disagree({ report, at }: Props) {
  const again = againOf(report, at)
  if (!again || again.kind === 'done') return null
  return (
    <section className="card grid justify-items-start gap-3 p-4">
      <h2 className="text-l">{t(`matter.again-${again.kind}`)}</h2>
      <p>{again.how}</p>
      <Reopen reportId={report.reportId} how={again.how} />
    </section>
  )
}

/** Why it was not taken on, and the day on which it comes back, where one was promised. */
function Ground({ report, at }: { report: ReportPage; at: number }) {
  const end = report.timeline.find(({ act }) => act === 'confirm-no' || act === 'confirm-void')
  const day = end?.detail.promisedOn
  if (!end?.words && day === undefined) return null
  return (
    <section className="card grid gap-2 p-4">
      <h2 className="text-l">{t('matter.why')}</h2>
      {end?.words && <p className="break-words whitespace-pre-line">{end.words}</p>}
      {typeof day === 'string' && <p>{t('matter.comesBack', { day: calendarDay(day, at) })}</p>}
    </section>
  )
}

/** Whether somebody says it is mended: then that is what is asked; a no, or a joining, is another question. */
function isSaidDone({ status, outcome, timeline }: ReportPage): boolean {
  if (status === 'asking-you') return true
  const ended = timeline.find((line) => line.act === 'joined-ended')
  const last = outcome === 'joined' ? ended?.detail.outcome : outcome
  return last === 'solved' || last === 'solved-on-spot'
}

/** How it can be opened again, and in which words that is offered. */
function againOf(
  report: ReportPage,
  at: number,
): { kind: 'done' | 'no' | 'withdrawn' | 'joined'; how: string } | undefined {
  const until = report.canReopenUntil
  const when = until === undefined ? '' : momentWords(until, at)
  // What it was joined to goes on: the days count from its end.
  const isOpen = until === undefined && report.outcome === 'joined' && report.canAnswer
  if (isOpen) return { kind: 'joined', how: t('matter.again-joined-how') }
  if (until === undefined || milliseconds(until) < at) return undefined
  if (isSaidDone(report)) return { kind: 'done', how: t('matter.reopenUntil', { when }) }
  const kind = report.status === 'withdrawn' ? 'withdrawn' : 'no'
  return { kind, how: t(`matter.again-${kind}-how`, { when }) }
}
