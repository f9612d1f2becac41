import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { Site } from './site.ts'

export type Connection = {
  host: string
  port: number
  user: string
  database: string
  password?: string
}

/** What a connection attempt showed. `recovering` and `stopping` are answers of a live server. */
export type Answer = 'ready' | 'no-database' | 'recovering' | 'stopping' | 'silent'

const PORT = 5432
// duplicate_database, and the unique_violation that a closer race gives instead
const MADE_MEANWHILE = ['42P04', '23505']

export function connectionOf(site: Site, database = 'linli'): Connection {
  const password = readFileSync(site.secret, 'utf8').trim()
  return { host: site.socket, port: PORT, user: 'linli', database, password }
}

/** Asks the server whether it takes connections. Throws what is neither waiting nor absence. */
export async function probe(site: Site): Promise<Answer> {
  try {
    await ask(site, 'linli', 'select 1')
    return 'ready'
  } catch (error) {
    return answerOf(error)
  }
}

/** The identifier of the cluster behind the socket. */
export async function askIdentifier(site: Site): Promise<string> {
  const sql = 'select system_identifier::text as text from pg_control_system()'
  const rows = await ask(site, 'postgres', sql)
  return rows[0]?.text ?? ''
}

/** Makes the database; two processes that start at once may both find it missing. */
export async function createDatabase(site: Site): Promise<void> {
  try {
    await ask(site, 'postgres', 'create database linli')
  } catch (error) {
    if (!MADE_MEANWHILE.includes(codeOf(error))) throw error
  }
}

async function ask(site: Site, database: string, sql: string): Promise<{ text?: string }[]> {
  const client = new pg.Client({ ...connectionOf(site, database), connectionTimeoutMillis: 5000 })
  // A server that dies in the middle also emits an error; the rejected promise tells it already.
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<{ text?: string }>(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

function answerOf(error: unknown): Answer {
  const code = codeOf(error)
  if (code === '3D000') return 'no-database'
  if (code === '57P03') return /shutting down/.test(String(error)) ? 'stopping' : 'recovering'
  if (code === '28P01' || code === '28000') throw error
  return 'silent'
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
