import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../db/context.ts'
import type { Tx } from '../db/transaction.ts'
import { Refusal } from '../http/refusal.ts'
import { blindIndex } from '../privacy/keys.ts'
import { addMinutes } from '../runtime/clock.ts'
import { newId } from '../runtime/ids.ts'
import { bearerCookie } from './asker.ts'
import { addBearer, addReceipt, findReceipt } from './auth.sql.ts'
import { limitTries } from './rate-limit.ts'
import { checkWords } from './receipt-words.ts'
import { forgetSignIns } from './sign-in-memory.ts'
import { setCookie } from './sign-in.ts'
import { hashOfToken, newToken } from './token.ts'

/** Letters that cannot be mistaken for one another when read aloud or from paper. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const bearerMinutes = 90 * 24 * 60

export type Receipt = { receiptCode: string; checkWord: string }

/**
 * The receipt of a matter. It follows from the matter and a secret of this street, so a retried report is
 * answered with the same receipt although nothing but its hash is stored.
 */
export function receiptOf(matterId: string): Receipt {
  const bits = blindIndex('receipt', matterId)
  const receiptCode = [...bits.subarray(0, 10)].map((byte) => alphabet[byte % 32]).join('')
  return { receiptCode, checkWord: checkWords[bits.readUInt16BE(10) % checkWords.length] ?? '' }
}

/** Makes the receipt of a matter valid, in the transaction that takes the matter in as its reporter's own act. */
export function keepReceipt(
  ctx: Context,
  tx: Tx,
  { matterId, holderId }: { matterId: string; holderId: string },
): void {
  const { identityId } = ctx.actor
  if (identityId !== undefined && ctx.actor.role === 'linli_self') {
    const bearer = { bearerId: newId(), tokenHash: null, identityId, holderId }
    tx.write(addBearer({ ...bearer, at: ctx.now, expiresAt: null }))
  }
  const { receiptCode, checkWord } = receiptOf(matterId)
  tx.write(
    addReceipt({
      codeHash: codeHash(receiptCode),
      checkHash: checkHash(receiptCode, checkWord),
      streetId: ctx.streetId,
      holderId,
      matterId,
      at: ctx.now,
    }),
  )
}

/** Answers the receipt kept with the matter and lets this browser follow the matter without it. Safe to repeat. */
export async function handOutReceipt(
  ctx: Context,
  reply: FastifyReply,
  matter: { matterId: string; holderId: string; isForThisBrowser: boolean },
): Promise<Receipt> {
  const receipt = receiptOf(matter.matterId)
  if (matter.isForThisBrowser) await letBrowserFollow(ctx, reply.request, reply, matter.holderId)
  return receipt
}

/**
 * Opens a matter with receipt code and spoken check word (domain 0.8).
 * @throws Refusal `receipt-refused`, the same whichever of the two is wrong; `too-many-tries`; `not-your-post` for staff
 */
export async function openReceipt(
  ctx: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Receipt,
): Promise<string> {
  // Staff see the case itself; a caller's receipt must not become theirs for ever.
  if (isStaff(ctx)) throw new Refusal('not-your-post', { post: ctx.actor.post })
  const { matterId, holderId } = await proveReceipt(ctx, request.ip, asked)
  await letBrowserFollow(ctx, request, reply, holderId)
  return matterId
}

/**
 * Whose report a receipt code and its spoken check word belong to; nothing of it is kept.
 * @param from who tries: an address, or the member of staff who was told the word
 * @throws Refusal `receipt-refused`, the same whichever of the two is wrong; `too-many-tries`
 */
export async function proveReceipt(
  ctx: Context,
  from: string,
  asked: Receipt,
): Promise<{ matterId: string; holderId: string }> {
  const code = asked.receiptCode.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  await limitTries(ctx.database, ctx.now, `receipt:${code}`, 10, 60)
  await limitTries(ctx.database, ctx.now, `receipt-from:${from}`, 60, 60)
  const { rows } = await ctx.database.requests.query(findReceipt({ codeHash: codeHash(code) }))
  const found = rows[0] as ReceiptRow | undefined
  const isRight = found?.check_hash.equals(checkHash(code, asked.checkWord)) === true
  if (!found || !isRight || found.street_id !== ctx.streetId) throw new Refusal('receipt-refused')
  return { matterId: found.matter_id, holderId: found.holder_id }
}

type ReceiptRow = { check_hash: Buffer; street_id: number; holder_id: string; matter_id: string }

/**
 * Lets whoever asks see what belongs to a holder: the person signed in, or else the bearer of this browser's cookie.
 * A cookie that nothing is known of is replaced, so that nobody can plant one.
 */
export async function letBrowserFollow(
  ctx: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  holderId: string,
): Promise<void> {
  const { identityId = null } = ctx.actor
  const known = ctx.actor.holders.length > 0 ? request.cookies[bearerCookie] : undefined
  const token = identityId === null ? (known ?? newToken()) : null
  await ctx.database.requests.query(
    addBearer({
      bearerId: newId(),
      tokenHash: token === null ? null : hashOfToken(token),
      identityId,
      holderId,
      at: ctx.now,
      expiresAt: token === null ? null : addMinutes(ctx.now, bearerMinutes),
    }),
  )
  forgetSignIns(ctx.database)
  if (token !== null) setCookie(reply, bearerCookie, token, bearerMinutes)
}

function isStaff({ actor }: Context): boolean {
  return actor.identityId !== undefined && actor.role !== 'linli_self'
}

function codeHash(code: string): Buffer {
  return blindIndex('receipt', `code ${code}`)
}

function checkHash(code: string, word: string): Buffer {
  return blindIndex('receipt', `check ${code} ${word.trim()}`)
}
