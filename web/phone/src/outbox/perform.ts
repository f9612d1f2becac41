import type { Problem } from '@linli/contract/shared/problem'
import type { Answer, Body } from '@linli/kit/client'
import { nowInstant } from '@linli/kit/clock'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { currentSender, flush, tellOutbox } from './sending.ts'
import { allOperations, discard, keep, type Operation, sentWith, type WriteKey } from './store.ts'

export type Doing<Key extends WriteKey> = {
  id?: string
  route: Key
  params?: Readonly<Record<string, string>>
  body: Body<Key>
  photos?: readonly TakenPhoto[]
  act: string
  title: string
  subjectId?: string
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
  const operation = operationOf(doing)
  const photos = doing.photos ?? []
  await keep(
    operation,
    photos.map((photo) => ({ ...photo, operationId: operation.id, isSent: false })),
  )
  tellOutbox()
  await Promise.race([flush(), waitAtMost(PATIENCE_MS)])
  return outcome<Key>(operation.id)
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
    id: doing.id ?? crypto.randomUUID(),
    route: doing.route,
    ...(doing.params && { params: doing.params }),
    body: doing.body,
    photoIds: (doing.photos ?? []).map((photo) => photo.photoId),
    act: doing.act,
    title: doing.title,
    ...(doing.subjectId && { subjectId: doing.subjectId }),
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
