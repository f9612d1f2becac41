import { errorWords } from '@linli/kit/problem'
import { useEffect, useRef } from 'react'

/** Why the server said no; it takes the focus, so that nobody hunts for it. */
export function Refused({ error }: { error: unknown }) {
  const box = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (error) box.current?.focus()
  }, [error])
  if (!error) return null
  return (
    <p ref={box} className="error" role="alert" tabIndex={-1}>
      {errorWords(error)}
    </p>
  )
}

/** The two verbs at the end of a dialog. */
export function DialogEnd(props: {
  verb: string
  not: string
  onClose: () => void
  isBusy: boolean
}) {
  return (
    <div className="go">
      <button type="submit" className="btn p" disabled={props.isBusy}>
        {props.verb}
      </button>
      <button type="button" className="btn" onClick={props.onClose}>
        {props.not}
      </button>
    </div>
  )
}
