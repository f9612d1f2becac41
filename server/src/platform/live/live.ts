import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Context } from '../db/context.ts'
import type { Fact } from '../jobs/fact.sql.ts'

/** What travels to open screens: that something changed and where, never what (D14). */
export type Change = {
  kind: string
  id: string
  gridPos: number | null
  holderId: string | null
  unitIds: string[]
  readers: readonly string[] | undefined
}

/** An open screen; `actorNow` asks again who it is, since posts lapse and sign-ins end while a stream lives. */
type Subscriber = { reply: FastifyReply; actor: Actor; actorNow: () => Promise<Actor> }

/** Collects changes after their commits and tells the screens that may see them, at most five times a second. */
export type LiveHub = {
  nudge: (facts: readonly Fact[]) => void
  /** Changes that another process told of; they go no further. */
  hear: (changes: readonly Change[]) => void
  /** Whom to hand each batch of this process's own changes. */
  tellOthers: (tell: (batch: readonly Change[]) => void) => void
  /** Ends every stream, so that its screen asks anew. */
  letGo: () => void
  add: (subscriber: Subscriber) => () => void
  close: () => void
}

const batchMillis = 200
const heartbeatMillis = 25_000

export function openLiveHub(): LiveHub {
  const subscribers = new Set<Subscriber>()
  const waiting = { own: [] as Change[], heard: [] as Change[] }
  let timer: NodeJS.Timeout | undefined
  let tellOthers: (batch: readonly Change[]) => void = () => {}
  const heartbeat = setInterval(() => tell(subscribers, ':\n\n'), heartbeatMillis)
  heartbeat.unref()
  const flush = async () => {
    timer = undefined
    const own = waiting.own.splice(0)
    if (own.length > 0) tellOthers(own)
    const batch = [...own, ...waiting.heard.splice(0)]
    const concerned = [...subscribers].filter(({ actor }) =>
      batch.some((it) => concerns(actor, it) || mayBeTheirs(actor, it)),
    )
    await Promise.all(concerned.map((subscriber) => lookAgain(subscribers, subscriber)))
    for (const subscriber of concerned) if (subscribers.has(subscriber)) tellOne(subscriber, batch)
  }
  const letGo = () => {
    for (const { reply } of subscribers) reply.raw.end()
    subscribers.clear()
  }
  const wake = () => {
    timer ??= setTimeout(() => void flush(), batchMillis)
  }
  return {
    nudge: (facts) => {
      waiting.own.push(...facts.map(changeOf))
      wake()
    },
    hear: (changes) => {
      waiting.heard.push(...changes)
      wake()
    },
    tellOthers: (tell) => {
      tellOthers = tell
    },
    letGo,
    add: (subscriber) => {
      subscribers.add(subscriber)
      return () => subscribers.delete(subscriber)
    },
    close: () => {
      clearInterval(heartbeat)
      clearTimeout(timer)
      letGo()
    },
  }
}

/** One stream a browser; it ends with the sign-in. */
export function serveLive(
  app: FastifyInstance,
  hub: LiveHub,
  contextOf: (request: FastifyRequest) => Promise<Context>,
): void {
  app.get('/api/live', { schema: { hide: true } }, async (request, reply) => {
    const { actor } = await contextOf(request)
    // Nothing could ever be told to whoever holds neither a post nor a record; 204 ends the asking.
    if (actor.identityId === undefined && actor.holders.length === 0) return reply.code(204).send()
    const actorNow = async () => (await contextOf(request)).actor
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    })
    reply.raw.write('retry: 3000\n\n')
    const remove = hub.add({ actor, actorNow, reply })
    request.raw.on('close', remove)
  })
}

function tellOne({ actor, reply }: Subscriber, batch: readonly Change[]): void {
  const seen = batch.filter((change) => concerns(actor, change))
  if (seen.length === 0) return
  const lines = seen.map(
    ({ kind, id, gridPos }) => `data: ${JSON.stringify({ kind, id, gridPos })}\n\n`,
  )
  reply.raw.write(lines.join(''))
}

/** Whoever signed out, or lost the post they acted under, is told nothing more: the stream ends and the page asks anew. */
async function lookAgain(subscribers: Set<Subscriber>, subscriber: Subscriber): Promise<void> {
  const before = subscriber.actor
  const actor = await subscriber.actorNow().catch(() => undefined)
  if (actor && actor.identityId === before.identityId && actor.grantId === before.grantId) {
    subscriber.actor = actor
    return
  }
  subscribers.delete(subscriber)
  subscriber.reply.raw.end()
}

/** The same walls as the database's: interval, unit or own record; and the posts that may read it. */
function concerns(actor: Actor, change: Change): boolean {
  if (change.holderId !== null && actor.holders.includes(change.holderId)) return true
  if (change.readers && !change.readers.includes(actor.post)) return false
  if (actor.role === 'linli_unit')
    return actor.unitId !== undefined && change.unitIds.includes(actor.unitId)
  const { gridPos } = change
  return gridPos !== null && actor.intervals.some(([lo, hi]) => gridPos >= lo && gridPos <= hi)
}

/** A new report has a holder of its own, which a stream opened before cannot know: its resident is looked up again. */
function mayBeTheirs(actor: Actor, change: Change): boolean {
  const isResident = actor.identityId !== undefined && actor.role === 'linli_self'
  return isResident && change.kind === 'CaseReported'
}

function changeOf(fact: Fact): Change {
  const { caseId = '' } = JSON.parse(fact.payload) as { caseId?: string }
  return {
    kind: fact.kind,
    id: caseId,
    gridPos: fact.gridPos,
    holderId: fact.holderId,
    unitIds: fact.unitIds,
    readers: fact.readers,
  }
}

function tell(subscribers: Iterable<Subscriber>, text: string): void {
  for (const { reply } of subscribers) reply.raw.write(text)
}
