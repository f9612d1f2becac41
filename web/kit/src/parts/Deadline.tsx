import { dueWords } from '../clock.ts'
import { Shape } from '../shapes.tsx'
import { kitWords } from '../words.ts'

export type DueState = 'none' | 'normal' | 'soon' | 'over'
type Props = {
  dueAt: string
  state: DueState
  at: number
  isProvisional?: boolean
  onOpen?: (() => void) | undefined
}

/** How long is left, and whether that may still change. The dashed line says that it opens its arithmetic. */
export function DeadlineBadge({ dueAt, state, at, isProvisional, onOpen }: Props) {
  const mark = isProvisional ? kitWords('kit.provisional') : undefined
  const words = [dueWords(dueAt, at), mark].filter(Boolean).join(' · ')
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
