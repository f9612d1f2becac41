import type { CaseItem, Stage } from '@linli/contract/casework/case.schema'
import { dayWords, dueWords, instantOf, milliseconds, timeOfDay } from '@linli/kit/clock'
import type { StateName } from '@linli/kit/parts/Pill'
import { Shape } from '@linli/kit/shapes'
import { kitWords } from '@linli/kit/words'
import { Link } from '@tanstack/react-router'
import { useOutbox } from '../outbox/useOutbox.ts'
import { t } from '../words.ts'

const HOUR_MS = 3_600_000
type Props = { item: CaseItem; at: number; isAwaited: boolean }

/** One task: its shape, what to do, where, and by when. */
export function TaskRow({ item, at, isAwaited }: Props) {
  const { waiting } = useOutbox()
  const isNoted = waiting.some((one) => one.subjectId === item.caseId)
  const state = isAwaited || isNoted ? 'wait' : stateOfTask(item)
  return (
    <Link to="/tasks/$caseId" params={{ caseId: item.caseId }} className="row">
      <Shape name={state} className={`ink-${state}`} />
      <span>
        <span className="row-title">
          {t('casework.taskTitle', { verb: t(`casework.verb-${item.stage}`), what: item.title })}
        </span>
        <span className="row-second">{isNoted ? t('casework.notedHere') : item.place}</span>
      </span>
      <When item={item} at={at} isAwaited={isAwaited} />
    </Link>
  )
}

function When({ item, at, isAwaited }: Props) {
  if (isAwaited) return <span className="row-when hint">{t('casework.nothingToDo')}</span>
  if (item.dueAt === undefined) return <span />
  const tone = item.dueState === 'soon' || item.dueState === 'over' ? `ink-${item.dueState}` : ''
  const left = milliseconds(item.dueAt) - at
  const isToday = dayWords(item.dueAt, at) === dayWords(instantOf(at), at)
  return (
    <span className={`row-when ${tone}`}>
      {left > 0 && isToday ? (
        <>
          <b>{t('matter.before', { when: timeOfDay(item.dueAt) })}</b>
          {left < HOUR_MS ? dueWords(item.dueAt, at) : dayWords(item.dueAt, at)}
        </>
      ) : (
        <b>{dueWords(item.dueAt, at)}</b>
      )}
      {item.isProvisional && <span className="hint">{kitWords('kit.provisional')}</span>}
    </span>
  )
}

export function stateOfTask(item: Pick<CaseItem, 'dueState' | 'stage'>): StateName {
  if (item.dueState === 'over' || item.dueState === 'soon') return item.dueState
  return stateOfStage(item.stage)
}

export function stateOfStage(stage: Stage): StateName {
  if (stage === 'closed' || stage === 'settled') return 'done'
  if (stage === 'void') return 'no'
  if (stage === 'suspended' || stage === 'hung') return 'wait'
  return stage === 'handling' || stage === 'checking' ? 'doing' : 'new'
}
