import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Browser } from './world.ts'

/** What one open screen was told, as it arrives. */
export type Stream = {
  told: { kind: string; id: string; gridPos: number | null }[]
  /** Settles when something with this id was told. */
  until(id: string): Promise<void>
  ended: Promise<void>
}

/** Opens the live stream of a browser over a real connection. */
export async function openStream(app: FastifyInstance, browser: Browser): Promise<Stream> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const cookie = Object.entries(browser.cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  const response = await fetch(`http://127.0.0.1:${port}/api/live`, { headers: { cookie } })
  const told: Stream['told'] = []
  const waiting = new Map<string, () => void>()
  const ended = read(response, (line) => {
    const change = JSON.parse(line) as Stream['told'][number]
    told.push(change)
    waiting.get(change.id)?.()
  })
  const until = (id: string) =>
    new Promise<void>((resolve) => {
      if (told.some((change) => change.id === id)) resolve()
      else waiting.set(id, resolve)
    })
  return { told, until, ended }
}

async function read(response: Response, tell: (data: string) => void): Promise<void> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) tell(line.slice(6))
  }
}
