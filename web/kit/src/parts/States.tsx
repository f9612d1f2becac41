import { type ReactNode, useEffect, useRef, useState } from 'react'
import { errorReference, errorWords } from '../problem.ts'
import { Shape } from '../shapes.tsx'
import { kitWords } from '../words.ts'
import { Button } from './Button.tsx'

const QUIET_MS = 300
const SLOW_MS = 5_000

/** Nothing for 300 ms, then grey bars in the final layout; after five seconds it says so. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  const [stage, setStage] = useState<'quiet' | 'bars' | 'slow'>('quiet')
  useEffect(() => {
    const bars = setTimeout(() => setStage('bars'), QUIET_MS)
    const slow = setTimeout(() => setStage('slow'), SLOW_MS)
    return () => {
      clearTimeout(bars)
      clearTimeout(slow)
    }
  }, [])
  if (stage === 'quiet') return <div aria-busy="true" />
  return (
    <div className="skeleton" aria-busy="true" role="status">
      <span className="unseen">{kitWords('kit.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="skeleton-row" />
      ))}
      {stage === 'slow' && <p className="hint">{kitWords('kit.slow')}</p>}
    </div>
  )
}

/** One sentence and the next act. */
export function Empty({ words, children }: { words: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{words}</p>
      {children}
    </div>
  )
}

type FailureProps = {
  error: unknown
  phone?: string | undefined
  onRetry?: (() => void) | undefined
}

/** What is wrong, what to do, and for our own mistakes the number to read out on the phone. */
export function Failure({ error, phone, onRetry }: FailureProps) {
  const reference = errorReference(error)
  return (
    <div className="failure" role="alert">
      <p className="failure-words">
        <Shape name="over" />
        <span>{errorWords(error)}</span>
      </p>
      {phone && (
        <p className="hint">
          {reference
            ? kitWords('kit.reference', { phone, reference })
            : kitWords('kit.orCall', { phone })}
        </p>
      )}
      {onRetry && <Button onClick={onRetry}>{kitWords('kit.again')}</Button>}
    </div>
  )
}

type SummaryProps = {
  errors: readonly { fieldId?: string | undefined; words: string }[]
  /** Counts the tries to send; each one takes the focus here, typing does not. */
  attempt: number
}

/** Stands above a form and takes the focus, so that nobody hunts for what is wrong. */
export function ErrorSummary({ errors, attempt }: SummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  if (errors.length === 0) return null
  return (
    <div className="failure mb-4" role="alert" tabIndex={-1} ref={box}>
      <p className="failure-words">
        <Shape name="over" />
        <b>{kitWords('kit.errorsTitle', { count: errors.length })}</b>
      </p>
      <ul>
        {errors.map((error) => (
          <li key={error.words}>
            {error.fieldId ? <a href={`#${error.fieldId}`}>{error.words}</a> : error.words}
          </li>
        ))}
      </ul>
    </div>
  )
}
