import type { Problem } from '@linli/contract/shared/problem'
import { ProblemError } from '@linli/kit/client'
import type { Operation } from './store.ts'

/** Who the phone would be sending as now; nobody when nobody is signed in. */
export type Sender = { readonly identityId?: string; readonly grantId?: string }

export type Outcome =
  | { kind: 'retry'; afterMs: number; isSignalGone: boolean }
  | { kind: 'sign-in' }
  | { kind: 'park'; problem: Problem }

const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 600_000
const NOT_SIGNED_IN = 401
const CONFLICT = 409
/** Too slow, too early, too often, or nobody behind the door yet: the same request may pass later. */
const LATER_STATUSES: readonly number[] = [408, 425, 429, 502, 503, 504]
/** After so many of them, more than an hour, a person is told. */
const MOST_REFUSALS = 12

type Tried = Pick<Operation, 'tries' | 'refusals' | 'identityId'>

/**
 * Decides what becomes of an operation whose sending failed.
 * @param error what was thrown while sending
 * @param tried how often it was tried before, for the growing wait in milliseconds, and how often refused
 */
export function outcomeOf(error: unknown, { tries, refusals = 0, identityId }: Tried): Outcome {
  if (!(error instanceof ProblemError)) {
    return { kind: 'retry', afterMs: waitAfter(tries), isSignalGone: true }
  }
  const { status } = error.problem
  if (status === NOT_SIGNED_IN && identityId !== undefined) return { kind: 'sign-in' }
  if (isPassing(error) && refusals + 1 < MOST_REFUSALS) {
    const afterMs = error.retryAfter === undefined ? waitAfter(tries) : error.retryAfter * 1000
    return { kind: 'retry', afterMs, isSignalGone: false }
  }
  return { kind: 'park', problem: error.problem }
}

/** The operation to send next: the oldest of each subject that is due and belongs to the sender. */
export function nextOperation(
  operations: readonly Operation[],
  sender: Sender,
  at: number,
): Operation | undefined {
  const waiting = inOrder(operations).filter((operation) => operation.state === 'waiting')
  return waiting.find(
    (operation, index) =>
      isDue(operation, at) &&
      maySend(operation, sender) &&
      !operations.some((first) => first.id === operation.follows) &&
      !waiting.slice(0, index).some((earlier) => isSameSubject(earlier, operation)),
  )
}

function isDue({ nextTryAt, heldUntil = 0 }: Operation, at: number): boolean {
  return nextTryAt <= at && heldUntil <= at
}

/**
 * What was noted by one person is never sent under another person's name or post. What was noted without signing in
 * waits until nobody is signed in, or until a person says that it is theirs.
 */
export function maySend(operation: Operation, sender: Sender): boolean {
  if (isByLink(operation)) return true
  return operation.identityId === sender.identityId && operation.grantId === sender.grantId
}

/** Whose an operation is, for whoever holds the phone now. Others' words are not shown to them. */
export function belongingOf(
  operation: Operation,
  { identityId }: Sender,
): 'own' | 'nobodys' | 'others' {
  if (operation.identityId === identityId || isByLink(operation)) return 'own'
  return operation.identityId === undefined ? 'nobodys' : 'others'
}

/** A helping unit acts by its link, whoever is signed in on the phone. */
function isByLink({ route }: Operation): boolean {
  return route.startsWith('POST /partner/')
}

export function inOrder(operations: readonly Operation[]): Operation[] {
  return [...operations].sort((a, b) => a.notedAt.localeCompare(b.notedAt))
}

/** A 409 is final, unless the server says when to come back: then the first try is still under way. */
function isPassing(error: ProblemError): boolean {
  const { status } = error.problem
  if (LATER_STATUSES.includes(status)) return true
  return status === CONFLICT && error.retryAfter !== undefined
}

function isSameSubject(a: Operation, b: Operation): boolean {
  return a.subjectId !== undefined && a.subjectId === b.subjectId
}

function waitAfter(tries: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries)
}
