import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One encryption key and one index key for each purpose (D16); erasing a purpose destroys both. */
export type PurposeKeys = { readonly encrypt: Buffer; readonly index: Buffer }

export const purposes = ['report', 'sign-in', 'receipt'] as const
export type Purpose = (typeof purposes)[number]

let ring: ReadonlyMap<Purpose, PurposeKeys> | undefined

/**
 * Loads the keys of all purposes from their folder, making those that are missing; they lie apart from the
 * database and outside its backup.
 */
export async function loadKeys(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pairs = await Promise.all(
    purposes.map(async (purpose) => [purpose, await keysOf(folder, purpose)] as const),
  )
  ring = new Map(pairs)
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

async function keysOf(folder: string, purpose: Purpose): Promise<PurposeKeys> {
  const file = join(folder, `${purpose}.key`)
  const stored = await readFile(file).catch(async () => {
    const fresh = randomBytes(64)
    await writeFile(file, fresh, { mode: 0o600, flag: 'wx' })
    return fresh
  })
  return { encrypt: stored.subarray(0, 32), index: stored.subarray(32, 64) }
}
