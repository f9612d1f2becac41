import { StartFailure } from '../../runtime/start-failure.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { type Connection, connectionOf } from './connect.ts'
import { databaseFailed } from './failures.ts'
import { claim, isHeldByOther, type Mark, newMark, release } from './holder.ts'
import { runsOtherProgram } from './orphan.ts'
import { bringUp, gone, halt, type Postmaster } from './postmaster.ts'
import type { SettingsKind } from './settings.ts'
import { prepareSite, type Site } from './site.ts'

export type EmbeddedOptions = {
  folder: string
  report: (line: string) => void
  settings?: SettingsKind
}

export type EmbeddedDatabase = {
  connection: Connection
  adopted: boolean
  onFailure(listener: (failure: StartFailure) => void): void
  stop(): Promise<void>
}

/** One minute with more crashes than this is a fault that restarting does not cure. */
const CRASHES_A_MINUTE = 5

/**
 * Starts the bundled PostgreSQL in `folder` (created when missing) and keeps it running until
 * `stop()`. Where another living process is responsible for it, it is shared and `stop()`
 * leaves it running. `report` gets progress lines. Throws a StartFailure that says what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { folder, report, settings = 'durable' } = options
  const site = prepareSite(folder, findBinaries(), report)
  await ensureCluster(site, settings, report)
  const mark = newMark()
  const postmaster = await replaceOutdated(await bringUp(site, report), site, mark, report)
  return supervise(site, postmaster, mark, report)
}

/** An orphan whose program was upgraded away cannot load its libraries: it is started anew. */
async function replaceOutdated(
  postmaster: Postmaster,
  site: Site,
  mark: Mark,
  report: (line: string) => void,
): Promise<Postmaster> {
  const isOutdated = postmaster.adopted && runsOtherProgram(postmaster.pid, site)
  if (!isOutdated || isHeldByOther(site, mark)) return postmaster
  await halt(postmaster.pid)
  return bringUp(site, report)
}

function supervise(
  site: Site,
  first: Postmaster,
  mark: Mark,
  report: (line: string) => void,
): EmbeddedDatabase {
  const listeners: ((failure: StartFailure) => void)[] = []
  let isStopping = false
  let current = first
  let restart: Promise<void> = Promise.resolve()

  hold(site, mark)

  const bringBack = async () => {
    report('数据库意外退出，正在重新启动 · The database ended unexpectedly and is being restarted')
    current = await bringUp(site, report)
    hold(site, mark)
    report('数据库已恢复 · The database is back')
  }
  const watch = async () => {
    const crashes: number[] = []
    for (;;) {
      await gone(current.pid)
      if (isStopping) return
      requirePatience(crashes, site)
      restart = bringBack()
      await restart
    }
  }
  watch().catch((error: unknown) => {
    for (const listener of listeners) listener(asFailure(error, site))
  })
  return {
    connection: connectionOf(site),
    adopted: first.adopted,
    onFailure: (listener) => void listeners.push(listener),
    stop: async () => {
      isStopping = true
      await restart.catch(() => {})
      if (!isHeldByOther(site, mark)) await halt(current.pid)
      release(site, mark)
    },
  }
}

/** Takes responsibility for stopping the database, unless another living process has it. */
function hold(site: Site, mark: Mark): void {
  if (!isHeldByOther(site, mark)) claim(site, mark)
}

function requirePatience(crashes: number[], site: Site): void {
  const now = performance.now()
  crashes.push(now)
  if (crashes.filter((at) => now - at < 60_000).length <= CRASHES_A_MINUTE) return
  throw databaseFailed('crashed again and again', site.log)
}

function asFailure(error: unknown, site: Site): StartFailure {
  if (error instanceof StartFailure) return error
  return databaseFailed(error instanceof Error ? error.message : String(error), site.log)
}
