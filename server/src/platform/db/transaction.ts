import type pg from 'pg'
import { addAuditEntry, type AuditLine } from '../audit/audit.sql.ts'
import { type Fact, addFact } from '../jobs/fact.sql.ts'
import { addAnswer } from '../http/answer.sql.ts'
import { newId } from '../runtime/ids.ts'
import {
  type Context,
  type JobContext,
  type Keyed,
  openingStatement,
  openingStatementOfJob,
  scopeStatement,
} from './context.ts'
import type { Call } from './statement.ts'

/** Reads inside an open transaction; `rows` awaits and takes along whatever waits in the queue. */
export type Reader = { rows<Row>(call: Call<Row>): Promise<Row[]> }

/** Writes too: `write` only queues, its row count is not known before the commit. */
export type Tx = Reader & { write(call: Call<unknown>): void; publish(fact: Fact): void }

/** Records what was done; ids, field names and reason codes only, never personal values (D7). */
export type AuditRecorder = (line: AuditLine) => void

export class WroteWithoutAudit extends Error {}

/**
 * The only door to writing (D7). Opens the scope of the context, hands out the transaction together with its
 * audit recorder, and commits effect, audit entries, facts and the keyed answer in one burst.
 * @returns what the story returns; it is also the stored answer of a keyed request, so it holds ids and status only
 * @throws whatever the story throws, or the first database error of a burst; nothing is then written
 */
export async function inTransaction<T>(
  ctx: Context,
  story: (tx: Tx, audit: AuditRecorder) => Promise<T>,
): Promise<T> {
  const session = {
    pool: ctx.database.requests,
    opening: openingStatement(ctx),
    stamp: stampOf(ctx),
  }
  return write(session, ctx, story)
}

/**
 * The same for sign-ins, which no request role may touch: they change under the server's own role, and the entry is
 * written under that of whoever asks. Nothing is kept for a retry: the answer to a sign-in is a secret.
 */
export async function inSignInTransaction<T>(
  { keyed: _, ...ctx }: Context,
  story: (tx: Tx, audit: AuditRecorder) => Promise<T>,
): Promise<T> {
  const { requests: pool } = ctx.database
  return write(
    { pool, opening: 'begin', turn: scopeStatement(ctx), stamp: stampOf(ctx) },
    ctx,
    story,
  )
}

function stampOf({ actor }: Context): Stamp {
  const { identityId = null, post, speaksFor = null } = actor
  return { identityId, post, onBehalfOf: speaksFor }
}

/** Reads under the scope of the context; one round trip when the story asks one thing. */
export async function reading<T>(ctx: Context, story: (tx: Reader) => Promise<T>): Promise<T> {
  return onConnection(ctx.database.requests, async (client) => {
    const queue = new Burst(client, openingStatement(ctx))
    const answer = await story({ rows: (call) => queue.rows(call) })
    queue.endReading()
    return answer
  })
}

/** One read in exactly one round trip: opening, statement and commit travel together. */
export async function readRows<Row>(ctx: Context, call: Call<Row>): Promise<Row[]> {
  return onConnection(ctx.database.requests, (client) =>
    new Burst(client, openingStatement(ctx)).rowsAndCommit(call),
  )
}

/** Several independent reads in one round trip. */
export async function readAll<Rows extends readonly Call<unknown>[]>(
  ctx: Context,
  ...calls: Rows
): Promise<{ [I in keyof Rows]: Rows[I] extends Call<infer Row> ? Row[] : never }> {
  return onConnection(ctx.database.requests, async (client) => {
    const queue = new Burst(client, openingStatement(ctx))
    const rows = calls.map((call) => queue.rows(call))
    const [answers] = await Promise.all([Promise.all(rows), queue.commit()])
    return answers as { [I in keyof Rows]: Rows[I] extends Call<infer Row> ? Row[] : never }
  })
}

/**
 * Background work on one street under the job role, audited as `system:<name>`.
 * @param connection `owner` is the worker's door; the role still narrows it to one street
 */
export async function inJob<T>(
  ctx: JobContext,
  name: string,
  story: (tx: Tx, audit: AuditRecorder) => Promise<T>,
): Promise<T> {
  const session = {
    pool: ctx.database.jobs,
    opening: openingStatementOfJob(ctx.streetId),
    stamp: { identityId: null, post: `system:${name}`, onBehalfOf: null },
  }
  return write(session, ctx, story)
}

type Stamp = { identityId: string | null; post: string; onBehalfOf: string | null }

/** A way to write: what opens it, and the role it turns to before its entries where that is another one. */
type Session = { pool: pg.Pool; opening: string; turn?: string; stamp: Stamp }

