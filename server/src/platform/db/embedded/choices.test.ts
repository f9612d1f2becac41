import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { canReach, chooseAccount } from './account.ts'
import { createMissingLinks, findBinaries } from './binaries.ts'
import { requireSpace } from './cluster.ts'
import { explainOutput } from './explain.ts'
import { type Site, socketFolder } from './site.ts'

const PASSWD = [
  'root:x:0:0:root:/root:/bin/bash',
  'postgres:x:101:104::/var/lib/postgresql:/bin/bash',
  'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin',
  'linli:x:990:991::/srv/linli:/usr/sbin/nologin',
].join('\n')
const ROOT = { uid: 0, gid: 0 }
const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('the user of the database', () => {
  test('is the ordinary user who starts it', () => {
    const account = chooseAccount({ uid: 101, gid: 104 }, { LINLI_DB_UID: '990' }, PASSWD)
    expect(account).toEqual({ uid: 101, gid: 104, name: 'postgres', isSelf: true })
  })

  test('is for root the user linli, else postgres, else nobody', () => {
    const without = (name: string, passwd: string) =>
      passwd
        .split('\n')
        .filter((line) => !line.startsWith(name))
        .join('\n')
    expect(chooseAccount(ROOT, {}, PASSWD)).toMatchObject({ uid: 990, gid: 991, name: 'linli' })
    const second = without('linli', PASSWD)
    expect(chooseAccount(ROOT, {}, second)).toMatchObject({ uid: 101, gid: 104 })
    const third = without('postgres', second)
    expect(chooseAccount(ROOT, {}, third)).toMatchObject({ uid: 65534, gid: 65533 })
    expect(chooseAccount(ROOT, {}, '')).toMatchObject({ uid: 65534, gid: 65534, name: 'nobody' })
  })

  test('is for root the owner of existing data, so that they stay readable', () => {
    const owner = { uid: 65534, gid: 65533 }
    expect(chooseAccount(ROOT, {}, PASSWD, owner)).toMatchObject({ ...owner, name: 'nobody' })
  })

  test('is for root whom LINLI_DB_UID names, with that user’s own group unless told', () => {
    const owner = { uid: 65534, gid: 65533 }
    const named = chooseAccount(ROOT, { LINLI_DB_UID: '101' }, PASSWD, owner)
    expect(named).toMatchObject({ uid: 101, gid: 104 })
    const grouped = chooseAccount(ROOT, { LINLI_DB_UID: '101', LINLI_DB_GID: '7' }, PASSWD)
    expect(grouped).toMatchObject({ uid: 101, gid: 7 })
  })

  test('is never root, whatever LINLI_DB_UID says', () => {
    expect(chooseAccount(ROOT, { LINLI_DB_UID: '0' }, PASSWD).uid).toBe(990)
    expect(chooseAccount(ROOT, {}, PASSWD, ROOT).uid).toBe(990)
  })

  test('cannot reach a folder below one that is closed to it', () => {
    const above = newFolder()
    const inside = join(above, 'inside')
    mkdirSync(inside, { mode: 0o755 })
    chmodSync(above, 0o711)
    expect(canReach({ uid: 12345, gid: 12345 }, inside)).toBe(true)
    chmodSync(above, 0o700)
    expect(canReach({ uid: 12345, gid: 12345 }, inside)).toBe(false)
    const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
    expect(canReach(owner, inside)).toBe(true)
  })
})

describe('the programs of the database', () => {
  test('a system without glibc is told to use another database', () => {
    const refused = () => findBinaries('linux-x64', '/nowhere/ld-linux-x86-64.so.2')
    expect(refused).toThrow('Alpine')
    expect(refused).toThrow('DATABASE_URL')
  })

  test('an unsupported platform is told to use another database', () => {
    expect(() => findBinaries('freebsd-x64')).toThrow('does not run on freebsd-x64')
  })

  test('missing programs are asked for with the command to run', () => {
    const loader = realpathSync(process.execPath)
    const other = process.arch === 'x64' ? 'linux-arm64' : 'linux-x64'
    expect(() => findBinaries(other, loader)).toThrow('npm ci')
  })

  test('links that a blocked install script left out are made, and others left alone', () => {
    const root = newFolder()
    const library = join(root, 'native', 'lib')
    mkdirSync(library, { recursive: true })
    const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]
    writeFileSync(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links))
    createMissingLinks(root)
    expect(readlinkSync(join(library, 'libx.so.1'))).toBe('libx.so.1.2')
    const before = lstatSync(join(library, 'libx.so.1')).ino
    createMissingLinks(root)
    expect(lstatSync(join(library, 'libx.so.1')).ino).toBe(before)
  })
})

describe('the place of the database', () => {
  test('a disk with too little space is refused with both numbers', () => {
    const tooMuch = Number.MAX_SAFE_INTEGER
    expect(() => requireSpace(newFolder(), tooMuch)).toThrow('the database needs about 9007199254')
    expect(() => requireSpace(newFolder(), 1)).not.toThrow()
  })

  test('the socket stays inside the data folder where its path is short enough', () => {
    expect(socketFolder('/srv/linli')).toBe('/srv/linli/socket')
    // 107 bytes are the most the kernel takes; Chinese names count three bytes a character.
    expect(dirname(socketFolder(`/srv/${'街'.repeat(30)}`))).toBe(tmpdir())
    const fitting = `/${'x'.repeat(107 - '/socket/.s.PGSQL.5432'.length - 1)}`
    expect(socketFolder(fitting)).toBe(`${fitting}/socket`)
    expect(dirname(socketFolder(`${fitting}x`))).toBe(tmpdir())
  })
})

describe('what PostgreSQL says before it gives up becomes one sentence', () => {
  const site: Site = {
    home: '/srv/linli',
    cluster: '/srv/linli/cluster',
    socket: '/srv/linli/socket',
    log: '/srv/linli/server.log',
    secret: '/srv/linli/cluster/owner.password',
    holder: '/srv/linli/holder',
    binaries: { root: '/opt/pg', version: '18.4.0', initdb: '', postgres: '' },
    account: { uid: 54321, gid: 54321, name: '54321', isSelf: true },
  }

  test.each([
    ['PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device', 'disk-full'],
    [
      'initdb: error: could not look up effective user ID 54321: user does not exist',
      'unknown-account',
    ],
    ['postgres: error while loading shared libraries: libicui18n.so.60', 'missing-binaries'],
    ['FATAL:  lock file "postmaster.pid" already exists', 'database-busy'],
    ['FATAL:  data directory "/srv" has wrong ownership', 'unwritable-folder'],
    ['FATAL:  could not open directory "pg_wal": No such file or directory', 'damaged-data'],
    ['PANIC:  could not locate a valid checkpoint record at 0/15A2B68', 'damaged-data'],
    ['FATAL:  something nobody foresaw', 'database-failed'],
  ])('%s', (said, code) => {
    expect(explainOutput(`LOG:  starting\n${said}\nLOG:  shut down\n`, site).code).toBe(code)
  })

  test('an unforeseen reason is quoted, with the log to read', () => {
    const { message } = explainOutput('FATAL:  something nobody foresaw', site)
    expect(message.split('\n')).toHaveLength(2)
    expect(message).toContain('something nobody foresaw')
    expect(message).toContain('/srv/linli/server.log')
  })
})

function newFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'linli-choices-'))
  folders.push(folder)
  return folder
}
