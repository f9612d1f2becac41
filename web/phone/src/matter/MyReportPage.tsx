import type { ReportPage } from '@linli/contract/matter/matter.schema'
import { momentWords } from '@linli/kit/clock'
import { Pill } from '@linli/kit/parts/Pill'
import { Timeline } from '@linli/kit/parts/Timeline'
import { useNow } from '@linli/kit/ticking'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Answered } from '../shell/Answered.tsx'
import { Frame } from '../shell/Frame.tsx'
import { t } from '../words.ts'
import { categoryName, useCatalogue } from './catalogue.ts'
import { myReportQuery } from './myReports.ts'
import { AddWords, Withdraw } from './OwnActs.tsx'
import { PromiseDerivation } from './PromiseDerivation.tsx'
import { ratingKey } from './ratingKey.ts'
import { ReopenDone, ReportEnding } from './ReportEnding.tsx'
import { SeenPhotos } from './SeenPhotos.tsx'
import { groupOf, stateOf } from './reportStatus.ts'
import { toldEntryOf } from './toldWords.ts'

/** 一件事: where it stands, what is asked of me, and everything that happened. */
export function MyReportPage() {
  const { reportId } = useParams({ from: '/my/$reportId' })
  const navigate = useNavigate()
  const catalogue = useCatalogue()
  const page = useQuery(myReportQuery(reportId))
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
      <Promise report={report} at={at} />
      <ReportEnding report={report} at={at} />
      {report.rating !== undefined && (
        <p className="text-ink2">
          {t('matter.youRated', { rating: t(`matter.rating-${ratingKey(report.rating)}`) })}
        </p>
      )}
      <Course report={report} at={at} />
      <Acts report={report} at={at} />
      <p>
        <Link to="/me/readings" className="inline-flex min-h-11 items-center">
          {t('privacy.title')}
        </Link>
      </p>
    </div>
  )
}

type ReportProps = { report: ReportPage; at: number }

/** When the reporter hears at the latest, with how that was counted beside it. */
function Promise({ report, at }: ReportProps) {
  if (!report.promisedAt || groupOf(report.status) === 'closed') return null
  if (report.status === 'asking-you') return null
  return (
    <section className="card flex flex-wrap items-center gap-x-3 px-4 py-3">
      <p className="min-w-[min(10rem,100%)] flex-1">
        <span className="hint block">{t('matter.promise')}</span>
        <b>{t('matter.before', { when: momentWords(report.promisedAt, at) })}</b>
      </p>
      <PromiseDerivation promise={report} />
    </section>
  )
}

function Course({ report, at }: ReportProps) {
  return (
    <section>
      <h2 className="mb-3 text-l">{t('matter.course')}</h2>
      <Timeline
        at={at}
        hasAxes={false}
        next={nextWords(report, at)}
        entries={report.timeline.map((line) => ({
          ...toldEntryOf(line, at),
          more: line.photoIds.length > 0 && <SeenPhotos photoIds={line.photoIds} />,
        }))}
      />
    </section>
  )
}

function Acts({ report, at }: ReportProps) {
  const { act } = useSearch({ from: '/my/$reportId' })
  const { reportId } = report
  return (
    <div className="flex flex-wrap gap-3">
      {groupOf(report.status) !== 'closed' && (
        <AddWords reportId={reportId} isAsked={act === 'add'} />
      )}
      <ReopenDone report={report} at={at} />
      {report.canWithdraw && (
        <Withdraw reportId={reportId} isFiled={report.onBehalf} isAsked={act === 'withdraw'} />
      )}
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
      <SeenPhotos photoIds={report.photoIds} />
      <p className="text-[0.9375rem] text-ink2">{facts.join(' · ')}</p>
      {report.contact?.phoneMasked && (
        <p className="hint">
          {t('matter.phoneLeft', { phone: report.contact.phoneMasked })}
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
