import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { once } from 'node:events'

const clockTicks = 100
const longestStart = 120_000

/** A server of its own process, listening on loopback. */
export type Running = { pid: number; address: string; stop(): Promise<void> }

/**
 * Starts a script with this Node and waits until it prints its address.
 * @throws Error with what it printed, when it ends before or says nothing for two minutes
 */
export async function startServer(
  script: string,
  env: Record<string, string>,
  flags: readonly string[] = [],
): Promise<Running> {
  const child = spawn(process.execPath, [...flags, script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => end(child)
  try {
    return { pid: child.pid ?? 0, address: await addressOf(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = () => reject(new Error(`a server did not start:\n${said}`))
    const timer = setTimeout(fail, longestStart)
    const hear = (chunk: Buffer) => {
      if (said.length < 20_000) said += String(chunk)
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? []
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => {
      clearTimeout(timer)
      fail()
    })
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await ended
  clearTimeout(timer)
}

/** CPU seconds a process has used; with `family`, also those of its living and reaped children. */
export function cpuSeconds(pid: number, family = false): number {
  const own = statOf(pid)
  if (own === undefined) return 0
  if (!family) return own.used
  const living = childrenOf(pid).reduce((sum, child) => sum + (statOf(child)?.used ?? 0), 0)
  return own.used + own.reaped + living
}

/** Resident memory of a process in MiB. */
export function residentMiB(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

function statOf(pid: number) {
  try {
    // The second field is the command in brackets and may hold blanks; count from behind it.
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?!.*\) )/s)
    const fields = rest.split(' ').map(Number)
    const ticks = (at: number) => (fields[at] ?? 0) / clockTicks
    return { parent: fields[1], used: ticks(11) + ticks(12), reaped: ticks(13) + ticks(14) }
  } catch {
    return undefined
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((each) => statOf(each)?.parent === pid)
}
