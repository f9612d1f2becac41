import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { explainOutput } from './explain.ts'
import { damagedData, diskFull } from './failures.ts'
import { isAlive } from './holder.ts'
import { type SettingsKind, sharedMemoryType, writeSettings } from './settings.ts'
import { giveTo, type Site } from './site.ts'

const UNFINISHED = '.unfinished-'
const SPACE_FOR_NEW_DATA = 300_000_000
const SPACE_TO_GO_ON = 50_000_000
// PG_CONTROL_FILE_SIZE of PostgreSQL: the file has this length or it is not whole.
const CONTROL_FILE_BYTES = 8192
// Of C.UTF-8 in the server itself, so that the order of texts never depends on the system.
const LOCALE = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-messages=C']

/**
 * Makes sure that the data folder holds a whole PostgreSQL cluster, creating one where
 * there is none. Throws a StartFailure for damaged data or too little disk space.
 */
export async function ensureCluster(
  site: Site,
  kind: SettingsKind,
  report: (line: string) => void,
): Promise<void> {
  if (isAbsent(site.cluster)) {
    requireSpace(site.home, SPACE_FOR_NEW_DATA)
    report('正在创建数据库，约需几秒 · Creating the database, this takes a few seconds')
    await createCluster(site, kind)
  } else {
    requireWhole(site)
    requireSpace(site.home, SPACE_TO_GO_ON)
  }
  writeSettings(site, kind)
}

export function requireSpace(folder: string, needed: number): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < needed) throw diskFull(folder, needed, bavail * bsize)
}

/** The number that PostgreSQL gave this cluster when it was made, as its own SQL shows it. */
export function systemIdentifier(site: Site): string {
  return readFileSync(controlFile(site)).readBigUInt64LE(0).toString()
}

function isAbsent(cluster: string): boolean {
  return !existsSync(cluster) || readdirSync(cluster).length === 0
}

function requireWhole(site: Site): void {
  const versionFile = join(site.cluster, 'PG_VERSION')
  if (!existsSync(versionFile)) throw damagedData(site.cluster, 'PG_VERSION missing')
  const found = readFileSync(versionFile, 'utf8').trim()
  const expected = site.binaries.version.split('.')[0]
  if (found !== expected) {
    throw damagedData(site.cluster, `PG_VERSION ${found || '?'}, expected ${expected}`)
  }
  const control = statSync(controlFile(site), { throwIfNoEntry: false })
  if (!control) throw damagedData(site.cluster, 'global/pg_control missing')
  if (control.size !== CONTROL_FILE_BYTES) {
    throw damagedData(site.cluster, 'global/pg_control truncated')
  }
  if (!existsSync(site.secret)) throw damagedData(site.cluster, 'owner.password missing')
}

function controlFile(site: Site): string {
  return join(site.cluster, 'global', 'pg_control')
}

/** Under another name until it is whole: a start cut short leaves nothing that looks like data. */
async function createCluster(site: Site, kind: SettingsKind): Promise<void> {
  removeUnfinished(site)
  const unfinished = `${site.cluster}${UNFINISHED}${process.pid}`
  const password = `${unfinished}.password`
  mkdirSync(unfinished, { mode: 0o700 })
  giveTo(site.account, unfinished)
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  giveTo(site.account, password)
  await initdb({ site, target: unfinished, password, kind })
  renameSync(password, join(unfinished, basename(site.secret)))
  putInPlace(unfinished, site.cluster)
}

/** Of two processes that start on an empty folder at once, the second uses the first one's data. */
function putInPlace(unfinished: string, cluster: string): void {
  try {
    renameSync(unfinished, cluster)
  } catch (error) {
    if (isAbsent(cluster)) throw error
    rmSync(unfinished, { recursive: true })
  }
}

function removeUnfinished(site: Site): void {
  const start = `${basename(site.cluster)}${UNFINISHED}`
  for (const name of readdirSync(site.home).filter((entry) => entry.startsWith(start))) {
    const isInUse = isAlive(Number.parseInt(name.slice(start.length), 10))
    if (!isInUse) rmSync(join(site.home, name), { recursive: true, force: true })
  }
}

async function initdb(plan: {
  site: Site
  target: string
  password: string
  kind: SettingsKind
}): Promise<void> {
  const { site, target, password, kind } = plan
  const locale = process.platform === 'linux' ? '--locale=C.UTF-8' : '--locale=C'
  const fixed = ['-U', 'linli', '-A', 'scram-sha-256', '-E', 'UTF8', '--data-checksums']
  const memory = ['--set', `dynamic_shared_memory_type=${sharedMemoryType()}`]
  const sync = kind === 'test' ? ['--no-sync'] : []
  const place = ['-D', target, `--pwfile=${password}`]
  const args = [...place, ...fixed, locale, ...LOCALE, ...memory, ...sync]
  const { code, output } = await run(site, args)
  if (code !== 0) throw explainOutput(output, site)
}

function run(site: Site, args: string[]): Promise<{ code: number | null; output: string }> {
  const { uid, gid, isSelf } = site.account
  const child = spawn(site.binaries.initdb, args, {
    cwd: '/',
    env: { PATH: process.env['PATH'], TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isSelf ? {} : { uid, gid }),
  })
  let output = ''
  const collect = (text: Buffer) => {
    output += text.toString()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ code, output }))
  })
}
