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
}

type Subscriber = { actor: Actor; reply: FastifyReply }

/** Collects changes after their commits and tells the screens that may see them, at most five times a second. */
export type LiveHub = {
  nudge: (facts: readonly Fact[]) => void
  add: (subscriber: Subscriber) => () => void
  close: () => void
}

const batchMillis = 200
const heartbeatMillis = 25_000

export function openLiveHub(): LiveHub {
  const subscribers = new Set<Subscriber>()
  let waiting: Change[] = []
  let timer: NodeJS.Timeout | undefined
  const heartbeat = setInterval(() => tell(subscribers, ':\n\n'), heartbeatMillis)
  heartbeat.unref()
  const flush = () => {
    timer = undefined
    const batch = waiting
    waiting = []
    for (const subscriber of subscribers) tellOne(subscriber, batch)
  }
  return {
    nudge: (facts) => {
      waiting.push(...facts.map(changeOf))
      timer ??= setTimeout(flush, batchMillis)
    },
    add: (subscriber) => {
      subscribers.add(subscriber)
      return () => subscribers.delete(subscriber)
    },
    close: () => {
      clearInterval(heartbeat)
      clearTimeout(timer)
      for (const { reply } of subscribers) reply.raw.end()
      subscribers.clear()
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
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    })
    reply.raw.write('retry: 3000\n\n')
    const remove = hub.add({ actor, reply })
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

/** The same walls as the database's: interval, unit or own record. */
function concerns(actor: Actor, change: Change): boolean {
  if (change.holderId !== null && actor.holders.includes(change.holderId)) return true
  if (actor.role === 'linli_unit')
    return actor.unitId !== undefined && change.unitIds.includes(actor.unitId)
  const { gridPos } = change
  return gridPos !== null && actor.intervals.some(([lo, hi]) => gridPos >= lo && gridPos <= hi)
}

function changeOf(fact: Fact): Change {
  const { caseId = '' } = JSON.parse(fact.payload) as { caseId?: string }
  return {
    kind: fact.kind,
    id: caseId,
    gridPos: fact.gridPos,
    holderId: fact.holderId,
    unitIds: fact.unitIds,
  }
}

function tell(subscribers: Iterable<Subscriber>, text: string): void {
  for (const { reply } of subscribers) reply.raw.write(text)
}
