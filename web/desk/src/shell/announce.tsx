import { useSyncExternalStore } from 'react'

const SHOWN_MS = 8000
let said = ''
let clearing: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Says what was done, in the verb of its button; audited acts have no undo. */
export function announce(words: string): void {
  clearTimeout(clearing)
  tell(words)
  clearing = setTimeout(() => tell(''), SHOWN_MS)
}

export function Announced() {
  const words = useSyncExternalStore(follow, () => said)
  return (
    <p className="announced" role="status" data-empty={words === ''}>
      {words}
    </p>
  )
}

function tell(words: string): void {
  said = words
  for (const listener of listeners) listener()
}

function follow(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
