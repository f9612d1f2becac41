import type { Database, Session } from '../db/pool.ts'
import { pageBehindHorizon } from './horizon.ts'
import type { HeardFact, Listener } from './work.ts'

const pageLength = 1000

const nextFacts = pageBehindHorizon({
  table: 'jobs.fact',
  columns: `e.fact_id as "factId", e.street_id as "streetId", e.kind, e.payload, e.at, e.xid::text as xid`,
  within: 'fact_id',
})

const addJobs = `select count(*) from graphile_worker.add_jobs(
  array(select json_populate_recordset(null::graphile_worker.job_spec, $1::json)))`

type FactRow = HeardFact & { xid: string }

/**
 * Turns the facts behind the commit horizon into jobs, one for each listener, and remembers how far it came in the
 * same transaction (D9). Of several processes one relays at a time.
 * @param owner the pool of the role that owns the worker's tables
 * @returns how many facts were read
 */
export async function relayFacts(
  owner: Database['owner'],
  listeners: readonly Listener[],
): Promise<number> {
  let read = 0
  for (;;) {
    const page = await relayPage(owner, listeners)
    read += page
    if (page < pageLength) return read
  }
}

async function relayPage(
  owner: Database['owner'],
  listeners: readonly Listener[],
): Promise<number> {
  const client = await owner.connect()
  let isBroken = true
  try {
    await client.query('begin')
    const facts = await factsToRelay(client)
    await handOver(client, facts, listeners)
    await client.query('commit')
    isBroken = false
    return facts.length
  } finally {
    client.release(isBroken)
  }
}

async function factsToRelay(client: Session): Promise<FactRow[]> {
  const { rows } = await client.query<{ upto: string }>(
    'select upto_xid::text as upto from jobs.relay for update skip locked',
  )
  const [relay] = rows
  if (!relay) return []
  return (await client.query<FactRow>(nextFacts, [relay.upto, pageLength])).rows
}

async function handOver(
  client: Session,
  facts: readonly FactRow[],
  listeners: readonly Listener[],
): Promise<void> {
  const last = facts.at(-1)
  if (!last) return
  const specs = facts.flatMap(({ xid: _, ...fact }) =>
    listeners
      .filter(({ kind, wants }) => kind === fact.kind && wants?.(fact) !== false)
      .map(({ name }) => ({
        identifier: name,
        payload: fact,
        job_key: `${name}:${fact.factId}`,
      })),
  )
  if (specs.length > 0) await client.query(addJobs, [JSON.stringify(specs)])
  await client.query('update jobs.relay set upto_xid = $1::xid8', [last.xid])
}
