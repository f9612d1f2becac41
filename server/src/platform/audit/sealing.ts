import { type JobContext, openingStatementOfJob } from '../db/context.ts'
import type { Session } from '../db/pool.ts'
import { pageBehindHorizon } from '../jobs/horizon.ts'
import {
  entryColumns,
  entryDigest,
  type EntryText,
  noSeal,
  type Seal,
  sealColumns,
  sealDigest,
} from './chain.ts'

const longestPage = 5000
const sealingLock = 72_179_002

const nextEntries = pageBehindHorizon({
  table: 'audit.entry',
  columns: entryColumns,
  where: 'e.street_id = $3',
  within: 'entry_id',
})
const lastSeal = `select ${sealColumns} from audit.seal s where s.street_id = $1 order by s.seal_no desc limit 1`
const addSeal = `insert into audit.seal (street_id, seal_no, sealed_at, upto_xid, entries, previous, digest)
  values ($1, $2, $3, $4::xid8, $5, $6, $7)`
const addSealedEntries = `insert into audit.sealed_entry (street_id, seal_no, entry_id, place, digest)
  select $1, $2, s.entry_id, s.place - 1, s.digest
  from unnest($3::uuid[], $4::bytea[]) with ordinality as s (entry_id, digest, place)`

/**
 * Seals the audit entries of a street that lie behind the commit horizon (D8): as the job role, one sealer at a time.
 * This is the one write that leaves no audit entry: the seal is itself the record, and an entry for every seal
 * would call for the next seal without end.
 * @param pageLength entries of one seal; the last transaction of a page is never cut, so it may hold a few more
 * @returns how many entries were sealed
 */
export async function sealStreet(ctx: JobContext, pageLength = longestPage): Promise<number> {
  let sealed = 0
  for (;;) {
    const page = await inSealing(ctx, (client) => sealPage(client, ctx, pageLength))
    sealed += page
    if (page < pageLength) return sealed
  }
}

async function sealPage(
  client: Session,
  { streetId, now }: JobContext,
  pageLength: number,
): Promise<number> {
  const [before = noSeal] = (await client.query<Seal>(lastSeal, [streetId])).rows
  const { rows: entries } = await client.query<EntryText>(nextEntries, [
    before.upto_xid,
    pageLength,
    streetId,
  ])
  const last = entries.at(-1)
  if (!last) return 0
  const digests = entries.map((entry) => entryDigest(streetId, entry))
  const seal = {
    seal_no: before.seal_no + 1,
    sealed_at: now,
    upto_xid: last.xid,
    entries: entries.length,
    previous: before.digest,
  }
  await client.query(addSeal, [
    streetId,
    seal.seal_no,
    now,
    seal.upto_xid,
    seal.entries,
    seal.previous,
    sealDigest(streetId, seal, digests),
  ])
  const ids = entries.map((entry) => entry.entry_id)
  await client.query(addSealedEntries, [streetId, seal.seal_no, ids, digests])
  return entries.length
}

/** A transaction of the job role on one street, under the street's sealing lock; without the lock it does nothing. */
async function inSealing(
  { database, streetId }: JobContext,
  work: (client: Session) => Promise<number>,
): Promise<number> {
  const client = await database.jobs.connect()
  let isBroken = true
  try {
    await client.query(openingStatementOfJob(streetId))
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_xact_lock($1, $2) as mine',
      [sealingLock, streetId],
    )
    const sealed = rows[0]?.mine === true ? await work(client) : 0
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new Error(`sealing ended with ${command}`)
    isBroken = false
    return sealed
  } finally {
    client.release(isBroken)
  }
}
