import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Account, canReach, chooseAccount, readPasswd } from './account.ts'
import { type Binaries, binariesIn } from './binaries.ts'
import { unreachableData, unwritableFolder } from './failures.ts'

/** Where everything of one embedded database lies, and who runs it. */
export type Site = {
  home: string
  cluster: string
  socket: string
  log: string
  secret: string
  holder: string
  binaries: Binaries
  account: Account
}

type Report = (line: string) => void

/** Where data and programs go when PostgreSQL's user cannot reach the folder asked for. */
export const SHARED_ROOT = '/var/lib/linli'
// The kernel's limit for a socket's path, less its closing zero.
const SOCKET_PATH_LIMIT = 107

/**
 * Makes the folders of a database and decides its user. Throws a StartFailure when the
 * folder cannot be written or holds data that the user cannot reach.
 */
export function prepareSite(folder: string, binaries: Binaries, report: Report): Site {
  const wanted = makeFolder(folder)
  const moved = join(SHARED_ROOT, fingerprint(wanted))
  const account = currentAccount(wanted, moved)
  const home = settleHome({ wanted, moved, account, binaries })
  if (home === moved) report(movedLine(moved, account))
  const site = siteAt(home, home === moved ? copyPrograms(binaries, moved) : binaries, account)
  ownFolder(site.socket, account)
  return site
}

/** Gives a file or folder to PostgreSQL's user, where that is not the one who runs Node. */
export function giveTo(account: Account, path: string): void {
  if (!account.isSelf) chownSync(path, account.uid, account.gid)
}

function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(folder)
  } catch (cause) {
    throw unwritableFolder(folder, cause)
  }
}

function currentAccount(wanted: string, moved: string): Account {
  const self = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 }
  const existing = [moved, wanted].map((home) => join(home, 'cluster')).find(existsSync)
  const owner = existing ? statSync(existing) : undefined
  if (owner && self.uid !== 0 && owner.uid !== self.uid) throw unwritableFolder(wanted)
  return chooseAccount(self, process.env, readPasswd(), owner)
}

function settleHome(place: {
  wanted: string
  moved: string
  account: Account
  binaries: Binaries
}): string {
  const { wanted, moved, account, binaries } = place
  if (account.isSelf) return wanted
  // Existing data decide: rights changed since must never bring up a second, empty database.
  if (existsSync(join(moved, 'cluster'))) return moved
  const isReachable = canReach(account, dirname(wanted)) && canReach(account, binaries.root)
  if (isReachable) return passable(wanted)
  if (existsSync(join(wanted, 'cluster'))) throw unreachableData(wanted, account.name)
  mkdirSync(moved, { recursive: true, mode: 0o755 })
  return passable(moved)
}

function passable(folder: string): string {
  chmodSync(folder, 0o711)
  return folder
}

function siteAt(home: string, binaries: Binaries, account: Account): Site {
  return {
    home,
    cluster: join(home, 'cluster'),
    socket: socketFolder(home),
    log: join(home, 'server.log'),
    secret: join(home, 'cluster', 'owner.password'),
    holder: join(home, 'holder'),
    binaries,
    account,
  }
}

/** A folder short enough for a socket: inside the home, else in the temporary folder. */
export function socketFolder(home: string): string {
  const inside = join(home, 'socket')
  const length = Buffer.byteLength(join(inside, '.s.PGSQL.5432'))
  return length <= SOCKET_PATH_LIMIT ? inside : join(tmpdir(), `linli-${fingerprint(home)}`)
}

function ownFolder(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  giveTo(account, folder)
  const { uid, mode } = lstatSync(folder)
  // In the temporary folder a stranger may have made this name first: refuse the folder.
  if (uid !== account.uid) throw unwritableFolder(folder)
  if ((mode & 0o777) !== 0o700) chmodSync(folder, 0o700)
}

function copyPrograms(binaries: Binaries, home: string): Binaries {
  const root = join(home, `postgresql-${binaries.version}`)
  if (!existsSync(root)) {
    const unfinished = `${root}.unfinished`
    rmSync(unfinished, { recursive: true, force: true })
    for (const part of ['native', 'package.json']) {
      const target = join(unfinished, part)
      cpSync(join(binaries.root, part), target, { recursive: true, verbatimSymlinks: true })
    }
    chmodSync(unfinished, 0o755)
    renameSync(unfinished, root)
  }
  return binariesIn(root)
}

function fingerprint(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}

function movedLine(home: string, account: Account): string {
  return `数据库用户 ${account.name} 进不了项目文件夹，数据与程序放在 ${home} · The database user ${account.name} cannot reach the project's folders: data and programs are in ${home}`
}
