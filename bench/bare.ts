import { createHmac, timingSafeEqual } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import { type Connection, openDatabase } from '@linli/server/platform/db/pool'
import { newId } from '@linli/server/platform/runtime/ids'
import { systemClock } from '@linli/server/platform/runtime/clock'
import { bareSecret } from './bare-token.ts'

// The limit the product is measured against: one statement a request over the same driver, a signed token, JSON
// schemas, and nothing else: no session, no scope, no audit, no outbox. A product approaches it and does not reach it.

const clock = systemClock()
const uuid = { type: 'string', format: 'uuid' }
const words = { type: 'string', maxLength: 2000 }

const createBody = {
  type: 'object',
  required: ['gridId', 'title', 'description', 'place', 'category'],
  properties: {
    gridId: { type: 'integer' },
    title: words,
    description: words,
    place: words,
    category: words,
  },
}
const updateBody = {
  type: 'object',
  required: ['status', 'words'],
  properties: { status: words, words },
}

type CreateBody = Record<'title' | 'description' | 'place' | 'category', string> & {
  gridId: number
}

const statements = {
  create: `with c as (
      insert into bare_case values ($1, $2, $3, $4, $5, $6, $7, 'reported', 'patrol', $8, $8, null) returning id)
    insert into bare_event select $9, id, 'report', 'bench', null, $8 from c`,
  update: `with c as (update bare_case set status = $2, updated_at = $3 where id = $1 returning id)
    insert into bare_event select $4, id, 'verify', 'bench', $5, $3 from c`,
  list: `select id, number, grid_id, title, description, place, category, status, channel, created_at, updated_at, due_at
    from bare_case where grid_id = $1 order by created_at desc limit 20`,
  read: `select c.*, (select json_agg(e order by e.at desc) from bare_event e where e.case_id = c.id) as events
    from bare_case c where id = $1`,
  count: 'select status, category, count(*)::int as cases from bare_case group by status, category',
}

await serveBare(JSON.parse(process.env.BENCH_CONNECTION ?? '') as Connection)

async function serveBare(connection: Connection): Promise<void> {
  const database = openDatabase(connection, connection, 16)
  const app = Fastify({ logger: false })
  app.addHook('onRequest', async ({ headers }, reply) => {
    if (!isSigned(headers.authorization?.slice('Bearer '.length) ?? ''))
      return reply.code(401).send()
  })
  addRoutes(app, async (name, values) => {
    const { rows } = await database.requests.query({ name, text: statements[name], values })
    return rows
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  process.once('SIGTERM', () => {
    void app.close().then(() => database.close())
  })
  process.stdout.write(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}\n`)
}

type Ask = (name: keyof typeof statements, values: unknown[]) => Promise<unknown[]>

function addRoutes(app: FastifyInstance, ask: Ask): void {
  let serial = 0
  app.post<{ Body: CreateBody }>('/cases', { schema: { body: createBody } }, async ({ body }) => {
    const id = newId()
    const { gridId, title, description, place, category } = body
    const number = `B-${++serial}`
    await ask('create', [
      id,
      number,
      gridId,
      title,
      description,
      place,
      category,
      clock.now(),
      newId(),
    ])
    return { id, number }
  })
  app.post<{ Params: { id: string }; Body: { status: string; words: string } }>(
    '/cases/:id',
    { schema: { params: { type: 'object', properties: { id: uuid } }, body: updateBody } },
    async ({ params: { id }, body: { status, words: said } }) => {
      await ask('update', [id, status, clock.now(), newId(), said])
      return { id, status }
    },
  )
  app.get<{ Querystring: { grid: number } }>(
    '/cases',
    { schema: { querystring: { type: 'object', properties: { grid: { type: 'integer' } } } } },
    async ({ query }) => ({ items: await ask('list', [query.grid]) }),
  )
  app.get<{ Params: { id: string } }>('/cases/:id', async ({ params }, reply) => {
    const [found] = await ask('read', [params.id])
    return found ?? reply.code(404).send()
  })
  app.get('/counts', async () => ({ counts: await ask('count', []) }))
}

/** HS256, as a token of the bare kind is checked: its signature and nothing in a database. */
function isSigned(token: string): boolean {
  const dot = token.lastIndexOf('.')
  const given = Buffer.from(token.slice(dot + 1), 'base64url')
  const right = createHmac('sha256', bareSecret).update(token.slice(0, dot)).digest()
  return given.length === right.length && timingSafeEqual(given, right)
}
