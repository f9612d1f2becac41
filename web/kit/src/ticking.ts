import { useEffect, useState } from 'react'
import { now } from './clock.ts'

/** The present moment, renewed every half minute, so that "还有 12 分" stays true. */
export function useNow(everyMs = 30_000): number {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return at
}
