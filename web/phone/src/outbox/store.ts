import type { Problem } from '@linli/contract/shared/problem'
import type { RouteKey } from '@linli/kit/client'
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'

export type WriteKey = Extract<RouteKey, `POST ${string}`>

/** Something a person did that the server has not answered yet. Its id is its idempotency key. */
export type Operation = {
  id: string
  route: WriteKey
  params?: Readonly<Record<string, string>>
  body: unknown
  photoIds: string[]
  /** What its form held, so that it can be taken back or put right there. */
  form?: object
  /** What was done, and to what, as the list of waiting things shows it. */
  act: string
  title: string
  /** Case or report: acts on one subject are sent in the order they were done. */
  subjectId?: string
  /** The report this act belongs to, while its case has no id yet: the report's answer names it. */
  follows?: string
  /** Who noted it; nobody's when it was noted without signing in. */
  identityId?: string
  grantId?: string
  notedAt: string
  state: 'waiting' | 'parked'
  /** Until then it can be taken back and is not sent. */
  heldUntil?: number
  /** Its request may have reached the server, so that it can no longer be taken back. */
  hasLeft?: boolean
  tries: number
  /** How often the server answered that it cannot now. */
  refusals?: number
  nextTryAt: number
  problem?: Problem
  needsSignIn?: boolean
}
export type PhotoRow = { photoId: string; operationId: string; image: Blob; isSent: boolean }
/** What the server answered, kept for the receipt and for the list of what was done today. */
export type Sent = {
  operationId: string
  act: string
  title: string
  subjectId?: string
  identityId?: string
  sentAt: string
  answer: unknown
}
/** What is being written in one form by one person; the last layer is on top, and the one below comes after it. */
export type DraftRow = { owner: string; name: string; layers: unknown[] }
export type ReadRow = { hash: string; key: unknown; data: unknown; at: number }

type Tables = DBSchema & {
  operations: { key: string; value: Operation }
  photos: { key: string; value: PhotoRow; indexes: { operation: string } }
  sent: { key: string; value: Sent }
  drafts: { key: [owner: string, name: string]; value: DraftRow }
  reads: { key: string; value: ReadRow }
}

let opened: Promise<IDBPDatabase<Tables>> | undefined

/** The phone's own store, opened once. */
export function phoneStore(): Promise<IDBPDatabase<Tables>> {
  opened ??= openDB<Tables>('linli', 2, {
    upgrade(db, before) {
      if (before === 0) {
        db.createObjectStore('operations', { keyPath: 'id' })
        db.createObjectStore('photos', { keyPath: 'photoId' }).createIndex(
          'operation',
          'operationId',
        )
        db.createObjectStore('sent', { keyPath: 'operationId' })
        db.createObjectStore('reads', { keyPath: 'hash' })
      }
      // Drafts of the first version name nobody, so they could be anybody's.
      if (db.objectStoreNames.contains('drafts')) db.deleteObjectStore('drafts')
      db.createObjectStore('drafts', { keyPath: ['owner', 'name'] })
    },
  })
  return opened
}

/** Keeps operations and their photos: all or nothing. */
export async function keep(
  operations: readonly Operation[],
  photos: readonly PhotoRow[],
): Promise<void> {
  const tx = (await phoneStore()).transaction(['operations', 'photos'], 'readwrite')
  await Promise.all([
    ...operations.map((operation) => tx.objectStore('operations').put(operation)),
    ...photos.map((photo) => tx.objectStore('photos').put(photo)),
    tx.done,
  ])
}

/**
 * The server has answered: the operation and its photos go, the answer comes, and what follows learns its case, in one
 * transaction.
 * @param caseId the case that the answer names
 */
export async function settle(operation: Operation, sent: Sent, caseId?: string): Promise<void> {
  const tx = (await phoneStore()).transaction(['operations', 'photos', 'sent'], 'readwrite')
  await removeOperation(tx, operation.id)
  if (caseId !== undefined) {
    for (const { follows, ...next } of await tx.objectStore('operations').getAll()) {
      if (follows !== operation.id) continue
      const known = { ...next, params: { caseId }, subjectId: caseId }
      await tx.objectStore('operations').put(known)
    }
  }
  await tx.objectStore('sent').put(sent)
  await tx.done
}

