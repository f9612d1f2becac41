import { existsSync, statfsSync, writeFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { giveTo, type Site } from './site.ts'

/** `durable` keeps every acknowledged commit through a power cut; `test` is for throw-away data. */
export type SettingsKind = 'durable' | 'test'

const MEGABYTE = 1024 * 1024

/** Writes postgresql.conf, anew at each start; an operator's own settings go to local.conf. */
export function writeSettings(site: Site, kind: SettingsKind): void {
  const lines = Object.entries(settingsFor(site.socket, kind)).map(([name, value]) =>
    typeof value === 'number' ? `${name} = ${value}` : `${name} = '${value.replaceAll("'", "''")}'`,
  )
  const note = '# Written at every start. Your own settings belong in local.conf beside this file.'
  const own = existsSync(join(site.cluster, 'local.conf')) ? ["include = 'local.conf'"] : []
  const text = [note, ...lines, ...own, ''].join('\n')
  const path = join(site.cluster, 'postgresql.conf')
  writeFileSync(path, text, { mode: 0o600 })
  giveTo(site.account, path)
}

/** Parallel queries need shared memory; containers often give a few megabytes only. */
export function sharedMemoryType(): 'mmap' | 'posix' {
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks < 256 * MEGABYTE ? 'mmap' : 'posix'
  } catch {
    return process.platform === 'linux' ? 'mmap' : 'posix'
  }
}

function settingsFor(socket: string, kind: SettingsKind): Record<string, string | number> {
  return {
    ...network(socket),
    ...memory(),
    ...planner(),
    ...privacy(),
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
    default_text_search_config: 'pg_catalog.simple',
    max_connections: 60,
    max_wal_size: '1GB',
    ...(kind === 'test' ? forgetful() : {}),
  }
}

function network(socket: string) {
  return {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
  }
}

function memory() {
  const available = Math.min(totalmem(), process.constrainedMemory() || Infinity) / MEGABYTE
  return {
    shared_buffers: `${Math.round(Math.min(256, Math.max(32, available / 8)))}MB`,
    effective_cache_size: `${Math.round(Math.max(128, available / 2))}MB`,
    maintenance_work_mem: '64MB',
    work_mem: '8MB',
    dynamic_shared_memory_type: sharedMemoryType(),
  }
}

function planner() {
  return {
    jit: 'off',
    random_page_cost: 1.1,
    max_parallel_workers_per_gather: availableParallelism() > 2 ? 2 : 1,
  }
}

/** A failed statement or a key's value may hold personal data: neither goes to the log. */
function privacy() {
  return { log_error_verbosity: 'terse', log_min_error_statement: 'panic', log_checkpoints: 'off' }
}

function forgetful() {
  return { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 100 }
}
