import type { Context } from '../db/context.ts'
import type { AuditRecorder, Tx } from '../db/transaction.ts'
import { newId } from '../runtime/ids.ts'
import { decrypt, type Purpose, sealSecret } from './keys.ts'
import { addReading } from './reading.sql.ts'

/** Which person's values are to be read, for which task, and why; all of it goes into the person's log. */
export type RevealRequest = {
  purpose: Purpose
  /** Id of the record that the values stand in. */
  subject: string
  holderId: string
  gridPos: number
  entity: string
  entityId: string
  /** What the person knows the record by: the number on their receipt. */
  about: string
  reason: string
  values: Readonly<Record<string, Buffer | null>>
}

/**
 * The one function that opens personal values, and it writes the reading log in the same transaction (D16,
 * principle 3): what cannot be logged is not read.
 * @returns the values that were present, in clear
 */
export function reveal(
  ctx: Context,
  tx: Tx,
  audit: AuditRecorder,
  request: RevealRequest,
): Record<string, string> {
  const present = Object.entries(request.values).filter(
    (entry): entry is [string, Buffer] => entry[1] !== null,
  )
  const fields = present.map(([field]) => field)
  tx.write(
    addReading({
      streetId: ctx.streetId,
      readingId: newId(),
      holderId: request.holderId,
      gridPos: request.gridPos,
      at: ctx.now,
      identityId: ctx.actor.identityId ?? newId(),
      // Volunteers stand in the log by work number, so their name is not even kept there (domain 0.7).
      readerName: ctx.actor.recruitment === 'part-time' ? '' : ctx.actor.name,
      post: ctx.actor.post,
      unitName: ctx.actor.unitName ?? null,
      purpose: request.purpose,
      fields,
      entity: request.entity,
      entityId: request.entityId,
      about: request.about,
      reason: request.reason,
    }),
  )
  audit({
    action: 'contact.reveal',
    entity: request.entity,
    entityId: request.entityId,
    fields,
    reason: request.reason,
  })
  return Object.fromEntries(
    present.map(([field, sealed]) => [field, decrypt(request.purpose, request.subject, sealed)]),
  )
}

/**
 * Seals a value of one record anew for another of the same person, under the same purpose. Nobody reads it on the way:
 * it leaves as it came, sealed.
 */
export function carryOver(
  purpose: Purpose,
  sealed: Buffer | null,
  { from, to }: { from: string; to: string },
): Buffer | null {
  return sealed && sealSecret(purpose, to, decrypt(purpose, from, sealed))
}
