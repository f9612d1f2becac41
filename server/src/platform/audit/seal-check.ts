import { entryDigest, type EntryText, type Seal, sealDigest } from './chain.ts'

/**
 * What is wrong: an entry was changed, is missing, was added behind the seals or stands in another order; a seal does
 * not match its entries or its predecessor, or is missing; the printed head is not in the chain.
 */
export type Finding = {
  kind:
    | 'changed'
    | 'missing'
    | 'added'
    | 'reordered'
    | 'seal-changed'
    | 'seal-missing'
    | 'head-missing'
  sealNo: number
  place?: number
  entryId?: string
}

/** A place of a seal; the entry's own columns are null when it is gone. */
export type SealedRow = {
  seal_no: number
  place: number
  sealed_id: string
  digest: Buffer
} & (EntryText | { [column in keyof EntryText]: null })

type Link = { seal_no: number; upto_xid: string; digest: Buffer }

/** Compares one seal with the one before and with what lies at its places now. */
export function checkSeal(
  streetId: number,
  before: Link,
  seal: Seal,
  rows: readonly SealedRow[],
): Finding[] {
  const findings = [
    ...checkLink(before, seal),
    ...checkPlaces(seal, rows),
    ...rows.flatMap((row) => checkRow(streetId, row)),
    ...checkOrder(before, seal, rows),
  ]
  const digests = rows.map((row) => row.digest)
  const isWhole = sealDigest(streetId, seal, digests).equals(seal.digest)
  const isExplained = findings.some(({ kind }) => kind !== 'changed')
  return isWhole || isExplained ? findings : [...findings, sealChanged(seal.seal_no)]
}

function checkLink(before: Link, seal: Seal): Finding[] {
  if (seal.seal_no !== before.seal_no + 1)
    return [{ kind: 'seal-missing', sealNo: before.seal_no + 1 }]
  return seal.previous.equals(before.digest) ? [] : [sealChanged(seal.seal_no)]
}

/** Places run from 0 to the number of entries; a gap is a missing entry, one more is an added one. */
function checkPlaces(seal: Seal, rows: readonly SealedRow[]): Finding[] {
  const taken = new Set(rows.map((row) => row.place))
  const all = Array.from({ length: seal.entries }, (_, place) => place)
  const missing = all.filter((place) => !taken.has(place))
  const added = rows.filter(({ place }) => place < 0 || place >= seal.entries)
  return [
    ...missing.map((place): Finding => ({ kind: 'missing', sealNo: seal.seal_no, place })),
    ...added.map((row) => finding('added', row)),
  ]
}

function checkRow(streetId: number, row: SealedRow): Finding[] {
  if (row.entry_id === null) return [finding('missing', row)]
  return entryDigest(streetId, row).equals(row.digest) ? [] : [finding('changed', row)]
}

/** Order is that of transactions, then of ids; each lies after the last transaction of the seal before. */
function checkOrder(before: Link, seal: Seal, rows: readonly SealedRow[]): Finding[] {
  const present = rows.filter((row) => row.entry_id !== null)
  return present.flatMap((row, i) => {
    const xid = BigInt(row.xid ?? 0)
    const isInSeal = xid > BigInt(before.upto_xid) && xid <= BigInt(seal.upto_xid)
    const earlier = present[i - 1]
    return isInSeal && (earlier === undefined || isBefore(earlier, row))
      ? []
      : [finding('reordered', row)]
  })
}

function isBefore(one: SealedRow, other: SealedRow): boolean {
  const [a, b] = [BigInt(one.xid ?? 0), BigInt(other.xid ?? 0)]
  return a < b || (a === b && one.sealed_id < other.sealed_id)
}

function finding(kind: Finding['kind'], row: SealedRow): Finding {
  return { kind, sealNo: row.seal_no, place: row.place, entryId: row.sealed_id }
}

function sealChanged(sealNo: number): Finding {
  return { kind: 'seal-changed', sealNo }
}
