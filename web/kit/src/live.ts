/** Something changed: fetch it again. The change itself never travels on this line. */
export type LiveChange = { readonly kind: string; readonly id?: string; readonly gridPos?: number }
type Listener = (change: LiveChange) => void

const LOCK = 'linli-live'
const POLL_MS = 60_000
/** A refused connection is asked for again only so often; the browser itself mends a broken one. */
const BEAT_MS = 20_000

/**
 * Tells a listener of changes; all tabs of a browser share one connection, held by the tab with the lock.
 * Without a connection every listener hears `{ kind: 'poll' }` once a minute.
 * @returns stops listening, and gives the connection to another tab
 */
export function listenLive(listener: Listener): () => void {
  const stop = new AbortController()
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(LOCK)
  const hears = { at: 0 }
  const hear = (change: LiveChange) => {
    hears.at = performance.now()
    if (change.kind !== 'beat') listener(change)
  }
  channel?.addEventListener('message', ({ data }: MessageEvent<LiveChange>) => {
    if (data.kind === 'asker') openAnew()
    else hear(data)
  })
  const poll = setInterval(() => {
    const isSilent = performance.now() - hears.at > POLL_MS
    if (isSilent && document.visibilityState === 'visible') listener({ kind: 'poll' })
  }, POLL_MS)
  void leadOrWait(stop.signal, (change) => {
    hear(change)
    channel?.postMessage(change)
  })
  return () => {
    stop.abort()
    clearInterval(poll)
    channel?.close()
  }
}

/** Opens the line again for who asks now: after signing in, out or choosing a post, whichever tab holds it. */
export function reopenLive(): void {
  if (lines.size > 0) return openAnew()
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(LOCK)
  channel.postMessage({ kind: 'asker' } satisfies LiveChange)
  channel.close()
}

/** How to open anew the lines that this tab holds. */
const lines = new Set<() => void>()

function openAnew(): void {
  for (const open of lines) open()
}

async function leadOrWait(signal: AbortSignal, tell: Listener): Promise<void> {
  if (typeof EventSource === 'undefined') return
  const hold = () => holdConnection(signal, tell)
  try {
    if (navigator.locks) await navigator.locks.request(LOCK, { signal }, hold)
    else await hold()
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function holdConnection(signal: AbortSignal, tell: Listener): Promise<void> {
  return new Promise((resolve) => {
    let source = connect(tell, true)
    const again = () => {
      source.close()
      source = connect(tell, false)
    }
    lines.add(again)
    const beat = setInterval(() => {
      if (source.readyState === EventSource.OPEN) tell({ kind: 'beat' })
      if (source.readyState === EventSource.CLOSED) again()
    }, BEAT_MS)
    signal.addEventListener('abort', () => {
      lines.delete(again)
      clearInterval(beat)
      source.close()
      resolve()
    })
  })
}

/** A line that opens later than with its page may have missed something: everything is fetched once more. */
function connect(tell: Listener, isWithPage: boolean): EventSource {
  const source = new EventSource('/api/live')
  let isFresh = isWithPage
  source.addEventListener('open', () => {
    if (!isFresh) tell({ kind: 'poll' })
    isFresh = false
  })
  source.addEventListener('message', (event) => {
    const change = readChange(event.data)
    if (change) tell(change)
  })
  return source
}

function readChange(text: string): LiveChange | undefined {
  try {
    const change: unknown = JSON.parse(text)
    if (typeof change !== 'object' || change === null || !('kind' in change)) return undefined
    return typeof change.kind === 'string' ? (change as LiveChange) : undefined
  } catch {
    return undefined
  }
}
