import { createHash } from 'node:crypto'

/** An audit entry as the chain sees it: every column as text, in the database's own form. */
export type EntryText = {
  entry_id: string
  xid: string
  at: string
  identity_id: string | null
  on_behalf_of: string | null
  post: string
  action: string
  entity: string
  entity_id: string
  fields: string[]
  reason: string | null
  detail: string
}

export type Seal = {
  seal_no: number
  sealed_at: string
  upto_xid: string
  entries: number
  previous: Buffer
  digest: Buffer
}

/** The columns of `EntryText`, from the alias `e`. */
export const entryColumns = `e.entry_id, e.xid::text as xid,
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  e.identity_id, e.on_behalf_of, e.post, e.action, e.entity, e.entity_id, e.fields, e.reason,
  e.detail::text as detail`

/** The columns of `Seal`, from the alias `s`. */
export const sealColumns = `s.seal_no, s.upto_xid::text as upto_xid, s.entries, s.previous, s.digest,
  to_char(s.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as sealed_at`

/** What stands before the first seal of a street. */
export const noSeal = { seal_no: 0, upto_xid: '0', digest: Buffer.alloc(32) }

/** SHA-256 of one entry with all its columns. */
export function entryDigest(streetId: number, entry: EntryText): Buffer {
  const text = JSON.stringify([
    streetId,
    entry.entry_id,
    entry.xid,
    entry.at,
    entry.identity_id,
    entry.on_behalf_of,
    entry.post,
    entry.action,
    entry.entity,
    entry.entity_id,
    entry.fields,
    entry.reason,
    entry.detail,
  ])
  return createHash('sha256').update(text).digest()
}

/** SHA-256 over the seal before, this seal's own columns and its entries in their order. */
export function sealDigest(
  streetId: number,
  seal: Omit<Seal, 'digest'>,
  entryDigests: readonly Buffer[],
): Buffer {
  const own = JSON.stringify([streetId, seal.seal_no, seal.sealed_at, seal.upto_xid, seal.entries])
  const hash = createHash('sha256').update(seal.previous).update(own)
  for (const digest of entryDigests) hash.update(digest)
  return hash.digest()
}
