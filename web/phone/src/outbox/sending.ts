import { putPhoto, send } from '@linli/kit/client'
import { now, nowInstant } from '@linli/kit/clock'
import { nextOperation, outcomeOf, type Sender } from './decision.ts'
import {
  allOperations,
  change,
  markPhotoSent,
  type Operation,
  photosOf,
  sentWith,
  settle,
} from './store.ts'

const LOCK = 'linli-outbox'
const ROUND_MS = 30_000
const PATIENCE_MS = 30_000

let sender: Sender | undefined
let running: Promise<void> | undefined
let following: Promise<void> | undefined
const listeners = new Set<() => void>()
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(LOCK)

/** Says who is signed in. Nothing is sent before that is known. */
export function sendAs(next: Sender): void {
  const isOther = next.identityId !== sender?.identityId || next.grantId !== sender?.grantId
  sender = next
  if (isOther) void tryAllNow()
}

export function currentSender(): Sender {
  return sender ?? {}
}

/**
 * Sends what is due, one flusher per browser; resolves when nothing due is left.
 * Asked during a round, it resolves after the next one, which sees what was kept meanwhile.
 */
export function flush(): Promise<void> {
  if (!running) return startRound()
  following ??= running.then(startRound)
  return following
}

function startRound(): Promise<void> {
  following = undefined
  running = alone(sendDue).finally(() => {
    running = undefined
  })
  return running
}

/** Somebody asks for it, or the signal is back: what waits does not wait any longer. */
export async function tryAllNow(): Promise<void> {
  const waiting = (await allOperations()).filter((operation) => operation.state === 'waiting')
  await Promise.all(waiting.map((operation) => change(operation, { nextTryAt: 0 })))
  await flush()
}

/** Sends on start, when the signal is back, when the page is seen again, and every half minute. */
export function keepSending(): void {
  window.addEventListener('online', () => void tryAllNow())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void flush()
  })
  setInterval(() => void flush(), ROUND_MS)
  channel?.addEventListener('message', () => tellHere())
  void flush()
}

/** Tells a listener whenever the outbox changed, in this tab or another. */
export function onOutbox(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function tellOutbox(): void {
  channel?.postMessage('changed')
  tellHere()
}

function tellHere(): void {
  for (const listener of listeners) listener()
}

async function sendDue(): Promise<void> {
  if (sender === undefined) return
  for (;;) {
    const operation = nextOperation(await allOperations(), sender, now())
    if (!operation) return
    const isSignalGone = await sendOne(operation, sender)
    tellOutbox()
    if (isSignalGone) return
  }
}

/** Answers whether the signal is gone, so that the rest need not be tried. */
async function sendOne(operation: Operation, as: Sender): Promise<boolean> {
  try {
    const answer = await deliver(operation, as)
    await settle(operation, {
      operationId: operation.id,
      act: operation.act,
      title: operation.title,
      ...(operation.subjectId && { subjectId: operation.subjectId }),
      ...(operation.identityId && { identityId: operation.identityId }),
      sentAt: nowInstant(),
      answer,
    })
    return false
  } catch (error) {
    return postpone(operation, error)
  }
}

async function deliver(operation: Operation, as: Sender): Promise<unknown> {
  const isAnonymous = operation.identityId === undefined && as.identityId !== undefined
  for (const photo of await photosOf(operation.id)) {
    if (photo.isSent) continue
    await putPhoto(photo.photoId, photo.image, isAnonymous)
    await markPhotoSent(photo)
  }
  const params = operation.params ?? (await paramsAfter(operation))
  return send(operation.route, {
    ...(params && { params }),
    body: operation.body,
    key: operation.id,
    isAnonymous,
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
}

/** The case that the report before it opened. */
async function paramsAfter({ follows }: Operation): Promise<{ caseId: string } | undefined> {
  const answer = follows === undefined ? undefined : (await sentWith(follows))?.answer
  const isNamed = typeof answer === 'object' && answer !== null && 'caseId' in answer
  return isNamed ? { caseId: String(answer.caseId) } : undefined
}

async function postpone(operation: Operation, error: unknown): Promise<boolean> {
  const outcome = outcomeOf(error, operation.tries)
  const tries = operation.tries + 1
  if (outcome.kind === 'park') {
    await change(operation, { state: 'parked', problem: outcome.problem, tries })
    return false
  }
  if (outcome.kind === 'sign-in') {
    await change(operation, { needsSignIn: true, nextTryAt: now() + ROUND_MS * 20, tries })
    return false
  }
  await change(operation, { nextTryAt: now() + outcome.afterMs, tries })
  return outcome.isSignalGone
}

/** Where the browser has no locks, one flusher per tab must do; the server's keys keep it harmless. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (typeof navigator !== 'undefined' && navigator.locks) {
    await navigator.locks.request(LOCK, work)
  } else await work()
}
