import type { Problem } from '@linli/contract/shared/problem'
import type { Answer, Body } from '@linli/kit/client'
import { instantOf, now } from '@linli/kit/clock'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { currentSender, flush, letGo, tellOutbox } from './sending.ts'
import { discard, keep, type Operation, operationWith, sentWith, type WriteKey } from './store.ts'

export type Doing<Key extends WriteKey> = {
  route: Key
  params?: Readonly<Record<string, string>>
  body: Body<Key>
  photos?: readonly TakenPhoto[]
  /** What the form held, where that is more than the body tells. */
  form?: object
  act: string
  title: string
  subjectId?: string
}

export type Done<Key extends WriteKey> = Outcome & ({ kind: 'sent'; answer: Answer<Key> } | NotSent)
export type Outcome = { kind: 'sent' } | NotSent
type NotSent =
  | { kind: 'kept'; operationId: string; canBeTakenBack: boolean }
  | { kind: 'refused'; problem: Problem }

/** A person waits so long for an answer; then it goes on by itself. */
const PATIENCE_MS = 8_000
/** In elder mode a toast stays until it is closed; nothing waits for that longer than this. */
export const LONGEST_HOLD_MS = 120_000

/**
 * Does something that must not get lost: it is kept first and sent at once if there is signal.
 * @returns the server's answer, or that it is kept, or why it was refused; a refusal leaves the outbox
 *   because whoever did it is still looking at what they wrote
 */
export async function perform<Key extends WriteKey>(doing: Doing<Key>): Promise<Done<Key>> {
  const id = await keepOne(doing)
  const isBefore = (other: Operation) => doing.subjectId === other.subjectId
  if (doing.subjectId !== undefined) await letGo(isBefore)
  await Promise.race([flush(), waitAtMost(PATIENCE_MS)])
  return outcome<Key>(id)
}

/**
 * Keeps something that its doer does not wait for, and what is to follow it: both or neither. It is held back while it can
 * be taken back.
 */
export async function keepHeld<Key extends WriteKey, Next extends WriteKey>(
  doing: Doing<Key>,
  following?: Doing<Next>,
): Promise<string> {
  const first = { ...noted(doing), heldUntil: now() + LONGEST_HOLD_MS }
  const next = following && { ...noted(following), follows: first.id }
  await keepNoted([
    { operation: first, photos: doing.photos },
    ...(next ? [{ operation: next, photos: following.photos }] : []),
  ])
  return first.id
}

/** Keeps something and sends it when it can; a refusal stays in the outbox for its own page to show. */
export async function enqueue<Key extends WriteKey>(doing: Doing<Key>): Promise<string> {
  const id = await keepOne(doing)
  void flush()
  return id
}

async function keepOne<Key extends WriteKey>(doing: Doing<Key>): Promise<string> {
  const operation = noted(doing)
  await keepNoted([{ operation, photos: doing.photos }])
  return operation.id
}

type Noted = { operation: Operation; photos: readonly TakenPhoto[] | undefined }

async function keepNoted(all: readonly Noted[]): Promise<void> {
  const photos = all.flatMap(({ operation, photos: taken = [] }) =>
    taken.map((photo) => ({ ...photo, operationId: operation.id, isSent: false })),
  )
  await keep(
    all.map(({ operation }) => operation),
    photos,
  )
  tellOutbox()
}

async function outcome<Key extends WriteKey>(operationId: string): Promise<Done<Key>> {
  const sent = await sentWith(operationId)
  if (sent) return { kind: 'sent', answer: sent.answer as Answer<Key> }
  const left = await operationWith(operationId)
  if (left?.state !== 'parked' || !left.problem) {
    return { kind: 'kept', operationId, canBeTakenBack: left?.hasLeft !== true }
  }
  await discard(operationId)
  tellOutbox()
  return { kind: 'refused', problem: left.problem }
}

function noted<Key extends WriteKey>(doing: Doing<Key>): Operation {
  const { identityId, grantId } = currentSender()
  return {
    id: crypto.randomUUID(),
    route: doing.route,
    ...(doing.params && { params: doing.params }),
    body: doing.body,
    photoIds: (doing.photos ?? []).map((photo) => photo.photoId),
    ...(doing.form && { form: doing.form }),
    act: doing.act,
    title: doing.title,
    ...(doing.subjectId && { subjectId: doing.subjectId }),
    ...(identityId && { identityId }),
    ...(grantId && { grantId }),
    notedAt: nextInstant(),
    state: 'waiting',
    tries: 0,
    nextTryAt: 0,
  }
}

let lastNoted = 0

/** What was noted later is sent later, though both may fall into one thousandth of a second. */
function nextInstant(): string {
  lastNoted = Math.max(now(), lastNoted + 1)
  return instantOf(lastNoted)
}

function waitAtMost(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
