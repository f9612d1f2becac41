import { say } from '@linli/kit/parts/Toast'
import { useRef, useState } from 'react'
import { t } from '../words.ts'

/** One wish at a time: a second tap while the first is at work does nothing, and what could not be kept is said. */
export function useOnce(): {
  isBusy: boolean
  run: (work: () => Promise<unknown>) => Promise<void>
} {
  const [isBusy, setBusy] = useState(false)
  const isRunning = useRef(false)
  const run = async (work: () => Promise<unknown>) => {
    if (isRunning.current) return
    isRunning.current = true
    setBusy(true)
    try {
      await work()
    } catch (error) {
      say(t(isFull(error) ? 'shell.phoneFull' : 'shell.notKept'))
      // Anything else than a full phone is a mistake of ours, and must not pass unseen.
      if (!isFull(error)) throw error
    } finally {
      isRunning.current = false
      setBusy(false)
    }
  }
  return { isBusy, run }
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}
