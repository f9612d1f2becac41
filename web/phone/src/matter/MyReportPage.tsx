import type { ReportPage } from '@linli/contract/matter/matter.schema'
import { call } from '@linli/kit/client'
import { momentWords } from '@linli/kit/clock'
import { SentPhotos } from '@linli/kit/parts/PhotoStrip'
import { Pill } from '@linli/kit/parts/Pill'
import { Timeline } from '@linli/kit/parts/Timeline'
import { useNow } from '@linli/kit/ticking'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Answered } from '../shell/Answered.tsx'
import { Frame } from '../shell/Frame.tsx'
import { kept } from '../shell/reads.ts'
import { t } from '../words.ts'
import { categoryName, useCatalogue } from './catalogue.ts'
import { AddWords, Withdraw } from './OwnActs.tsx'
import { PromiseDerivation } from './PromiseDerivation.tsx'
import { ReopenDone, ReportEnding } from './ReportEnding.tsx'
import { groupOf, stateOf } from './reportStatus.ts'
import { entryOf } from './timelineWords.ts'

/** 一件事: where it stands, what is asked of me, and everything that happened. */
export function MyReportPage() {
  const { reportId } = useParams({ from: '/my/$reportId' })
  const navigate = useNavigate()
  const catalogue = useCatalogue()
  const page = useQuery({
    queryKey: ['my-report', reportId],
    queryFn: ({ signal }) => call('GET /my/reports/{reportId}', { params: { reportId }, signal }),
    meta: kept,
  })
  const report = page.data
  return (
    <Frame
      title={categoryName(catalogue, report?.categoryCode) ?? t('matter.oneMatter')}
      face="resident"
      onBack={() => navigate({ to: '/my' })}
    >
      <Answered query={page} rows={4}>
        {(found) => <OneReport report={found} />}
      </Answered>
    </Frame>
  )
}

function OneReport({ report }: { report: ReportPage }) {
  const at = useNow()
  return (
    <div className="grid gap-4">
      <Facts report={report} at={at} />
      <ReportEnding report={report} at={at} />
      {report.rating !== undefined && (
        <p className="text-ink2">
          {t('matter.youRated', { rating: t(`matter.rating-${ratingKey(report.rating)}`) })}
        </p>
      )}
      <Course report={report} at={at} />
      <Acts report={report} at={at} />
    </div>
  )
}

type ReportProps = { report: ReportPage; at: number }

function Course({ report, at }: ReportProps) {
  return (
    <section>
      <h2 className="mb-3 text-l">{t('matter.course')}</h2>
      <Timeline
        at={at}
        hasAxes={false}
        next={nextWords(report, at)}
        entries={report.timeline.map((line) => ({
          ...entryOf(line),
          more: line.photoIds.length > 0 && <SentPhotos photoIds={line.photoIds} />,
        }))}
      />
      {report.promisedAt && groupOf(report.status) !== 'closed' && (
        <PromiseDerivation promise={report} />
      )}
    </section>
  )
}

function Acts({ report, at }: ReportProps) {
  const { reportId } = report
  return (
    <div className="flex flex-wrap gap-3">
      {groupOf(report.status) !== 'closed' && <AddWords reportId={reportId} />}
      <ReopenDone report={report} at={at} />
      {report.canWithdraw && <Withdraw reportId={reportId} isFiled={report.onBehalf} />}
    </div>
  )
}

function Facts({ report, at }: ReportProps) {
  const status = report.outcome
    ? t(`matter.outcome-${report.outcome}`)
    : t(`matter.status-${report.status}`)
  const facts = [
    report.place,
    t('matter.numberIs', { number: report.number }),
    t('matter.reportedOn', { day: momentWords(report.reportedAt, at) }),
    report.onBehalf && t('matter.filedForYou'),
  ].filter((fact) => typeof fact === 'string')
  return (
    <section className="grid justify-items-start gap-2">
      <Pill state={stateOf(report.status)}>{status}</Pill>
      <p className="text-l break-words">{report.text}</p>
      <SentPhotos photoIds={report.photoIds} />
      <p className="text-[0.9375rem] text-ink2">{facts.join(' · ')}</p>
      {report.contact?.phoneMasked && (
        <p className="hint">
          {report.contact.phoneMasked}
          {report.contact.isConfidential && ` · ${t('matter.hidden')}`}
        </p>
      )}
    </section>
  )
}

function nextWords(report: ReportPage, at: number): string | undefined {
  if (report.status === 'asking-you') return t('matter.next-asking')
  if (groupOf(report.status) === 'closed') return undefined
  return report.promisedAt
    ? t('matter.next-promised', { when: momentWords(report.promisedAt, at) })
    : t('matter.next-open')
}

export function ratingKey(rating: number): 1 | 2 | 3 | 4 | 5 {
  return ([1, 2, 3, 4, 5] as const).find((known) => known === rating) ?? 3
}
