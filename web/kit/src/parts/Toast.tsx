import { useEffect, useSyncExternalStore } from 'react'
import { kitWords } from '../words.ts'

const SHOWN_MS = 10_000
type Said = { words: string; undo?: (() => void) | undefined; number: number }

let said: Said | undefined
let count = 0
const listeners = new Set<() => void>()

/** Says what was just done; with `undo` it can be taken back while it is shown. */
export function say(words: string, undo?: () => void): void {
  count += 1
  show({ words, undo, number: count })
}

/** Stands once in the app. In elder mode it stays until closed. */
export function Toast({ staysOpen }: { staysOpen: boolean }) {
  const current = useSyncExternalStore(listen, () => said)
  useEffect(() => {
    if (!current || staysOpen) return
    const timer = setTimeout(() => show(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [current, staysOpen])
  return (
    <div className="toast-place" role="status">
      {current && (
        <div className="toast" key={current.number}>
          <span>{current.words}</span>
          {current.undo && (
            <button type="button" onClick={() => undoNow(current)}>
              {kitWords('kit.undo')}
            </button>
          )}
          <button type="button" onClick={() => show(undefined)}>
            {kitWords('kit.close')}
          </button>
        </div>
      )}
    </div>
  )
}

function undoNow(current: Said): void {
  current.undo?.()
  show(undefined)
}

function show(next: Said | undefined): void {
  said = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
