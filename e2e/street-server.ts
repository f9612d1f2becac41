import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@linli/server/platform/db/pool'
import { findNode24 } from '../bootstrap/node24.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const START_MS = 60_000
const READY = /phone\s+http:\/\/127\.0\.0\.1:(\d+)\//

/** A real server process with a data folder and a durable PostgreSQL of its own. */
export type StreetServer = {
  readonly address: string
  /** Ends the server process as a power cut would: no warning, no clean-up. */
  kill9(): Promise<void>
  /** Starts it again on the same data folder and the same port. */
  restart(): Promise<void>
  /** Asks the database past the server, as its owner. */
  ask<Row>(sql: string, values: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

/** Starts the demo street in a new temporary folder; `close` stops it and removes the folder. */
export async function startStreet(): Promise<StreetServer> {
  requireWebApps()
  const folder = await mkdtemp(join(tmpdir(), 'linli-e2e-'))
  let running = await startProcess(folder, 0).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true })
    throw error
  })
  const { port } = running
  const kill9 = () => endWith(running.child, 'SIGKILL')
  const restart = async () => {
    running = await startProcess(folder, port)
  }
  return {
    address: `http://127.0.0.1:${port}`,
    kill9,
    restart,
    ask: (sql, values) => askDirectly(folder, sql, values),
    close: async () => {
      // After kill -9 the database still runs; the next start takes it over, and stops it at its end.
      if (hasEnded(running.child)) await restart()
      await endWith(running.child, 'SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function requireWebApps(): void {
  for (const app of ['phone', 'desk']) {
    if (existsSync(join(root, 'web', app, 'dist', 'index.html'))) continue
    throw new Error(
      `web/${app} is not built yet: run "node bootstrap/web.mjs", then the tests again.`,
    )
  }
}

type Running = { child: ChildProcess; port: number }

function startProcess(folder: string, port: number): Promise<Running> {
  const child = spawn(findNode24(), ['server/src/main.ts'], {
    cwd: root,
    env: { ...process.env, LINLI_DATA: folder, LINLI_PORT: String(port), LINLI_DEMO: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = (why: string) => reject(new Error(`The server ${why}:\n${said}`))
    const timer = setTimeout(() => fail(`was not ready after ${START_MS} ms`), START_MS)
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const found = READY.exec(said)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve({ child, port: Number(found) })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => fail(`ended with code ${code}`))
  })
}

function endWith(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function askDirectly<Row>(
  folder: string,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const cluster = join(folder, 'postgres', 'cluster')
  const owner = {
    host: join(folder, 'postgres', 'socket'),
    port: 5432,
    user: 'linli',
    database: 'linli',
    password: readFileSync(join(cluster, 'owner.password'), 'utf8').trim(),
  }
  const database = openDatabase(owner, owner, 1)
  try {
    return (await database.owner.query(sql, [...values])).rows
  } finally {
    await database.close()
  }
}
