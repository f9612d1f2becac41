import { dueWords } from '../clock.ts'
import { Shape } from '../shapes.tsx'
import { kitWords } from '../words.ts'

export type DueState = 'none' | 'normal' | 'soon' | 'over'
type Props = { dueAt: string; state: DueState; at: number; onOpen?: (() => void) | undefined }

/** How long is left. The dashed line says that it opens its arithmetic. */
export function DeadlineBadge({ dueAt, state, at, onOpen }: Props) {
  const words = dueWords(dueAt, at)
  const tone = state === 'soon' || state === 'over' ? `ink-${state}` : ''
  const inside = (
    <>
      {tone !== '' && <Shape name={state === 'over' ? 'over' : 'soon'} />}
      <time dateTime={dueAt}>{words}</time>
    </>
  )
  if (!onOpen) return <span className={`due ${tone}`}>{inside}</span>
  const label = `${kitWords('kit.deadline', { words })} · ${kitWords('kit.howCounted')}`
  return (
    <button type="button" className={`due due-opens ${tone}`} onClick={onOpen} aria-label={label}>
      {inside}
    </button>
  )
}
