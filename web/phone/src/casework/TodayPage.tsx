import type { CaseItem } from '@linli/contract/casework/case.schema'
import { dateAndWeekday, instantOf, localDate, milliseconds, momentWords } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { Empty, Failure, Skeleton } from '@linli/kit/parts/States'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { fetchGridAhead } from '../grid/ahead.ts'
import { catalogueQuery } from '../matter/catalogue.ts'
import { OutboxMark } from '../outbox/OutboxMark.tsx'
import { useOutbox } from '../outbox/useOutbox.ts'
import { Frame } from '../shell/Frame.tsx'
import { useSignal } from '../shell/signal.ts'
import { useMe, useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { TaskRow } from './TaskRow.tsx'
import { caseQuery, groupTasks, tasksQuery } from './tasks.ts'

const AHEAD = 20

/** 今天: what has an hour first, then what lies on the way, then what is only awaited. */
export function TodayPage() {
  const at = useNow()
  const street = useStreet()
  const tasks = useQuery(tasksQuery)
  const items = tasks.data?.items
  useFetchAhead(items)
  useGridAhead()
  return (
    <Frame
      title={t('shell.today')}
      heading={<Heading at={at} />}
      face="field"
      hasTabs
      actions={<OutboxMark />}
      act={
        <Link to="/note" className="btn btn-main">
          <Icon name="camera" />
          {t('casework.noteProblem')}
        </Link>
      }
    >
      {tasks.isPending && <Skeleton rows={5} />}
      {tasks.isError && !items && (
        <Failure error={tasks.error} phone={street?.phone} onRetry={() => void tasks.refetch()} />
      )}
      {items && <Tasks items={items} at={at} readAt={tasks.dataUpdatedAt} />}
      <DoneToday at={at} />
    </Frame>
  )
}

function Heading({ at }: { at: number }) {
  const me = useMe()
  const where = me?.acting?.unitName ?? me?.acting?.nodeName
  return (
    <>
      <span className="text-2xl">{t('shell.today')}</span>{' '}
      <span className="text-m font-normal text-ink2">{dateAndWeekday(at)}</span>
      <span className="hint block font-normal">
        {[me?.name, where].filter(Boolean).join(' · ')}
      </span>
    </>
  )
}

type TasksProps = { items: readonly CaseItem[]; at: number; readAt: number }

function Tasks({ items, at, readAt }: TasksProps) {
  const hasSignal = useSignal()
  const groups = groupTasks(items, at)
  if (items.length === 0) return <Empty words={t('casework.nothingToday')} />
  return (
    <>
      {!hasSignal && (
        <p className="hint">{t('casework.asOf', { when: momentWords(instantOf(readAt), at) })}</p>
      )}
      <Group title={t('casework.timed')} items={groups.timed} at={at} />
      <Group title={t('casework.onTheWay')} items={groups.onTheWay} at={at} />
      <Group title={t('casework.awaited')} items={groups.waiting} at={at} isAwaited />
    </>
  )
}

type GroupProps = { title: string; items: readonly CaseItem[]; at: number; isAwaited?: boolean }

function Group({ title, items, at, isAwaited = false }: GroupProps) {
  if (items.length === 0) return null
  return (
    <section>
      <div className="section-head">
        <h2>{title}</h2>
        <span className="hint">{t('matter.count', { count: items.length })}</span>
      </div>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.caseId}>
            <TaskRow item={item} at={at} isAwaited={isAwaited} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was done from this phone today, as the server answered it. */
function DoneToday({ at }: { at: number }) {
  const { sent } = useOutbox()
  const me = useMe()
  const done = sent.filter(
    (one) =>
      one.identityId === me?.identityId && localDate(milliseconds(one.sentAt)) === localDate(at),
  )
  if (done.length === 0) return null
  return (
    <details className="mt-3">
      <summary className="flex min-h-12 cursor-pointer items-center gap-2.5 text-ink2">
        <Shape name="done" className="ink-done" />
        <span className="flex-1">{t('casework.doneToday', { count: done.length })}</span>
        <Icon name="down" />
      </summary>
      <ul className="rows">
        {done.map((one) => (
          <li key={one.operationId} className="row">
            <Shape name="done" className="ink-done" />
            <span className="row-title">{one.title}</span>
            <span className="row-when hint">{momentWords(one.sentAt, at)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The types and the own grid are there before somebody walks where there is no signal. */
function useGridAhead(): void {
  const client = useQueryClient()
  const nodeId = useMe()?.acting?.nodeId
  useEffect(() => {
    void client.prefetchQuery(catalogueQuery)
    if (nodeId) void fetchGridAhead(client, nodeId)
  }, [nodeId])
}

/** Fetches the first tasks ahead, so that they open where there is no signal. */
function useFetchAhead(items: readonly CaseItem[] | undefined): void {
  const client = useQueryClient()
  const ids = (items ?? []).slice(0, AHEAD).map((item) => item.caseId)
  useEffect(() => {
    for (const caseId of ids) void client.prefetchQuery(caseQuery(caseId))
  }, [ids.join()])
}
