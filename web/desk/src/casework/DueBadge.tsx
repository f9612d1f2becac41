import { momentWords } from '@linli/kit/clock'
import { DeadlineBadge } from '@linli/kit/parts/Deadline'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
import { t } from '../words.ts'
import type { CaseItem } from './case-words.ts'

/** The time left, which opens its arithmetic. */
export function DueBadge(props: {
  item: Pick<CaseItem, 'dueAt' | 'endedAt' | 'dueState' | 'stage' | 'isProvisional'>
  onOpen?: () => void
}) {
  const at = useNow()
  const { dueAt, endedAt, dueState, isProvisional } = props.item
  if (endedAt !== undefined)
    return <span className="s">{t('casework.endedAt', { when: momentWords(endedAt, at) })}</span>
  if (dueAt === undefined) return <span className="s">{t('casework.noLimit')}</span>
  return (
    <span className={`due-cell ${dueState === 'normal' ? 'ink-new' : ''}`}>
      {dueState === 'normal' && <Shape name="new" />}
      <DeadlineBadge
        dueAt={dueAt}
        state={dueState}
        at={at}
        isProvisional={isProvisional}
        onOpen={props.onOpen}
      />
    </span>
  )
}
