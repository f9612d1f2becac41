import { useEffect, useState, useSyncExternalStore } from 'react'

const PAUSE_MS = 250

/** A value once typing has paused. */
export function useLater<Value>(value: Value): Value {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return later
}

/** Whether the window is at least this wide, in rem. */
export function useWide(rem: number): boolean {
  const query = `(min-width: ${rem}rem)`
  return useSyncExternalStore(
    (change) => {
      const match = matchMedia(query)
      match.addEventListener('change', change)
      return () => match.removeEventListener('change', change)
    },
    () => matchMedia(query).matches,
  )
}
