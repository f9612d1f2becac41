import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase, probe } from './connect.ts'
import { explainOutput, isEarlyRestart } from './explain.ts'
import { isAlive } from './holder.ts'
import { adoptOrphan, clearForeignLock, endRemains } from './orphan.ts'
import type { Site } from './site.ts'

export type Postmaster = { pid: number; adopted: boolean }

type Report = (line: string) => void
type Launched = { pid: number; exited: () => boolean; output: () => string }

const EARLY_RESTART_LIMIT_MS = 10_000
const PATIENCE_WITH_REMAINS_MS = 1_000
const STOP_LIMIT_MS = 30_000
const LOG_LIMIT_BYTES = 10_000_000

/**
 * Starts PostgreSQL, or adopts the one that still runs in this folder. A server that has not
 * quite gone is waited for, 10 seconds at most; recovery after a crash as long as it takes.
 */
export async function bringUp(site: Site, report: Report): Promise<Postmaster> {
  const began = performance.now()
  for (let attempt = 0; ; attempt++) {
    const orphan = await adoptOrphan(site, report)
    if (orphan) return { pid: orphan, adopted: true }
    const launched = launch(site)
    if (await isReady(site, launched, report)) return { pid: launched.pid, adopted: false }
    const isEarly = isEarlyRestart(launched.output())
    if (!isEarly || performance.now() - began > EARLY_RESTART_LIMIT_MS) {
      throw explainOutput(launched.output(), site)
    }
    clearForeignLock(site)
    if (performance.now() - began > PATIENCE_WITH_REMAINS_MS) endRemains(site)
    await sleep(Math.min(200, 20 * 2 ** attempt))
  }
}

/** Ends PostgreSQL: fast shutdown, then immediate; never `kill -9`, which would leave parts behind. */
export async function halt(pid: number): Promise<void> {
  if (await signalAndWait(pid, 'SIGINT')) return
  await signalAndWait(pid, 'SIGQUIT')
}

/** Resolves when the process is gone; keeps nothing alive by itself. */
export async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(100, undefined, { ref: false })
}

/** In its own process group, so that Ctrl-C reaches Node only, which stops it in good order. */
function launch(site: Site): Launched {
  const from = rotate(site.log)
  const log = openSync(site.log, 'a', 0o600)
  const { uid, gid, isSelf } = site.account
  const child = spawn(site.binaries.postgres, ['-D', site.cluster], {
    cwd: '/',
    detached: true,
    env: { TZ: 'UTC' },
    stdio: ['ignore', log, log],
    ...(isSelf ? {} : { uid, gid }),
  })
  closeSync(log)
  child.unref()
  let failure = ''
  child.on('error', (error) => {
    failure = error.message
  })
  return {
    pid: child.pid ?? 0,
    exited: () => failure !== '' || child.exitCode !== null || child.signalCode !== null,
    output: () => readFileSync(site.log).subarray(from).toString() + failure,
  }
}

async function isReady(site: Site, launched: Launched, report: Report): Promise<boolean> {
  let nextLine = performance.now() + 3000
  for (let wait = 10; !launched.exited(); wait = Math.min(200, wait * 1.5)) {
    const answer = await probe(site)
    if (launched.exited()) return false
    if (answer === 'no-database') await createDatabase(site)
    if (answer === 'ready' || answer === 'no-database') return true
    if (performance.now() > nextLine) {
      report('数据库正在从上次中断处恢复 · The database is recovering from an interruption')
      nextLine += 5000
    }
    await sleep(wait)
  }
  return false
}

async function signalAndWait(pid: number, signal: NodeJS.Signals): Promise<boolean> {
  const began = performance.now()
  if (isAlive(pid)) process.kill(pid, signal)
  while (isAlive(pid)) {
    if (performance.now() - began > STOP_LIMIT_MS) return false
    await sleep(10)
  }
  return true
}

/** Keeps one old log, and says where in the file the next start will write. */
function rotate(log: string): number {
  if (!existsSync(log)) return 0
  const { size } = statSync(log)
  if (size < LOG_LIMIT_BYTES) return size
  renameSync(log, `${log}.1`)
  return 0
}
