import { Shape } from '@linli/kit/shapes'
import { type ReactNode, useId } from 'react'

export type Wiring = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

/** A label, its native input, and beside it a hint and what is missing. */
export function FormField(props: {
  label: string
  hint?: string
  error?: string | undefined
  /** A fixed id, so that a summary can lead here. */
  id?: string
  children: (wiring: Wiring) => ReactNode
}) {
  const made = useId()
  const id = props.id ?? made
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean)
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.children({
        id,
        ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
        ...(props.error && { 'aria-invalid': true as const }),
      })}
      {props.hint && (
        <p className="s" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && (
        <p className="error row" id={`${id}-error`}>
          <Shape name="over" />
          {props.error}
        </p>
      )}
    </div>
  )
}
