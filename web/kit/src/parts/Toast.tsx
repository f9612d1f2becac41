import { useEffect, useSyncExternalStore } from 'react'
import { kitWords } from '../words.ts'

const SHOWN_MS = 10_000
type Options = {
  /** Takes back what was done; offered while the toast is shown. */
  undo?: () => void
  /** Hears that the toast went and nothing was taken back. */
  onGone?: () => void
}
type Said = Options & { words: string; number: number }

let said: Said | undefined
let count = 0
const listeners = new Set<() => void>()

/**
 * Says what was just done; with `undo` it can be taken back while it is shown.
 * @returns ends this toast early
 */
export function say(words: string, options: Options = {}): () => void {
  count += 1
  const number = count
  end()
  show({ ...options, words, number })
  return () => {
    if (said?.number === number) end()
  }
}

/** Stands once in the app. In elder mode it stays until closed. */
export function Toast({ staysOpen }: { staysOpen: boolean }) {
  const current = useSaid()
  useEffect(() => {
    if (!current || staysOpen) return
    const timer = setTimeout(end, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [current, staysOpen])
  return (
    <div className="toast-place toast-of-page" role="status">
      {current && <Box said={current} />}
    </div>
  )
}

/** The same toast inside an open sheet, which covers the one of the page. */
export function ToastInside() {
  const current = useSaid()
  return (
    <div className="toast-inside" role="status">
      {current && <Box said={current} />}
    </div>
  )
}

function Box({ said: { words, undo, number } }: { said: Said }) {
  return (
    <div className="toast" key={number}>
      <span>{words}</span>
      <span className="toast-acts">
        {undo && (
          <button type="button" onClick={() => takeBack(undo)}>
            {kitWords('kit.undo')}
          </button>
        )}
        <button type="button" onClick={end}>
          {kitWords('kit.close')}
        </button>
      </span>
    </div>
  )
}

function useSaid(): Said | undefined {
  return useSyncExternalStore(listen, () => said)
}

function takeBack(undo: () => void): void {
  show(undefined)
  undo()
}

function end(): void {
  const gone = said
  show(undefined)
  gone?.onGone?.()
}

function show(next: Said | undefined): void {
  said = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
