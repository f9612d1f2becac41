import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The system user under which PostgreSQL runs. */
export type Account = { uid: number; gid: number; name: string; isSelf: boolean }

type Ids = { uid: number; gid: number }

const PREFERRED = ['linli', 'postgres', 'nobody']
const NOBODY = { uid: 65534, gid: 65534, name: 'nobody' }

/**
 * Chooses the user for PostgreSQL, which refuses to run as root: everyone else runs it as
 * themselves; root takes LINLI_DB_UID/LINLI_DB_GID, else the owner of existing data, else
 * the user linli or postgres, else nobody.
 */
export function chooseAccount(
  self: Ids,
  env: Record<string, string | undefined>,
  passwd: string,
  owner?: Ids,
): Account {
  if (self.uid !== 0) return { ...self, name: nameOf(self.uid, passwd), isSelf: true }
  const chosen = chosenByOperator(env, passwd) ?? (owner?.uid ? owner : undefined)
  if (chosen) return { ...chosen, name: nameOf(chosen.uid, passwd), isSelf: false }
  const known = PREFERRED.map((name) => entryOf(name, passwd)).find((entry) => entry)
  return { ...(known ?? NOBODY), isSelf: false }
}

export function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8')
  } catch {
    return ''
  }
}

/** Whether the user may pass through the folder and every folder above it. */
export function canReach(account: Ids, folder: string): boolean {
  const path = realpathSync(folder)
  if (!mayPass(account, path)) return false
  return path === dirname(path) || canReach(account, dirname(path))
}

function mayPass(account: Ids, folder: string): boolean {
  const { uid, gid, mode } = statSync(folder)
  if (uid === account.uid) return (mode & 0o100) !== 0
  if (gid === account.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

function chosenByOperator(env: Record<string, string | undefined>, passwd: string) {
  const uid = Number(env['LINLI_DB_UID'])
  if (!Number.isInteger(uid) || uid <= 0) return undefined
  const gid = Number(env['LINLI_DB_GID'] ?? entries(passwd).find((one) => one.uid === uid)?.gid)
  return { uid, gid: Number.isInteger(gid) ? gid : uid }
}

function nameOf(uid: number, passwd: string): string {
  return entries(passwd).find((entry) => entry.uid === uid)?.name ?? String(uid)
}

function entryOf(name: string, passwd: string) {
  return entries(passwd).find((entry) => entry.name === name)
}

function entries(passwd: string): (Ids & { name: string })[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}
