import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartFailure } from '../runtime/start-failure.ts'

/** One encryption key and one index key for each purpose (D16); erasing a purpose destroys both. */
export type PurposeKeys = { readonly encrypt: Buffer; readonly index: Buffer }

export const purposes = ['report', 'sign-in', 'receipt'] as const
export type Purpose = (typeof purposes)[number]

let ring: ReadonlyMap<Purpose, PurposeKeys> | undefined

/** What a database remembers of its keys: a digest for each purpose, which opens nothing. */
export type KeyPrints = ReadonlyMap<string, Buffer>

/**
 * Loads the keys of all purposes from their folder; they lie apart from the database and outside its backup. Keys are
 * made only for a purpose that the database knows none of: others would leave everything sealed so far shut for ever.
 * @param known what the database remembers
 * @returns what it is to remember
 * @throws StartFailure when a key is missing or is another one
 */
export async function loadKeys(folder: string, known: KeyPrints = new Map()): Promise<KeyPrints> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pairs = await Promise.all(
    purposes.map(async (purpose) => {
      return [purpose, await keysOf(folder, purpose, known.get(purpose))] as const
    }),
  )
  ring = new Map(pairs)
  return new Map(pairs.map(([purpose, { encrypt, index }]) => [purpose, printOf([encrypt, index])]))
}

function printOf(keys: readonly Buffer[]): Buffer {
  const hash = createHash('sha256').update('linli key print')
  for (const key of keys) hash.update(key)
  return hash.digest()
}

/**
 * Encrypts one personal value under its purpose.
 * @param subject id of the record the value stands in; the value opens only there
 */
export function sealSecret(purpose: Purpose, subject: string, plain: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keys(purpose).encrypt, iv).setAAD(
    Buffer.from(subject),
  )
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** Opens a value for the platform itself (a sign-in secret). Personal values are opened by `reveal` alone. */
export async function openSecret(
  purpose: 'sign-in',
  subject: string,
  sealed: Buffer,
): Promise<string> {
  return decrypt(purpose, subject, sealed)
}

/** @returns the blind index of a value, for exact search without opening it */
export function blindIndex(purpose: Purpose, value: string): Buffer {
  return createHmac('sha256', keys(purpose).index).update(value).digest()
}

/** Only `reveal.ts` imports this: it is the one door through which a personal value is read. */
export function decrypt(purpose: Purpose, subject: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keys(purpose).encrypt, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(subject)).setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
}

function keys(purpose: Purpose): PurposeKeys {
  const found = ring?.get(purpose)
  if (!found) throw new Error(`no keys for the purpose ${purpose}`)
  return found
}

async function keysOf(folder: string, purpose: Purpose, known?: Buffer): Promise<PurposeKeys> {
  const file = join(folder, `${purpose}.key`)
  const stored = await readFile(file).catch(async () => {
    if (known) throw otherKeys(file)
    const fresh = randomBytes(64)
    await writeFile(file, fresh, { mode: 0o600, flag: 'wx' })
    return fresh
  })
  if (known && !printOf([stored]).equals(known)) throw otherKeys(file)
  return { encrypt: stored.subarray(0, 32), index: stored.subarray(32, 64) }
}

function otherKeys(file: string): StartFailure {
  return new StartFailure(
    'keys-missing',
    `密钥 ${file} 不在，或者不是这个数据库的：请把当初和数据一起保存的 keys 文件夹放回去，再启动。`,
    `The key ${file} is missing or is not that of this database: put back the keys folder that was kept with this data, then start again.`,
  )
}
