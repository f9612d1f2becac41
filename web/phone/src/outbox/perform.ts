import type { Problem } from '@linli/contract/shared/problem'
import type { Answer, Body } from '@linli/kit/client'
import { nowInstant } from '@linli/kit/clock'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { currentSender, flush, tellOutbox } from './sending.ts'
import { allOperations, discard, keep, type Operation, sentWith, type WriteKey } from './store.ts'

export type Doing<Key extends WriteKey> = {
  route: Key
  params?: Readonly<Record<string, string>>
  body: Body<Key>
  photos?: readonly TakenPhoto[]
  act: string
  title: string
  subjectId?: string
  follows?: string
}

export type Done<Key extends WriteKey> =
  | { kind: 'sent'; answer: Answer<Key> }
  | { kind: 'kept' }
  | { kind: 'refused'; problem: Problem }

/** A person waits so long for an answer; then it goes on by itself. */
const PATIENCE_MS = 8_000

/**
 * Does something that must not get lost: it is kept first and sent at once if there is signal.
 * @returns the server's answer, or that it is kept, or why it was refused; a refusal leaves the outbox
 *   because whoever did it is still looking at what they wrote
 */
export async function perform<Key extends WriteKey>(doing: Doing<Key>): Promise<Done<Key>> {
  const id = await keepOperation(doing)
  await Promise.race([flush(), waitAtMost(PATIENCE_MS)])
  return outcome<Key>(id)
}

/** Keeps something and sends it when it can; a refusal stays in the outbox for its own page to show. */
export async function enqueue<Key extends WriteKey>(doing: Doing<Key>): Promise<string> {
  const id = await keepOperation(doing)
  void flush()
  return id
}

async function keepOperation<Key extends WriteKey>(doing: Doing<Key>): Promise<string> {
  const operation = operationOf(doing)
  await keep(
    operation,
    (doing.photos ?? []).map((photo) => ({ ...photo, operationId: operation.id, isSent: false })),
  )
  tellOutbox()
  return operation.id
}

async function outcome<Key extends WriteKey>(operationId: string): Promise<Done<Key>> {
  const sent = await sentWith(operationId)
  if (sent) return { kind: 'sent', answer: sent.answer as Answer<Key> }
  const left = (await allOperations()).find((operation) => operation.id === operationId)
  if (left?.state !== 'parked' || !left.problem) return { kind: 'kept' }
  await discard(operationId)
  tellOutbox()
  return { kind: 'refused', problem: left.problem }
}

function operationOf<Key extends WriteKey>(doing: Doing<Key>): Operation {
  const { identityId, grantId } = currentSender()
  return {
    id: crypto.randomUUID(),
    route: doing.route,
    ...(doing.params && { params: doing.params }),
    body: doing.body,
    photoIds: (doing.photos ?? []).map((photo) => photo.photoId),
    act: doing.act,
    title: doing.title,
    ...(doing.subjectId && { subjectId: doing.subjectId }),
    ...(doing.follows && { follows: doing.follows }),
    ...(identityId && { identityId }),
    ...(grantId && { grantId }),
    notedAt: nowInstant(),
    state: 'waiting',
    tries: 0,
    nextTryAt: 0,
  }
}

function waitAtMost(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
