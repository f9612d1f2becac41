import { useEffect, useState } from 'react'

const SETTLED_AFTER_MS = 400

/** What somebody typed, once they pause: nobody is asked about every key. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
