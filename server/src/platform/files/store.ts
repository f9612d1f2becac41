import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Bytes by their digest, in one folder: the same photo twice is one file; none is ever changed, only dropped when unused. */
export type FileStore = {
  put(bytes: Buffer, kind: string): Promise<string>
  get(digest: string, kind: string): Promise<Buffer | undefined>
  drop(digest: string, kind: string): Promise<void>
}

/** @param folder where the files lie; made when missing */
export function openStore(folder: string): FileStore {
  const fileOf = (digest: string, kind: string) =>
    join(folder, digest.slice(0, 2), `${digest}.${kind}`)
  return {
    put: async (bytes, kind) => {
      const digest = createHash('sha256').update(bytes).digest('hex')
      await writeOnce(fileOf(digest, kind), bytes)
      return digest
    },
    get: (digest, kind) => readFile(fileOf(digest, kind)).catch(() => undefined),
    drop: (digest, kind) => rm(fileOf(digest, kind), { force: true }),
  }
}

/** Under another name first: a crash leaves no half file behind. */
async function writeOnce(file: string, bytes: Buffer): Promise<void> {
  const exists = await stat(file).then(
    () => true,
    () => false,
  )
  if (exists) return
  await mkdir(dirname(file), { recursive: true })
  const half = `${file}.${process.pid}`
  await writeFile(half, bytes, { flush: true })
  await rename(half, file)
}