async function write<T>(
  { pool, opening, turn, stamp }: Session,
  ctx: JobContext & { keyed?: Keyed },
  story: (tx: Tx, audit: AuditRecorder) => Promise<T>,
): Promise<T> {
  return onConnection(pool, async (client) => {
    const queue = new Burst(client, opening)
    const told = { audits: [] as AuditLine[], facts: [] as Fact[] }
    const answer = await story(transactionOn(queue, told.facts), (line) => told.audits.push(line))
    if (queue.hasWritten && told.audits.length === 0) throw new WroteWithoutAudit()
    if (turn !== undefined) queue.add(turn)
    for (const fact of told.facts)
      queue.add(addFact({ ...fact, streetId: ctx.streetId, factId: newId(), at: ctx.now }))
    for (const line of told.audits) queue.add(addAuditEntry(entryOf(ctx, stamp, line)))
    if (ctx.keyed)
      queue.add(
        addAnswer({ ...ctx.keyed, status: 200, answer: JSON.stringify(answer), at: ctx.now }),
      )
    await queue.commit()
    if (told.facts.length > 0) ctx.nudge?.(told.facts)
    return answer
  })
}

function transactionOn(queue: Burst, facts: Fact[]): Tx {
  return {
    rows: (call) => queue.rows(call),
    write: (call) => {
      queue.hasWritten = true
      queue.add(call)
    },
    publish: (fact) => {
      queue.hasWritten = true
      facts.push(fact)
    },
  }
}

function entryOf(ctx: JobContext, stamp: Stamp, line: AuditLine) {
  return {
    ...stamp,
    streetId: ctx.streetId,
    at: ctx.now,
    entryId: newId(),
    onBehalfOf: line.onBehalfOf ?? stamp.onBehalfOf,
    action: line.action,
    entity: line.entity,
    entityId: line.entityId,
    fields: line.fields ?? [],
    reason: line.reason ?? null,
    detail: JSON.stringify(line.detail ?? {}),
  }
}

async function onConnection<T>(
  pool: pg.Pool,
  use: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    return await use(client)
  } catch (error) {
    // After a database error the names of half-parsed statements cannot be trusted: take a new connection.
    broken = await client.query('rollback').then(
      () => isDatabaseError(error),
      () => true,
    )
    throw error
  } finally {
    client.release(broken)
  }
}

function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && 'severity' in error
}

/** Statements waiting to travel together; the opening one goes with the first. */
class Burst {
  hasWritten = false
  readonly #client: pg.PoolClient
  readonly #waiting: Promise<unknown>[] = []
  #opening: string | undefined
  #isGathering = false
  #firstError: unknown

  constructor(client: pg.PoolClient, opening: string) {
    this.#client = client
    this.#opening = opening
  }

  add(call: Call<unknown> | string): void {
    void this.#send(call as pg.QueryConfig)
  }

  async rows<Row>(call: Call<Row>): Promise<Row[]> {
    if (call.isWrite) this.hasWritten = true
    const answer = this.#send(call as pg.QueryConfig)
    await this.#settle()
    return (await answer).rows as Row[]
  }

  async rowsAndCommit<Row>(call: Call<Row>): Promise<Row[]> {
    const answer = this.#send(call as pg.QueryConfig)
    await this.commit()
    return (await answer).rows as Row[]
  }

  /** COMMIT of an aborted transaction succeeds with the tag ROLLBACK: check it, and throw the first error. */
  async commit(): Promise<void> {
    const done = this.#send('commit')
    await this.#settle()
    const { command } = await done
    if (command !== 'COMMIT') throw new Error(`the transaction ended with ${command}`)
  }

  /** A reading has its answers already: nobody waits for its commit, the connection's next user queues behind it. */
  endReading(): void {
    if (this.#firstError !== undefined) throw this.#firstError
    void this.#send('commit')
  }

  #send(query: string | pg.QueryConfig): Promise<pg.QueryResult> {
    if (this.#opening !== undefined) {
      const opening = this.#opening
      this.#opening = undefined
      void this.#send(opening)
    }
    this.#gather()
    const sent = this.#client.query(query as pg.QueryConfig)
    // A story may swallow an error, but the transaction is lost: it is thrown again at the commit.
    sent.catch((error: unknown) => {
      this.#firstError ??= error
    })
    this.#waiting.push(sent)
    return sent
  }

  /** What is sent in one turn of the event loop leaves in one system call. */
  #gather(): void {
    if (this.#isGathering) return
    this.#isGathering = true
    const { stream } = this.#client.connection
    stream.cork()
    process.nextTick(() => {
      this.#isGathering = false
      stream.uncork()
    })
  }

  async #settle(): Promise<void> {
    await Promise.allSettled(this.#waiting.splice(0))
    if (this.#firstError !== undefined) throw this.#firstError
  }
}
