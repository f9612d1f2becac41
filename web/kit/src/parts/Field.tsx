import { type ReactNode, useId } from 'react'
import { Shape } from '../shapes.tsx'

type Wiring = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }
type Props = {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** A fixed id, so that a summary of errors can lead here. */
  id?: string
  /** Draws the native input with the id and the links to hint and error that it gets. */
  children: (wiring: Wiring) => ReactNode
}

/** A label, its native input, and beside it what is wrong and what to do. */
export function Field({ label, hint, error, id: fixed, children }: Props) {
  const made = useId()
  const id = fixed ?? made
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={`field ${error ? 'field-wrong' : ''}`}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(described !== '' && { 'aria-describedby': described }),
        ...(error && { 'aria-invalid': true as const }),
      })}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Shape name="over" />
          {error}
        </p>
      )}
    </div>
  )
}
