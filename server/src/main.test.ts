import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-start-'))
  // The bundled database may run as another user, who only walks through.
  await chmod(folder, 0o711)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('A start that cannot succeed', () => {
  it('ends with one sentence saying what to do, in both languages', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const port = String((taken.address() as AddressInfo).port)
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    const cases: [Record<string, string>, string][] = [
      [{ LINLI_PORT: port }, 'LINLI_PORT'],
      [{ LINLI_PORT: 'seven' }, 'LINLI_PORT'],
      [{ LINLI_HOST: '203.0.113.1', LINLI_DEMO_PASSWORD: 'a-long-password' }, 'LINLI_HOST'],
      [{ LINLI_DATA: join(file, 'data') }, 'LINLI_DATA'],
      [{ LINLI_DATA: '/proc/linli/data' }, 'LINLI_DATA'],
      [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'DATABASE_URL'],
    ]
    for (const [settings, named] of cases) {
      const { code, err } = await endOf(start(settings))
      const lines = err.trim().split('\n')
      expect([code, lines.length], err).toEqual([1, 2])
      for (const line of lines) expect(line).toContain(named)
    }
    taken.close()
  })
})

describe('While a street is being prepared', () => {
  it('health answers 503, then 200 once it is ready, and 200 means that the street is there', async () => {
    const port = await freePort()
    const child = start({ LINLI_PORT: String(port), LINLI_DATA: join(folder, 'data') })
    const statuses: number[] = []
    while (statuses.at(-1) !== 200 && child.exitCode === null) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined)
      if (answer && answer.status !== statuses.at(-1)) statuses.push(answer.status)
      await pause(20)
    }
    expect(statuses).toEqual([503, 200])
    const street = await fetch(`http://127.0.0.1:${port}/api/street`)
    expect([street.status, await street.json()]).toMatchObject([200, { isDemo: true }])
    child.kill('SIGINT')
    expect((await endOf(child)).code).toBe(0)
    await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow()
  })

  it('a start without the keys of its data is refused, and makes no others', async () => {
    const keys = join(folder, 'data/keys')
    await rename(join(keys, 'report.key'), join(folder, 'report.key'))
    const { code, err } = await endOf(start({}))
    expect([code, existsSync(join(keys, 'report.key'))], err).toEqual([1, false])
    expect(err).toContain('report.key')
    await writeFile(join(keys, 'report.key'), randomBytes(64))
    expect((await endOf(start({}))).err).toContain('report.key')
    await rename(join(folder, 'report.key'), join(keys, 'report.key'))
  })

  it('Ctrl-C is heard in the middle of it, and leaves no database running', async () => {
    const running = join(folder, 'data/postgres/cluster/postmaster.pid')
    const child = start({})
    while (!existsSync(running) && child.exitCode === null) await pause(5)
    child.kill('SIGINT')
    expect((await endOf(child)).code).toBe(0)
    expect(existsSync(running)).toBe(false)
  })
})

const heard = new WeakMap<ChildProcess, string[]>()

function start(settings: Record<string, string>): ChildProcess {
  const main = new URL('main.ts', import.meta.url).pathname
  const env = { PATH: process.env.PATH, LINLI_DATA: join(folder, 'data'), LINLI_PORT: '0' }
  const child = spawn(process.execPath, [main], {
    env: { ...env, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: string[] = []
  heard.set(child, said)
  child.stderr?.on('data', (chunk) => said.push(String(chunk)))
  return child
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; err: string }> {
  if (child.exitCode === null) await once(child, 'close')
  return { code: child.exitCode, err: heard.get(child)?.join('') ?? '' }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
