import type { Database, Session } from '../db/pool.ts'
import { startPulse } from '../jobs/pulse.ts'
import { newId } from '../runtime/ids.ts'
import type { Change, LiveHub } from './live.ts'

const channel = 'linli_live'
/** PostgreSQL refuses a notification of 8000 bytes. */
const mostBytes = 7900
const retryMillis = 1000

type Told = { from: string; changes: Change[] }

/**
 * Joins the open screens of all processes on one database (D14): each tells the others of its batches, outside every
 * transaction. A process that lost the line does not know what it missed, so its screens are let go and ask anew.
 * @param owner a pool that spares one connection for listening
 */
export function openLine(
  owner: Database['owner'],
  hub: LiveHub,
  report: (error: unknown) => void,
): { ready: Promise<void>; stop: () => Promise<void> } {
  const me = newId()
  let client: Session | undefined
  let hasHeard = false
  const listen = async () => {
    if (client) return
    const session = await owner.connect()
    const lose = () => {
      if (client !== session) return
      client = undefined
      session.release(true)
    }
    session.once('error', lose).once('end', lose)
    session.on('notification', ({ payload }) => {
      const { from, changes } = JSON.parse(payload ?? '') as Told
      if (from !== me) hub.hear(changes)
    })
    client = session
    await session.query(`listen ${channel}`).catch((error: unknown) => {
      lose()
      throw error
    })
    if (hasHeard) hub.letGo()
    hasHeard = true
  }
  hub.tellOthers((batch) => {
    for (const changes of inPieces(batch)) {
      const told: Told = { from: me, changes }
      owner.query('select pg_notify($1, $2)', [channel, JSON.stringify(told)]).catch(report)
    }
  })
  const ready = listen()
  ready.catch(report)
  const pulse = startPulse(retryMillis, listen, report)
  return {
    ready,
    stop: async () => {
      await pulse.stop()
      const session = client
      client = undefined
      session?.release(true)
    },
  }
}

/** Changes in as few notifications as fit. */
export function inPieces(batch: readonly Change[]): Change[][] {
  const pieces: Change[][] = []
  let room = 0
  for (const change of batch) {
    const bytes = Buffer.byteLength(JSON.stringify(change)) + 1
    const last = pieces.at(-1)
    if (last && bytes <= room) {
      last.push(change)
      room -= bytes
    } else {
      pieces.push([change])
      room = mostBytes - 100 - bytes
    }
  }
  return pieces
}
