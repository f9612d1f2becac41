import type { CasePage } from '@linli/contract/casework/case.schema'
import { Icon } from '@linli/kit/icons'
import { language } from '@linli/kit/messages'
import { DeadlineBadge } from '@linli/kit/parts/Deadline'
import { Pill } from '@linli/kit/parts/Pill'
import { Failure, Skeleton } from '@linli/kit/parts/States'
import { Timeline } from '@linli/kit/parts/Timeline'
import { useNow } from '@linli/kit/ticking'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { stepsName } from '../grid/places.ts'
import { categoryOf, categoryName, useCatalogue } from '../matter/catalogue.ts'
import { SeenPhotos } from '../matter/SeenPhotos.tsx'
import { entryOf } from '../matter/timelineWords.ts'
import { OutboxMark } from '../outbox/OutboxMark.tsx'
import { useOutbox } from '../outbox/useOutbox.ts'
import { Frame } from '../shell/Frame.tsx'
import { useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { ActSheet } from './ActSheet.tsx'
import { DerivationSheet } from '../matter/DerivationSheet.tsx'
import { mainActs, otherActs, refusedActs, type SheetAct } from './fieldActs.ts'
import { MainActs, MoreActs } from './TaskActs.tsx'
import { RevealContact } from './RevealContact.tsx'
import { caseQuery } from './tasks.ts'
import { TaskLimits } from './TaskLimits.tsx'
import { stateOfStage } from './TaskRow.tsx'

const awaitedStages = [
  'reported',
  'verified',
  'filed',
  'dispatched',
  'returned',
  'arbitration',
  'handling',
  'checking',
] as const
type AwaitedStage = (typeof awaitedStages)[number]

/** 任务处理: the facts, what can be done now, and everything that happened. */
export function TaskPage() {
  const { caseId } = useParams({ from: '/tasks/$caseId' })
  const navigate = useNavigate()
  const street = useStreet()
  const page = useQuery(caseQuery(caseId))
  const back = () => navigate({ to: '/today' })
  if (page.data) return <OpenTask file={page.data} onBack={back} />
  return (
    <Frame
      title={t('casework.task')}
      face="field"
      onBack={() => void back()}
      actions={<OutboxMark />}
    >
      {page.isPending && <Skeleton rows={4} />}
      {page.isError && (
        <Failure error={page.error} phone={street?.phone} onRetry={() => void page.refetch()} />
      )}
    </Frame>
  )
}

function OpenTask({ file, onBack }: { file: CasePage; onBack: () => Promise<void> }) {
  const [act, setAct] = useState<SheetAct>()
  return (
    <Frame
      title={taskTitle(file)}
      face="field"
      onBack={() => void onBack()}
      actions={<OutboxMark />}
      act={mainActs(file).length > 0 && <MainActs file={file} onOpen={setAct} />}
    >
      <Task file={file} onOpen={setAct} />
      {act && <ActSheet key={act} file={file} act={act} onClose={() => setAct(undefined)} />}
    </Frame>
  )
}

/** What is to be done here, or whom it waits for where the reader has nothing to do. */
function taskTitle(file: CasePage): string {
  const stage = awaits(file)
  return stage ? t(`casework.awaits-${stage}`) : t(`casework.verb-${file.stage}`)
}

function awaits(file: CasePage): AwaitedStage | undefined {
  const stage = awaitedStages.find((one) => one === file.stage)
  return mainActs(file).length === 0 ? stage : undefined
}

function Task({ file, onOpen }: { file: CasePage; onOpen: (act: SheetAct) => void }) {
  const at = useNow()
  return (
    <div className="grid gap-4">
      <NotedHere caseId={file.caseId} />
      {awaits(file) && <p className="text-ink2">{t('casework.nothingToDo')}</p>}
      <Facts file={file} at={at} />
      <RevealContact file={file} />
      <TaskLimits file={file} at={at} />
      <MoreActs acts={otherActs(file)} refused={refusedActs(file)} onOpen={onOpen} file={file} />
      <section>
        <h2 className="mb-3 text-l">{t('matter.course')}</h2>
        <Timeline
          at={at}
          hasAxes
          entries={file.timeline.map((line) => ({
            ...entryOf(line),
            more: line.photoIds.length > 0 && <SeenPhotos photoIds={line.photoIds} />,
          }))}
        />
      </section>
    </div>
  )
}

function Facts({ file, at }: { file: CasePage; at: number }) {
  const catalogue = useCatalogue()
  const category = categoryOf(catalogue, file.categoryCode)
  const facts = [
    t('matter.numberIs', { number: file.number }),
    categoryName(catalogue, file.categoryCode) ?? t('casework.noCategory'),
    file.leadUnitName,
    file.repeatsInYear > 0 && t('casework.repeats', { count: file.repeatsInYear }),
    file.joinedReports > 0 && t('casework.joinedReports', { count: file.joinedReports }),
  ].filter((fact) => typeof fact === 'string')
  return (
    <section className="grid justify-items-start gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <Pill state={stateOfStage(file.stage)}>{t(`casework.stage-${file.stage}`)}</Pill>
        <Deadline file={file} at={at} />
      </div>
      <p className="flex items-baseline gap-2 font-bold">
        <Icon name="pin" className="translate-y-1 text-brand" />
        <span>
          {stepsName([...file.placeDetail.path, file.placeDetail.node])}
          {file.placeDetail.words && ` · ${file.placeDetail.words}`}
        </span>
      </p>
      <p className="text-l break-words">{file.text === '' ? file.title : file.text}</p>
      <SeenPhotos photoIds={file.photoIds} />
      {file.resultPhotoIds.length > 0 && (
        <>
          <p className="hint">{t('casework.afterwards')}</p>
          <SeenPhotos photoIds={file.resultPhotoIds} />
        </>
      )}
      <p className="text-[0.9375rem] text-ink2">{facts.join(' · ')}</p>
      {category && (
        <p className="hint">{t('casework.closeWhen', { when: category.closeWhen[language()] })}</p>
      )}
    </section>
  )
}

/** When it falls due, and at every stage how that was counted; a case laid aside has the day that somebody set. */
function Deadline({ file, at }: { file: CasePage; at: number }) {
  const [isOpen, setOpen] = useState(false)
  const { caseId, dueAt, dueState, stage } = file
  if (dueAt === undefined) return null
  const opens = stage !== 'hung' && stage !== 'suspended'
  return (
    <>
      <DeadlineBadge
        dueAt={dueAt}
        state={dueState}
        at={at}
        isProvisional={file.isProvisional}
        onOpen={opens ? () => setOpen(true) : undefined}
      />
      <DerivationSheet caseId={caseId} step="due" isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

/** What was done here without signal, and has not gone yet. */
function NotedHere({ caseId }: { caseId: string }) {
  const { waiting } = useOutbox()
  const noted = waiting.filter((one) => one.subjectId === caseId)
  if (noted.length === 0) return null
  return (
    <p className="rounded-lg bg-wait-tint p-3 text-wait" role="status">
      {t('casework.notedWaiting', { acts: noted.map((one) => one.title).join('、') })}
    </p>
  )
}
