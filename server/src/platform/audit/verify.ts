import type { Database, Session } from '../db/pool.ts'
import { entryColumns, noSeal, type Seal, sealColumns } from './chain.ts'
import { checkSeal, type Finding, type SealedRow } from './seal-check.ts'

/** The last seal of a chain, or of a day: printed and kept apart, it proves the chain up to there. */
export type Head = { sealNo: number; digest: string; sealedAt: string }

export type Verification = {
  streetId: number
  seals: number
  entries: number
  /** Entries not yet sealed; the sealer takes them within seconds. */
  unsealed: number
  oldestUnsealedAt: string | undefined
  findings: Finding[]
  head: Head | undefined
}

export type VerifyOptions = {
  /** A head printed earlier, as `number:digest`; the chain must still contain it. */
  head?: { sealNo: number; digest: string } | undefined
  onProgress?: ((entries: number) => void) | undefined
}

const sealsAtOnce = 500
const entriesAtOnce = 20_000
const mostAdded = 1000

const sealsAfter = `select ${sealColumns} from audit.seal s
  where s.street_id = $1 and s.seal_no > $2 order by s.seal_no limit ${sealsAtOnce}`
const rowsBetween = `select s.seal_no, s.place, s.entry_id as sealed_id, s.digest, ${entryColumns}
  from audit.sealed_entry s
  left join audit.entry e on e.street_id = s.street_id and e.entry_id = s.entry_id
  where s.street_id = $1 and s.seal_no between $2 and $3 order by s.seal_no, s.place`
const unsealedEntries = `from audit.entry e
  where e.street_id = $1 and not exists (
    select from audit.sealed_entry s where s.street_id = e.street_id and s.entry_id = e.entry_id)`
const countUnsealed = `select count(*)::int as entries, min(e.at) as oldest ${unsealedEntries} and e.xid > $2::xid8`
const addedBehind = `select e.entry_id ${unsealedEntries} and e.xid <= $2::xid8 order by e.xid limit ${mostAdded}`

/**
 * Recomputes the chain of a street from its entries and finds whatever was changed, is missing, was added or stands in
 * another order (D8). It reads one snapshot, so a sealer at work does not disturb it.
 * @param owner the owner's pool; the request roles cannot read the audit
 * @throws a database error; findings are not errors
 */
export async function verifySeals(
  owner: Database['owner'],
  streetId: number,
  options: VerifyOptions = {},
): Promise<Verification> {
  const client = await owner.connect()
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    return await verifyOn(client, streetId, options)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

type Course = { last: Pick<Seal, 'seal_no' | 'upto_xid' | 'digest'> & { sealed_at?: string } }

async function verifyOn(
  client: Session,
  streetId: number,
  { head, onProgress }: VerifyOptions,
): Promise<Verification> {
  const findings: Finding[] = []
  const course: Course = { last: noSeal }
  let [seals, entries, isHeadFound] = [0, 0, head === undefined]
  for await (const [seal, rows] of sealsWithRows(client, streetId)) {
    findings.push(...checkSeal(streetId, course.last, seal, rows))
    isHeadFound ||= seal.seal_no === head?.sealNo && seal.digest.toString('hex') === head.digest
    course.last = seal
    seals += 1
    entries += rows.length
    onProgress?.(entries)
  }
  if (!isHeadFound) findings.push({ kind: 'head-missing', sealNo: head?.sealNo ?? 0 })
  findings.push(...(await addedEntries(client, streetId, course.last)))
  return {
    streetId,
    seals,
    entries,
    findings,
    ...(await unsealed(client, streetId, course.last.upto_xid)),
    head: headOf(course.last),
  }
}

async function* sealsWithRows(
  client: Session,
  streetId: number,
): AsyncGenerator<[Seal, SealedRow[]]> {
  for (let after = 0; ; ) {
    const { rows: seals } = await client.query<Seal>(sealsAfter, [streetId, after])
    for (const group of groups(seals)) yield* rowsOf(client, streetId, group)
    const last = seals.at(-1)
    if (!last || seals.length < sealsAtOnce) return
    after = last.seal_no
  }
}

/** So many seals together that their entries fit comfortably into memory. */
function groups(seals: readonly Seal[]): Seal[][] {
  const made: Seal[][] = []
  let room = 0
  for (const seal of seals) {
    room -= seal.entries
    if (room < 0) {
      made.push([])
      room = entriesAtOnce - seal.entries
    }
    made.at(-1)?.push(seal)
  }
  return made
}

async function* rowsOf(
  client: Session,
  streetId: number,
  seals: readonly Seal[],
): AsyncGenerator<[Seal, SealedRow[]]> {
  const range = [streetId, seals[0]?.seal_no ?? 0, seals.at(-1)?.seal_no ?? 0]
  const { rows } = await client.query<SealedRow>(rowsBetween, range)
  const bySeal = Map.groupBy(rows, (row) => row.seal_no)
  for (const seal of seals) yield [seal, bySeal.get(seal.seal_no) ?? []]
}

/** Unsealed rows below the last seal were slipped in: the sealer has passed there. */
async function addedEntries(
  client: Session,
  streetId: number,
  last: Course['last'],
): Promise<Finding[]> {
  const { rows } = await client.query<{ entry_id: string }>(addedBehind, [streetId, last.upto_xid])
  return rows.map((row) => ({ kind: 'added', sealNo: last.seal_no, entryId: row.entry_id }))
}

async function unsealed(client: Session, streetId: number, uptoXid: string) {
  const { rows } = await client.query<{ entries: number; oldest: string | null }>(countUnsealed, [
    streetId,
    uptoXid,
  ])
  return { unsealed: rows[0]?.entries ?? 0, oldestUnsealedAt: rows[0]?.oldest ?? undefined }
}

function headOf(last: Course['last']): Head | undefined {
  if (last.sealed_at === undefined) return undefined
  return { sealNo: last.seal_no, digest: last.digest.toString('hex'), sealedAt: last.sealed_at }
}
