import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Site } from './site.ts'

/** The mark a Node process leaves while it is responsible for stopping the database. */
export type Mark = string

export function newMark(): Mark {
  return `${process.pid} ${startOf(process.pid)} ${randomUUID()}`
}

export function claim(site: Site, mark: Mark): void {
  writeFileSync(site.holder, mark, { mode: 0o600 })
}

export function release(site: Site, mark: Mark): void {
  if (readMark(site) === mark) rmSync(site.holder, { force: true })
}

/** Whether another living process is responsible, so that this one must not stop the database. */
export function isHeldByOther(site: Site, mark: Mark): boolean {
  const found = readMark(site)
  if (found === undefined || found === mark) return false
  const [pid, start] = found.split(' ')
  return isAlive(Number(pid)) && startOf(Number(pid)) === start
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function readMark(site: Site): Mark | undefined {
  return existsSync(site.holder) ? readFileSync(site.holder, 'utf8') : undefined
}

/** A process id comes back after a reboot; together with its start it is unique. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-'
  } catch {
    return '-'
  }
}
