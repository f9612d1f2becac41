import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { buildApp } from '../src/app.ts'
import { type Connection, type Database, openDatabase } from '../src/platform/db/pool.ts'
import { type LiveHub, openLiveHub } from '../src/platform/live/live.ts'
import { loadKeys } from '../src/platform/privacy/keys.ts'
import { settableClock } from '../src/platform/runtime/clock.ts'
import { demoPassword, demoTemplate, emptyTemplate } from './database.setup.ts'

/** A Wednesday, 10:00 in Jinan: working time, no holiday near but Dragon Boat on Friday. */
export const wednesdayMorning = '2026-06-17T02:00:00.000Z'

// Tests look into answers of every shape; their types are the contract's business.
// oxlint-disable-next-line typescript/no-explicit-any
export type Told = any

export type Answer = {
  status: number
  body: Told
  cookies: Record<string, string>
  headers: Record<string, unknown>
}

/** One browser: it keeps its cookies and sends a fresh key with every POST. */
export type Browser = {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, key?: string): Promise<Answer>
  put(path: string, bytes: Buffer, type?: string): Promise<Answer>
  /** Any other request, with this browser's cookies. */
  send(options: InjectOptions): Promise<Answer>
  cookies: Record<string, string>
}

export type World = {
  app: FastifyInstance
  database: Database
  live: LiveHub
  clock: ReturnType<typeof settableClock>
  /** Unexpected errors that the server reported. */
  errors: unknown[]
  /** The owner's connection to this world's own database. */
  owner: Connection
  /** Where photos and keys lie. */
  folder: string
  browser: () => Browser
  /** A browser signed in under a demo name. */
  signIn(loginName: string): Promise<Browser>
  /** Asks the database directly as its owner, past every wall. */
  ask<Row = Told>(sql: string, values?: unknown[]): Promise<Row[]>
  /** Another server process on the same database and files, serving one street. */
  serve(
    streetId: number,
    isForgetful?: boolean,
  ): Promise<{ app: FastifyInstance; live: LiveHub; browser: () => Browser }>
}

/** A server of its own on a copy of the demo street; closed when the test file ends. */
export function openWorld(now = wednesdayMorning): Promise<World> {
  return openOn(demoTemplate, now)
}

/** The same on a migrated database without any street. */
export function openEmptyWorld(now = wednesdayMorning): Promise<World> {
  return openOn(emptyTemplate, now)
}

async function openOn(template: string, now: string): Promise<World> {
  const owner = await copyOf(template)
  const database = openDatabase(owner, appConnection(owner))
  const folder = await mkdtemp(join(tmpdir(), 'linli-world-'))
  await loadKeys(join(folder, 'keys'))
  const closing: (() => Promise<unknown>)[] = []
  afterAll(async () => {
    for (const close of closing) await close()
    await database.close()
    await onCluster(`drop database ${owner.database} with (force)`)
    await rm(folder, { recursive: true, force: true })
  })
  const clock = settableClock(now)
  const errors: unknown[] = []
  const serve = async (streetId: number, isForgetful = true) => {
    const live = openLiveHub()
    const app = await buildApp({
      database,
      clock,
      street: streetCard(streetId),
      filesFolder: join(folder, 'files'),
      live,
      isForgetful,
      report: (error) => {
        errors.push(error)
        return 'E-TEST'
      },
    })
    await app.ready()
    closing.push(async () => {
      live.close()
      await app.close()
    })
    return { app, live, browser: () => openBrowser(app) }
  }
  const { app, live, browser } = await serve(1)
  const ask: World['ask'] = async (sql, values) => (await database.owner.query(sql, values)).rows
  const signIn = (loginName: string) => signInUnder(browser(), loginName)
  return { app, database, live, clock, errors, owner, folder, browser, signIn, ask, serve }
}

function streetCard(streetId: number) {
  const isDemo = streetId === 1
  return {
    streetId,
    name: '影山街道',
    code: '370105002',
    isDemo,
    phone: '100 0531 0012',
    ...(isDemo ? { demoPassword } : {}),
  }
}

async function signInUnder(browser: Browser, loginName: string): Promise<Browser> {
  const answer = await browser.post('/sign-ins', { loginName, password: demoPassword })
  if (answer.status !== 200)
    throw new Error(`${loginName} could not sign in: ${JSON.stringify(answer.body)}`)
  return browser
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
      headers: response.headers,
      cookies,
    }
  }
  return {
    cookies,
    send,
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

/** A database of its own, copied from a template. */
export async function copyOf(template: string): Promise<Connection> {
  const name = `w_${randomUUID().replaceAll('-', '')}`
  await onCluster(`create database ${name} template ${template}`)
  return { ...inject('cluster'), database: name }
}

/** The role that serves requests, in the database of an owner's connection. */
export function appConnection(owner: Connection): Connection {
  return { ...owner, user: 'linli_app', password: inject('appPassword') }
}

export async function onCluster(sql: string): Promise<void> {
  const client = new pg.Client(inject('cluster'))
  await client.connect()
  await client.query(sql)
  await client.end()
}
