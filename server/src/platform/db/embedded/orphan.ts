import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemIdentifier } from './cluster.ts'
import { askIdentifier, createDatabase, probe } from './connect.ts'
import { isAlive } from './holder.ts'
import type { Site } from './site.ts'

type Kind = 'ours' | 'other-program' | 'stranger'

/**
 * Finds the PostgreSQL that a killed Node left behind in this folder: same program, same
 * cluster. Returns its process id, or undefined when there is none to adopt.
 */
export async function adoptOrphan(
  site: Site,
  report: (line: string) => void,
): Promise<number | undefined> {
  const pid = lockedBy(site)
  if (pid === undefined || !isAlive(pid) || kindOf(pid, site) === 'stranger') return undefined
  if (!(await isServing(site, pid))) return undefined
  if ((await askIdentifier(site)) !== systemIdentifier(site)) return undefined
  report('接管仍在运行的数据库 · Adopting the database that is still running')
  return pid
}

/**
 * After a container's restart the number in the lock file may belong to any program, and
 * PostgreSQL would refuse for ever. A lock whose process is visibly another program is removed.
 */
export function clearForeignLock(site: Site): void {
  const pid = lockedBy(site)
  if (pid === undefined || !isAlive(pid) || programOf(pid) === undefined) return
  if (kindOf(pid, site) === 'stranger') rmSync(lockFile(site), { force: true })
}

/**
 * A backend in the middle of a long query does not notice that its server was killed, and its
 * shared memory keeps the next one out: it is asked to end. Only for a server that is gone.
 */
export function endRemains(site: Site): void {
  const server = lockedBy(site)
  if (server !== undefined && isAlive(server) && kindOf(server, site) !== 'stranger') return
  for (const pid of processes()) {
    if (folderOf(pid) === site.cluster && kindOf(pid, site) !== 'stranger') end(pid)
  }
}

/** Whether the server runs a program that this installation no longer has (after an upgrade). */
export function runsOtherProgram(pid: number, site: Site): boolean {
  return kindOf(pid, site) === 'other-program'
}

function lockFile(site: Site): string {
  return join(site.cluster, 'postmaster.pid')
}

function lockedBy(site: Site): number | undefined {
  if (!existsSync(lockFile(site))) return undefined
  const pid = Number(readFileSync(lockFile(site), 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

/** A server in recovery is worth waiting for; one that stops or does not answer is not. */
async function isServing(site: Site, pid: number): Promise<boolean> {
  for (;;) {
    const answer = await probe(site)
    if (answer === 'no-database') await createDatabase(site)
    if (answer === 'ready' || answer === 'no-database') return true
    if (answer !== 'recovering' || !isAlive(pid)) return false
    await sleep(100)
  }
}

function kindOf(pid: number, site: Site): Kind {
  const program = programOf(pid)
  // Outside Linux the program cannot be read: the cluster's identifier decides alone.
  if (program === undefined) return process.platform === 'linux' ? 'stranger' : 'ours'
  if (program === realpathSync(site.binaries.postgres)) return 'ours'
  const isPostgres = basename(program).replace(' (deleted)', '') === 'postgres'
  return isPostgres && folderOf(pid) === realpathSync(site.cluster) ? 'other-program' : 'stranger'
}

function processes(): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}

function end(pid: number): void {
  if (isAlive(pid)) process.kill(pid, 'SIGTERM')
}

function programOf(pid: number): string | undefined {
  return readLink(`/proc/${pid}/exe`)
}

function folderOf(pid: number): string | undefined {
  return readLink(`/proc/${pid}/cwd`)
}

function readLink(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}
