import { createHash } from 'node:crypto'
import { type Context, type Keyed } from '../db/context.ts'
import { findAnswer } from './answer.sql.ts'
import { Refusal } from './refusal.ts'

/**
 * Runs a keyed command at most once (D13). On any failure the stored answer is looked up first: a retried act
 * is refused by its own rule, and the stored answer is the true one.
 * @returns the command's answer, or that of the first try with the same key and request
 */
export async function once<T>(ctx: Context, command: (ctx: Context) => Promise<T>): Promise<T> {
  try {
    return await command(ctx)
  } catch (error) {
    const stored = ctx.keyed && (await storedAnswer(ctx.database, ctx.keyed))
    if (!stored) throw error
    if (!stored.request_hash.equals(ctx.keyed?.hash ?? Buffer.alloc(0)))
      throw new Refusal('key-reused')
    return stored.answer as T
  }
}

/** The fingerprint of a request: what it asks of which address. */
export function fingerprint(method: string, url: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest()
}

async function storedAnswer(database: Context['database'], keyed: Keyed) {
  const { rows } = await database.requests.query(findAnswer({ owner: keyed.owner, key: keyed.key }))
  return rows[0] as { request_hash: Buffer; answer: unknown } | undefined
}
