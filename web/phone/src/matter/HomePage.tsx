import type { ReportItem } from '@linli/contract/matter/matter.schema'
import { Icon, type IconName, Logo } from '@linli/kit/icons'
import { Chip } from '@linli/kit/parts/Button'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useOutbox } from '../outbox/useOutbox.ts'
import { canReadAloud, readAloud } from '../shell/aloud.ts'
import { Frame } from '../shell/Frame.tsx'
import { setElder, useSettings } from '../shell/settings.ts'
import { useMe, useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { AskElder } from './AskElder.tsx'
import { isMendedAsked, isRatingAsked } from './asking.ts'
import { AskingCard, RatingCard } from './AskingCard.tsx'
import { OwnGridCard, useOwnGrid } from './OwnGridCard.tsx'
import { myReportsQuery } from './myReports.ts'

/** 首页: what is asked of me, and three big choices. */
export function HomePage() {
  const street = useStreet()?.streetName ?? t('shell.app')
  const { isElder, wasAskedElder } = useSettings()
  const at = useNow()
  const name = useOwnGrid()?.community ?? street
  const reports = useQuery(myReportsQuery).data?.items ?? []
  const asking = reports.filter((report) => isMendedAsked(report, at))
  return (
    <Frame
      title={name}
      heading={<Heading name={name} />}
      face="resident"
      hasTabs
      isCallBelow={isElder}
      actions={<ElderSwitch />}
    >
      <AskElder />
      {!isElder && <Asked reports={reports} at={at} />}
      <ReportChoice />
      <MyChoice reports={reports} askingCount={asking.length} />
      {isElder ? <CallChoice /> : <HelpChoice />}
      <OwnWaiting />
      {isElder && <ElderMore />}
      {wasAskedElder && <OwnGridCard />}
      <SignInLine />
    </Frame>
  )
}

/** What waits for an answer, then what may still be rated. */
function Asked({ reports, at }: { reports: readonly ReportItem[]; at: number }) {
  const asking = reports.filter((report) => isMendedAsked(report, at))
  const rating = reports.filter((report) => isRatingAsked(report, at))
  return (
    <>
      {asking.map((report) => (
        <AskingCard key={report.reportId} report={report} at={at} />
      ))}
      {rating.map((report) => (
        <RatingCard key={report.reportId} report={report} />
      ))}
    </>
  )
}

function Heading({ name }: { name: string }) {
  const { isElder } = useSettings()
  return (
    <span className="flex items-center gap-2">
      {!isElder && <Logo />}
      {name}
    </span>
  )
}

function ElderSwitch() {
  const { isElder } = useSettings()
  return (
    <Chip onClick={() => void setElder(!isElder)}>
      {t(isElder ? 'matter.standardVersion' : 'matter.elderVersion')}
    </Chip>
  )
}

function ReportChoice() {
  return (
    <Link to="/report" className="big big-main">
      <BigInside icon="say" title={t('matter.report')} words={t('matter.reportHint')} />
    </Link>
  )
}

type MyProps = { reports: readonly ReportItem[]; askingCount: number }

function MyChoice({ reports, askingCount }: MyProps) {
  const open = reports.filter((report) => isOpen(report)).length
  const words = reports.length === 0 ? t('matter.myNone') : openWords(open, askingCount)
  return (
    <Link to="/my" className="big">
      <BigInside icon="list" title={t('matter.my')} words={words} isAsking={askingCount > 0} />
    </Link>
  )
}

function HelpChoice() {
  return (
    <Link to="/help" className="big">
      <BigInside icon="people" title={t('matter.help')} words={t('matter.helpHint')} />
    </Link>
  )
}

function CallChoice() {
  const street = useStreet()
  if (!street) return <HelpChoice />
  return (
    <a className="big" href={`tel:${street.phone.replaceAll(' ', '')}`}>
      <BigInside icon="phone" title={t('matter.call')} words={street.phone} />
    </a>
  )
}

type InsideProps = { icon: IconName; title: string; words: string; isAsking?: boolean }

function BigInside({ icon, title, words, isAsking }: InsideProps) {
  return (
    <>
      <span className="big-icon">
        <Icon name={icon} />
      </span>
      <span className="big-words">
        <b>{title}</b>
        <span className={isAsking ? 'big-asking' : ''}>
          {isAsking && <Shape name="soon" className="mr-1" />}
          {words}
        </span>
      </span>
      <Icon name="right" />
    </>
  )
}

/** What was reported without signal is not forgotten: it says so on the first page. */
function OwnWaiting() {
  const { waiting, parked, unclaimed } = useOutbox()
  const count = waiting.length + parked.length + unclaimed.length
  if (count === 0) return null
  return (
    <p className="mt-3">
      <Link to="/outbox" className="inline-flex min-h-11 items-center">
        {t('matter.stillHere', { count })}
      </Link>
    </p>
  )
}

function ElderMore() {
  return (
    <div className="mt-3 grid gap-3">
      {canReadAloud() && (
        <Chip
          icon="sound"
          onClick={() => readAloud(document.getElementById('main')?.innerText ?? '')}
        >
          {t('matter.readAloud')}
        </Chip>
      )}
      <Link to="/help" className="chip">
        {t('matter.help')}
      </Link>
      <Link to="/me" className="chip">
        {t('matter.more')}
      </Link>
    </div>
  )
}

function SignInLine() {
  const me = useMe()
  if (me !== null) return null
  return (
    <p className="mt-4 flex flex-wrap gap-x-6 text-ink2">
      <Link to="/find" className="inline-flex min-h-11 items-center">
        {t('signIn.byReceipt')}
      </Link>
      <Link to="/sign-in" className="inline-flex min-h-11 items-center">
        {t('signIn.open')}
      </Link>
    </p>
  )
}

function openWords(open: number, asking: number): string {
  if (open === 0) return asking === 0 ? t('matter.myAllDone') : t('matter.myOnlyAsking', { asking })
  return asking === 0
    ? t('matter.myOpen', { count: open })
    : t('matter.myAsking', { count: open, asking })
}

function isOpen(report: ReportItem): boolean {
  return !['closed', 'not-taken', 'withdrawn', 'asking-you'].includes(report.status)
}
