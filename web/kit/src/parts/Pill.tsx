import { Shape, type ShapeName } from '../shapes.tsx'

export type StateName = 'new' | 'doing' | 'wait' | 'soon' | 'over' | 'done' | 'no'

type Props = { state: StateName; shape?: ShapeName; children: string }

/** A state said three ways: shape, word, colour. It is not a button. */
export function Pill({ state, shape, children }: Props) {
  return (
    <span className={`pill state-${state}`}>
      <Shape name={shape ?? state} />
      {children}
    </span>
  )
}
