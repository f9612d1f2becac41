import type { ReportItem } from '@linli/contract/matter/matter.schema'
import { isProblem } from '@linli/kit/client'
import { momentWords } from '@linli/kit/clock'
import { Empty } from '@linli/kit/parts/States'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useOutbox } from '../outbox/useOutbox.ts'
import { Answered } from '../shell/Answered.tsx'
import { Frame } from '../shell/Frame.tsx'
import { useSettings } from '../shell/settings.ts'
import { t } from '../words.ts'
import { groupNow } from './asking.ts'
import { myReportsQuery } from './myReports.ts'
import { stateOf } from './reportStatus.ts'
import { titleOf } from './reportForm.ts'

const groups = ['asking', 'open', 'closed'] as const

/** 我的事: what asks me first, then what is in hand, then what is done. */
export function MyReportsPage() {
  const navigate = useNavigate()
  const { isElder } = useSettings()
  return (
    <Frame
      title={t('matter.my')}
      face="resident"
      hasTabs
      onBack={isElder ? () => navigate({ to: '/' }) : undefined}
    >
      <KeptReports />
      <Reports />
    </Frame>
  )
}

function Reports() {
  const reports = useQuery(myReportsQuery)
  if (isProblem(reports.error, 'not-signed-in')) return <NothingYet isSignedOut />
  return (
    <>
      <Answered query={reports}>
        {({ items }) => (items.length === 0 ? <NothingYet /> : <Groups items={items} />)}
      </Answered>
      <p className="mt-4">
        <Link to="/find" className="inline-flex min-h-11 items-center">
          {t('signIn.byReceipt')}
        </Link>
      </p>
    </>
  )
}

function Groups({ items }: { items: readonly ReportItem[] }) {
  const at = useNow()
  return groups.map((group) => (
    <Group
      key={group}
      title={t(`matter.group-${group}`)}
      reports={items.filter((report) => groupNow(report, at) === group)}
    />
  ))
}

function NothingYet({ isSignedOut = false }: { isSignedOut?: boolean }) {
  return (
    <Empty words={t(isSignedOut ? 'matter.signedOut' : 'matter.nothingYet')}>
      <Link to="/find" className="btn btn-plain">
        {t('signIn.byReceipt')}
      </Link>
      {isSignedOut ? (
        <Link to="/sign-in" className="btn btn-plain">
          {t('signIn.open')}
        </Link>
      ) : (
        <Link to="/report" className="btn btn-plain">
          {t('matter.report')}
        </Link>
      )}
    </Empty>
  )
}

function Group({ title, reports }: { title: string; reports: readonly ReportItem[] }) {
  const at = useNow()
  if (reports.length === 0) return null
  return (
    <section>
      <div className="section-head">
        <h2>{title}</h2>
        <span className="hint">{t('matter.count', { count: reports.length })}</span>
      </div>
      <ul className="rows">
        {reports.map((report) => (
          <li key={report.reportId}>
            <Link to="/my/$reportId" params={{ reportId: report.reportId }} className="row">
              <Shape name={stateOf(report.status)} className={`ink-${stateOf(report.status)}`} />
              <span>
                <span className="row-title">{titleOf(report.text, report.number)}</span>
                <span className="row-second">
                  {t(`matter.status-${report.status}`)} · {report.place}
                </span>
              </span>
              <span className="row-when hint">{momentWords(report.reportedAt, at)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Reports that are still in this phone. */
function KeptReports() {
  const { waiting, parked } = useOutbox()
  const kept = [...parked, ...waiting].filter((one) => one.act === 'report')
  if (kept.length === 0) return null
  return (
    <ul className="rows mb-2">
      {kept.map((one) => (
        <li key={one.id}>
          <Link to="/receipt/$operationId" params={{ operationId: one.id }} className="row">
            <Shape
              name={one.state === 'parked' ? 'over' : 'wait'}
              className={one.state === 'parked' ? 'ink-over' : 'ink-wait'}
            />
            <span>
              <span className="row-title">{one.title}</span>
              <span className="row-second">
                {t(one.state === 'parked' ? 'matter.refusedTitle' : 'matter.keptTitle')}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
