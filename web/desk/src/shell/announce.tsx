import { kitWords } from '@linli/kit/words'
import { useSyncExternalStore } from 'react'

const SHOWN_MS = 10_000
type Said = { words: string; undo?: (() => void) | undefined }
let said: Said = { words: '' }
let clearing: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Says what was done, in the verb of its button; acts on a case have no undo, a mark has. */
export function announce(words: string, undo?: () => void): void {
  clearTimeout(clearing)
  tell({ words, undo })
  clearing = setTimeout(() => tell({ words: '' }), SHOWN_MS)
}

export function Announced() {
  const { words, undo } = useSyncExternalStore(follow, () => said)
  return (
    <div className="announced" data-empty={words === ''}>
      <span role="status">{words}</span>
      {undo && (
        <button
          type="button"
          className="link"
          onClick={() => {
            tell({ words: '' })
            undo()
          }}
        >
          {kitWords('kit.undo')}
        </button>
      )}
    </div>
  )
}

function tell(next: Said): void {
  said = next
  for (const listener of listeners) listener()
}

function follow(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
