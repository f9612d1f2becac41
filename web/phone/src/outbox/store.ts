import type { Problem } from '@linli/contract/shared/problem'
import type { RouteKey } from '@linli/kit/client'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

export type WriteKey = Extract<RouteKey, `POST ${string}`>

/** Something a person did that the server has not answered yet. Its id is its idempotency key. */
export type Operation = {
  id: string
  route: WriteKey
  params?: Readonly<Record<string, string>>
  body: unknown
  photoIds: string[]
  /** What was done, and to what, as the list of waiting things shows it. */
  act: string
  title: string
  /** Case or report: acts on one subject are sent in the order they were done. */
  subjectId?: string
  /** The report this act belongs to, when its case has no id yet: the report's answer names it. */
  follows?: string
  identityId?: string
  grantId?: string
  notedAt: string
  state: 'waiting' | 'parked'
  tries: number
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
type DraftRow = { name: string; draft: unknown }
export type ReadRow = { hash: string; key: unknown; data: unknown; at: number }

type Tables = DBSchema & {
  operations: { key: string; value: Operation }
  photos: { key: string; value: PhotoRow; indexes: { operation: string } }
  sent: { key: string; value: Sent }
  drafts: { key: string; value: DraftRow }
  reads: { key: string; value: ReadRow }
}

let opened: Promise<IDBPDatabase<Tables>> | undefined

/** The phone's own store, opened once. */
export function phoneStore(): Promise<IDBPDatabase<Tables>> {
  opened ??= openDB<Tables>('linli', 1, {
    upgrade(db) {
      db.createObjectStore('operations', { keyPath: 'id' })
      db.createObjectStore('photos', { keyPath: 'photoId' }).createIndex('operation', 'operationId')
      db.createObjectStore('sent', { keyPath: 'operationId' })
      db.createObjectStore('drafts', { keyPath: 'name' })
      db.createObjectStore('reads', { keyPath: 'hash' })
    },
  })
  return opened
}

/** Keeps an operation and its photos: both or neither. */
export async function keep(operation: Operation, photos: readonly PhotoRow[]): Promise<void> {
  const tx = (await phoneStore()).transaction(['operations', 'photos'], 'readwrite')
  await Promise.all([
    tx.objectStore('operations').put(operation),
    ...photos.map((photo) => tx.objectStore('photos').put(photo)),
    tx.done,
  ])
}

/** The server has answered: the operation and its photos go and the answer comes, in one transaction. */
export async function settle(operation: Operation, sent: Sent): Promise<void> {
  const tx = (await phoneStore()).transaction(['operations', 'photos', 'sent'], 'readwrite')
  const photoKeys = await tx.objectStore('photos').index('operation').getAllKeys(operation.id)
  await Promise.all([
    tx.objectStore('operations').delete(operation.id),
    ...photoKeys.map((key) => tx.objectStore('photos').delete(key)),
    tx.objectStore('sent').put(sent),
    tx.done,
  ])
}

/** A person decided not to send it after all; what was to follow it goes too. */
export async function discard(operationId: string): Promise<void> {
  const tx = (await phoneStore()).transaction(['operations', 'photos'], 'readwrite')
  const all = await tx.objectStore('operations').getAll()
  const gone = all.filter(({ id, follows }) => id === operationId || follows === operationId)
  for (const { id } of gone) {
    const photoKeys = await tx.objectStore('photos').index('operation').getAllKeys(id)
    await tx.objectStore('operations').delete(id)
    for (const key of photoKeys) await tx.objectStore('photos').delete(key)
  }
  await tx.done
}

export async function change(operation: Operation, changes: Partial<Operation>): Promise<void> {
  const db = await phoneStore()
  const current = await db.get('operations', operation.id)
  if (current) await db.put('operations', { ...current, ...changes })
}

export async function allOperations(): Promise<Operation[]> {
  return (await phoneStore()).getAll('operations')
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
