import type { Receipt } from '@linli/contract/matter/matter.schema'
import { exactMoment, momentWords } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { Button } from '@linli/kit/parts/Button'
import { Empty, Skeleton } from '@linli/kit/parts/States'
import { codeWords } from '@linli/kit/problem'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { takeBack } from '../outbox/changing.ts'
import { ParkedActs, Reference } from '../outbox/ParkedActs.tsx'
import type { Operation, Sent } from '../outbox/store.ts'
import { useOutbox } from '../outbox/useOutbox.ts'
import { Frame } from '../shell/Frame.tsx'
import { useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { myReportQuery } from './myReports.ts'
import { NextSteps } from './NextSteps.tsx'
import type { OwnActName } from './ownActName.ts'
import { PromiseDerivation } from './PromiseDerivation.tsx'

/** 回执: received, waiting in the phone, or refused. It finds its report by the key it was sent with. */
export function ReceiptPage() {
  const { operationId } = useParams({ from: '/receipt/$operationId' })
  const { isRead, waiting, parked, unclaimed, sent } = useOutbox()
  const answered = sent.find((one) => one.operationId === operationId)
  const refused = parked.find((one) => one.id === operationId)
  const kept = waiting.find((one) => one.id === operationId)
  const nobodys = unclaimed.find((one) => one.id === operationId)
  if (answered) return <Received sent={answered} />
  if (refused) return <Refused operation={refused} />
  if (kept) return <Kept operation={kept} />
  if (nobodys) return <Unclaimed operation={nobodys} />
  return (
    <ReceiptFrame>
      {isRead ? <Empty words={t('matter.receiptGone')} /> : <Skeleton rows={4} />}
    </ReceiptFrame>
  )
}

function Received({ sent }: { sent: Sent }) {
  const receipt = sent.answer as Receipt
  const at = useNow()
  return (
    <ReceiptFrame canPrint>
      <Head title={t('matter.received')} state="done">
        {t('matter.number')} <b className="text-ink">{receipt.number}</b>{' '}
        <Moment instant={receipt.reportedAt} at={at} />
      </Head>
      <Said reportId={receipt.reportId} title={sent.title} />
      {receipt.promisedAt && (
        <section className="card flex flex-wrap items-center gap-x-3 px-4 py-3">
          <p className="min-w-[min(10rem,100%)] flex-1">
            <span className="hint block">{t('matter.promise')}</span>
            <b className="text-[1.25rem] leading-snug">
              <Promised instant={receipt.promisedAt} at={at} />
            </b>
          </p>
          <PromiseDerivation promise={receipt} />
        </section>
      )}
      <NextSteps look={<Look receipt={receipt} at={at} />} />
      {receipt.qr !== undefined && <ReceiptCard receipt={receipt} qr={receipt.qr} />}
      <p className="no-print flex min-h-13 flex-wrap justify-between gap-x-6">
        <MyReportLink reportId={receipt.reportId} act="add" words={t('matter.addWords')} />
        <MyReportLink reportId={receipt.reportId} act="withdraw" words={t('matter.withdrawLink')} />
      </p>
    </ReceiptFrame>
  )
}

/** All that was said, on paper too; until it is fetched, its first words. */
function Said({ reportId, title }: { reportId: string; title: string }) {
  const text = useQuery(myReportQuery(reportId)).data?.text
  return <p className="mb-3.5 break-words text-ink2">{text || title}</p>
}

/** Who goes to look, by post and grid, and when at the latest. */
function Look({ receipt: { look }, at }: { receipt: Receipt; at: number }) {
  if (!look?.by) return t('matter.step-look-hint')
  const said = (when: string) => t('matter.step-look-by', { grid: look.grid, when })
  return (
    <>
      <span className="no-print">{said(momentWords(look.by, at))}</span>
      <span className="only-print">{said(exactMoment(look.by))}</span>
    </>
  )
}

type MomentProps = { instant: string; at: number }

/** Today and tomorrow on the screen; the full date on paper, which is read later. */
function Moment({ instant, at }: MomentProps) {
  return (
    <>
      <span className="no-print">{momentWords(instant, at)}</span>
      <span className="only-print">{exactMoment(instant)}</span>
    </>
  )
}

function Promised({ instant, at }: MomentProps) {
  return (
    <>
      <span className="no-print">{t('matter.before', { when: momentWords(instant, at) })}</span>
      <span className="only-print">{t('matter.before', { when: exactMoment(instant) })}</span>
    </>
  )
}

function ReceiptCard({ receipt, qr }: { receipt: Receipt; qr: string }) {
  const street = useStreet()
  return (
    <section className="card flex flex-wrap items-center gap-4 px-4 py-3.5">
      <img
        className="qr"
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qr)}`}
        alt={t('matter.qr')}
      />
      <div className="min-w-[9rem] flex-1">
        <p>{t('matter.withoutPhone')}</p>
        {street && <p className="text-[1.25rem] font-bold whitespace-nowrap">{street.phone}</p>}
      </div>
      <dl className="grid w-full grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-3">
        <div>
          <dt className="hint">{t('matter.receiptCode')}</dt>
          <dd className="text-2xl font-bold">{receipt.receiptCode}</dd>
        </div>
        <div>
          <dt className="hint">{t('matter.checkWord')}</dt>
          <dd className="text-2xl font-bold">{receipt.checkWord}</dd>
        </div>
      </dl>
      <p className="hint">{t('matter.keepReceipt')}</p>
    </section>
  )
}

function Kept({ operation }: { operation: Operation }) {
  const at = useNow()
  const navigate = useNavigate()
  return (
    <ReceiptFrame>
      <Head title={t('matter.keptTitle')} state="wait">
        {t('outbox.notedAt', { when: momentWords(operation.notedAt, at) })}
      </Head>
      <p className="mb-3.5 text-ink2">{operation.title}</p>
      <p className="card p-4">{t('matter.keptBody')}</p>
      {!operation.hasLeft && (
        <Button className="mt-3" onClick={() => void takeBack(operation, navigate)}>
          {t('matter.takeBack')}
        </Button>
      )}
    </ReceiptFrame>
  )
}

/** Somebody signed in meanwhile, and says in the outbox whether it is theirs. */
function Unclaimed({ operation }: { operation: Operation }) {
  return (
    <ReceiptFrame>
      <Head title={t('matter.keptTitle')} state="wait">
        {operation.title}
      </Head>
      <p className="mb-3.5">{t('outbox.unclaimed')}</p>
      <Link to="/outbox" className="btn btn-plain">
        {t('outbox.title')}
      </Link>
    </ReceiptFrame>
  )
}

function Refused({ operation }: { operation: Operation }) {
  return (
    <ReceiptFrame>
      <Head title={t('matter.refusedTitle')} state="over">
        {operation.title}
      </Head>
      <p className="mb-3.5">{codeWords(operation.problem?.code ?? 'unexpected')}</p>
      <Reference operation={operation} />
      <div className="mt-3 flex flex-wrap gap-2">
        <ParkedActs operation={operation} />
      </div>
    </ReceiptFrame>
  )
}

function ReceiptFrame({ canPrint, children }: { canPrint?: boolean; children: ReactNode }) {
  const street = useStreet()
  const title = [street?.streetName, t('matter.receipt')].filter(Boolean).join(' · ')
  return (
    <Frame
      title={t('matter.receipt')}
      heading={<span className="text-[0.9375rem] font-normal text-ink3">{title}</span>}
      face="resident"
      act={
        <>
          {canPrint && (
            <Button icon="print" onClick={() => print()}>
              {t('matter.print')}
            </Button>
          )}
          <Link to="/" className="btn btn-main">
            {t('shell.toHome')}
          </Link>
        </>
      }
    >
      {children}
    </Frame>
  )
}

type HeadProps = { title: string; state: 'done' | 'wait' | 'over'; children: ReactNode }

function Head({ title, state, children }: HeadProps) {
  return (
    <div className="my-3 flex items-center gap-3.5" role="status">
      <span className={`grid size-13 flex-none place-items-center rounded-full state-${state}`}>
        {state === 'done' ? <Icon name="check" className="text-2xl" /> : <Shape name={state} />}
      </span>
      <div>
        <h2 className="text-[1.625rem]">{title}</h2>
        <p className="text-ink2">{children}</p>
      </div>
    </div>
  )
}

type LinkProps = { reportId: string; act: OwnActName; words: string }

/** Opens the report with the act at hand, not with another link to it. */
function MyReportLink({ reportId, act, words }: LinkProps) {
  return (
    <Link
      to="/my/$reportId"
      params={{ reportId }}
      search={{ act }}
      className="inline-flex min-h-11 items-center font-bold no-underline"
    >
      {words}
    </Link>
  )
}