/** A person decided not to send it after all; what was to follow it goes too. */
export async function discard(operationId: string): Promise<void> {
  const tx = (await phoneStore()).transaction(['operations', 'photos'], 'readwrite')
  const all = await tx.objectStore('operations').getAll()
  for (const { id, follows } of all) {
    if (id === operationId || follows === operationId) await removeOperation(tx, id)
  }
  await tx.done
}

/** What goes back into a form: an operation, its photos, and those of what was to follow it. */
export type TakenOut = {
  operation: Operation
  photos: PhotoRow[]
  following: { operation: Operation; photos: PhotoRow[] }[]
}

/**
 * Takes an operation and what was to follow it out of the outbox and lays it over what is being written in a form: both or
 * neither.
 * @returns false when it is no longer here, or may have reached the server
 */
export async function takeOut(
  operationId: string,
  form?: Pick<DraftRow, 'owner' | 'name'>,
  draftOf?: (taken: TakenOut) => unknown,
): Promise<boolean> {
  const tx = (await phoneStore()).transaction(['operations', 'photos', 'drafts'], 'readwrite')
  const all = await tx.objectStore('operations').getAll()
  const operation = all.find(({ id }) => id === operationId)
  if (!operation || (operation.state === 'waiting' && operation.hasLeft)) return false
  const photosOf = (id: string) => tx.objectStore('photos').index('operation').getAll(id)
  const taken: TakenOut = { operation, photos: await photosOf(operationId), following: [] }
  for (const next of all.filter(({ follows }) => follows === operationId))
    taken.following.push({ operation: next, photos: await photosOf(next.id) })
  if (form && draftOf) {
    const before = await tx.objectStore('drafts').get([form.owner, form.name])
    const layers = [...(before?.layers ?? []), draftOf(taken)]
    await tx.objectStore('drafts').put({ ...form, layers })
  }
  for (const one of [taken, ...taken.following]) await removeOperation(tx, one.operation.id)
  await tx.done
  return true
}

type Removing = IDBPTransaction<
  Tables,
  ('operations' | 'photos' | 'sent' | 'drafts')[],
  'readwrite'
>

async function removeOperation(tx: Removing, operationId: string): Promise<void> {
  const photoKeys = await tx.objectStore('photos').index('operation').getAllKeys(operationId)
  await tx.objectStore('operations').delete(operationId)
  for (const key of photoKeys) await tx.objectStore('photos').delete(key)
}

/** @returns false when it is no longer here */
export async function change(
  { id }: Pick<Operation, 'id'>,
  changes: Partial<Operation>,
): Promise<boolean> {
  const tx = (await phoneStore()).transaction('operations', 'readwrite')
  const current = await tx.store.get(id)
  if (current) await tx.store.put({ ...current, ...changes })
  await tx.done
  return current !== undefined
}

export async function allOperations(): Promise<Operation[]> {
  return (await phoneStore()).getAll('operations')
}

export async function operationWith(operationId: string): Promise<Operation | undefined> {
  return (await phoneStore()).get('operations', operationId)
}

export async function photosOf(operationId: string): Promise<PhotoRow[]> {
  return (await phoneStore()).getAllFromIndex('photos', 'operation', operationId)
}

export async function markPhotoSent(photo: PhotoRow): Promise<void> {
  await (await phoneStore()).put('photos', { ...photo, isSent: true })
}

export async function sentWith(operationId: string): Promise<Sent | undefined> {
  return (await phoneStore()).get('sent', operationId)
}

export async function allSent(): Promise<Sent[]> {
  return (await phoneStore()).getAll('sent')
}

/** Forgets answers older than a moment, and everything of a person who signs out. */
export async function forgetSent(isOld: (sent: Sent) => boolean): Promise<void> {
  const tx = (await phoneStore()).transaction('sent', 'readwrite')
  const old = (await tx.store.getAll()).filter(isOld)
  await Promise.all([...old.map((sent) => tx.store.delete(sent.operationId)), tx.done])
}
