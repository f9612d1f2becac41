import { errorReference, errorWords } from '@linli/kit/problem'
import { kitWords } from '@linli/kit/words'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { t } from '../words.ts'
import { useStreet } from './session.ts'

const QUIET_MS = 300
const SLOW_MS = 5000

/** Shows an answer, or that it is on its way, or why it did not come. */
export function Answered<T>(props: {
  query: UseQueryResult<T>
  children: (answer: T) => ReactNode
  bars?: number
}) {
  const { query } = props
  if (query.data !== undefined) return props.children(query.data)
  if (query.isError) return <Failure error={query.error} onAgain={() => void query.refetch()} />
  return <Waiting bars={props.bars ?? 6} />
}

/** Nothing for 300 ms, then grey bars; after five seconds a word. */
export function Waiting({ bars }: { bars: number }) {
  const waited = useWaited()
  if (waited < QUIET_MS) return <div aria-busy="true" />
  return (
    <div className="waiting" aria-busy="true">
      <p className="s" role="status">
        {waited < SLOW_MS ? kitWords('kit.loading') : kitWords('kit.slow')}
      </p>
      {Array.from({ length: bars }, (_, bar) => (
        <span key={bar} className="bar-grey" />
      ))}
    </div>
  )
}

/** What went wrong, what to do, and on our own errors the reference to tell on the phone. */
export function Failure({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  const phone = useStreet().data?.phone
  const reference = errorReference(error)
  return (
    <div className="failure card" role="alert">
      <p>{errorWords(error)}</p>
      {reference !== undefined && phone !== undefined && (
        <p>{kitWords('kit.reference', { phone, reference })}</p>
      )}
      {reference === undefined && phone !== undefined && (
        <p className="s">{kitWords('kit.orCall', { phone })}</p>
      )}
      {onAgain && (
        <button type="button" className="btn" onClick={onAgain}>
          {kitWords('kit.again')}
        </button>
      )}
    </div>
  )
}

/** One sentence and the next act. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty s">{children ?? t('shell.nothing')}</div>
}

function useWaited(): number {
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    const timers = [QUIET_MS, SLOW_MS].map((after) => setTimeout(() => setWaited(after), after))
    return () => timers.forEach(clearTimeout)
  }, [])
  return waited
}
