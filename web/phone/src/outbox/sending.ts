import { putPhoto, send } from '@linli/kit/client'
import { now, nowInstant } from '@linli/kit/clock'
import { nextOperation, outcomeOf, type Sender } from './decision.ts'
import { allOperations, change, markPhotoSent, type Operation, photosOf, settle } from './store.ts'

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
  if (!isOther) return
  tellHere()
  void tryAllNow()
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

/** The signal is back: what waits does not wait any longer, but for what can still be taken back. */
export async function tryAllNow(): Promise<void> {
  const waiting = (await allOperations()).filter((operation) => operation.state === 'waiting')
  await Promise.all(waiting.map((operation) => change(operation, { nextTryAt: 0 })))
  await flush()
}

/** Lets go what is held back, all of it or what is meant; the next round sends it. */
export async function letGo(
  isMeant: (operation: Operation) => boolean = () => true,
): Promise<void> {
  const held = (await allOperations()).filter(
    (operation) => operation.heldUntil !== undefined && isMeant(operation),
  )
  await Promise.all(held.map((operation) => change(operation, { heldUntil: 0 })))
}

/** Sends on start, when the signal is back, when the page is left or seen again, and every half minute. */
export function keepSending(): void {
  window.addEventListener('online', () => void tryAllNow())
  // A phone put away sends nothing later, and nobody takes back what they no longer see.
  document.addEventListener('visibilitychange', () => void letGo().then(flush))
  setInterval(() => void flush(), ROUND_MS)
  channel?.addEventListener('message', () => tellHere())
  void letGo().then(flush)
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

/** A person had a look at what was refused, and it is tried once more from the beginning. */
export async function tryAgain(operation: Operation): Promise<void> {
  await change(operation, { state: 'waiting', nextTryAt: 0, tries: 0, refusals: 0 })
  tellOutbox()
  await flush()
}

/** Whoever is signed in says that something noted without signing in is theirs: it goes under their name. */
export async function claim(operation: Operation): Promise<void> {
  await change(operation, { ...currentSender(), state: 'waiting', nextTryAt: 0 })
  tellOutbox()
  await flush()
}

async function sendDue(): Promise<void> {
  if (sender === undefined || !(await mayHaveSignal())) return
  for (;;) {
    const operation = nextOperation(await allOperations(), sender, now())
    if (!operation) return
    const isSignalGone = await sendOne(operation)
    tellOutbox()
    if (isSignalGone) return
  }
}

/**
 * A phone that says it has no signal is asked whether anything answers all the same, so that nothing leaves it by halves and
 * all of it can still be taken back.
 */
async function mayHaveSignal(): Promise<boolean> {
  if (typeof navigator === 'undefined' || navigator.onLine !== false) return true
  return fetch('/api/health').then(
    () => true,
    () => false,
  )
}

/** Answers whether the signal is gone, so that the rest need not be tried. */
async function sendOne(operation: Operation): Promise<boolean> {
  try {
    for (const photo of await photosOf(operation.id)) {
      if (photo.isSent) continue
      await putPhoto(photo.photoId, photo.image)
      await markPhotoSent(photo)
    }
    // From here on it may reach the server; whoever took it back meanwhile took it out of here.
    const isStillHere = await change(operation, { hasLeft: true })
    if (isStillHere) await deliver(operation)
    return false
  } catch (error) {
    return postpone(operation, error)
  }
}

async function deliver(operation: Operation): Promise<void> {
  const { id, params, body, act, title, subjectId, identityId } = operation
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const answer = await send(operation.route, { ...(params && { params }), body, key: id, signal })
  const sent = {
    operationId: id,
    act,
    title,
    ...(subjectId && { subjectId }),
    ...(identityId && { identityId }),
    sentAt: nowInstant(),
    answer,
  }
  await settle(operation, sent, caseIn(answer))
}

/** The case that a report opened. */
function caseIn(answer: unknown): string | undefined {
  const isNamed = typeof answer === 'object' && answer !== null && 'caseId' in answer
  return isNamed ? String(answer.caseId) : undefined
}

async function postpone(operation: Operation, error: unknown): Promise<boolean> {
  const outcome = outcomeOf(error, operation)
  const tries = operation.tries + 1
  if (outcome.kind === 'park') {
    await change(operation, { state: 'parked', problem: outcome.problem, tries })
    return false
  }
  if (outcome.kind === 'sign-in') {
    await change(operation, { needsSignIn: true, nextTryAt: now() + ROUND_MS * 20, tries })
    return false
  }
  const { isSignalGone, afterMs } = outcome
  const refusals = (operation.refusals ?? 0) + (isSignalGone ? 0 : 1)
  await change(operation, { nextTryAt: now() + afterMs, tries, refusals })
  return isSignalGone
}

/** Where the browser has no locks, one flusher per tab must do; the server's keys keep it harmless. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (typeof navigator !== 'undefined' && navigator.locks) {
    await navigator.locks.request(LOCK, work)
  } else await work()
}
