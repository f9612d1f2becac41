import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { buildApp } from '../src/app.ts'
import { type Database, openDatabase } from '../src/platform/db/pool.ts'
import { type LiveHub, openLiveHub } from '../src/platform/live/live.ts'
import { loadKeys } from '../src/platform/privacy/keys.ts'
import { settableClock } from '../src/platform/runtime/clock.ts'
import { demoPassword, templateName } from './database.setup.ts'

/** A Wednesday, 10:00 in Jinan: working time, no holiday near but Dragon Boat on Friday. */
export const wednesdayMorning = '2026-06-17T02:00:00.000Z'

// Tests look into answers of every shape; their types are the contract's business.
// oxlint-disable-next-line typescript/no-explicit-any
export type Told = any

export type Answer = { status: number; body: Told; cookies: Record<string, string> }

/** One browser: it keeps its cookies and sends a fresh key with every POST. */
export type Browser = {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, key?: string): Promise<Answer>
  put(path: string, bytes: Buffer, type?: string): Promise<Answer>
  cookies: Record<string, string>
}

export type World = {
  app: FastifyInstance
  database: Database
  live: LiveHub
  clock: ReturnType<typeof settableClock>
  /** Unexpected errors that the server reported. */
  errors: unknown[]
  browser(): Browser
  /** A browser signed in under a demo name. */
  signIn(loginName: string): Promise<Browser>
  /** Asks the database directly as its owner, past every wall. */
  ask<Row = Told>(sql: string, values?: unknown[]): Promise<Row[]>
}

/** A server of its own on a copy of the demo street; closed when the test file ends. */
export async function openWorld(now = wednesdayMorning): Promise<World> {
  const cluster = inject('cluster')
  const name = `w_${randomUUID().replaceAll('-', '')}`
  await onCluster(`create database ${name} template ${templateName}`)
  const owner = { ...cluster, database: name }
  const database = openDatabase(owner, {
    ...owner,
    user: 'linli_app',
    password: inject('appPassword'),
  })
  const folder = await mkdtemp(join(tmpdir(), 'linli-world-'))
  await loadKeys(join(folder, 'keys'))
  const clock = settableClock(now)
  const errors: unknown[] = []
  const live = openLiveHub()
  const app = await buildApp({
    database,
    clock,
    street: {
      streetId: 1,
      name: '影山街道',
      code: '370105002',
      isDemo: true,
      phone: '100 0531 0012',
      demoPassword,
    },
    filesFolder: join(folder, 'files'),
    live,
    report: (error) => {
      errors.push(error)
      return 'E-TEST'
    },
  })
  await app.ready()
  afterAll(async () => {
    live.close()
    await app.close()
    await database.close()
    await onCluster(`drop database ${name} with (force)`)
    await rm(folder, { recursive: true, force: true })
  })
  const world: World = {
    app,
    database,
    live,
    clock,
    errors,
    browser: () => openBrowser(app),
    signIn: async (loginName) => {
      const browser = openBrowser(app)
      const answer = await browser.post('/sign-ins', { loginName, password: demoPassword })
      if (answer.status !== 200)
        throw new Error(`${loginName} could not sign in: ${JSON.stringify(answer.body)}`)
      return browser
    },
    ask: async (sql, values) => (await database.owner.query(sql, values)).rows,
  }
  return world
}

function openBrowser(app: FastifyInstance): Browser {
  const cookies: Record<string, string> = {}
  const send = async (options: InjectOptions): Promise<Answer> => {
    const response = await app.inject({ ...options, cookies })
    for (const { name, value } of response.cookies) cookies[name] = value
    const isJson = String(response.headers['content-type']).includes('json')
    return {
      status: response.statusCode,
      body: isJson ? response.json() : response.rawPayload,
      cookies,
    }
  }
  return {
    cookies,
    get: (path) => send({ method: 'GET', url: `/api${path}` }),
    post: (path, body, key = randomUUID()) =>
      send({
        method: 'POST',
        url: `/api${path}`,
        headers: { 'idempotency-key': key },
        ...(body === undefined ? {} : { payload: body as object }),
      }),
    put: (path, bytes, type = 'image/jpeg') =>
      send({
        method: 'PUT',
        url: `/api${path}`,
        headers: { 'content-type': type },
        payload: bytes,
      }),
  }
}

async function onCluster(sql: string): Promise<void> {
  const client = new pg.Client(inject('cluster'))
  await client.connect()
  await client.query(sql)
  await client.end()
}
