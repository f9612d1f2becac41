import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import type { Connection } from './pool.ts'

const mapping = {
  timestamptz: 'string',
  date: 'string',
  int8: 'number',
  numeric: 'number',
  bytea: 'Buffer',
  xid8: 'string',
  json: 'unknown',
  jsonb: 'unknown',
}

/**
 * Writes the types of the migrated schema; they are committed, and a test compares (D1).
 * @param connection the owner of a migrated database
 * @param outFile where the types go
 */
export async function generateTypes(connection: Connection, outFile: string): Promise<void> {
  const bin = createRequire(import.meta.url).resolve('kysely-codegen/dist/cli/bin.js')
  const { user, password, database, host } = connection
  const url = `postgres://${user}:${encodeURIComponent(password ?? '')}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`
  await promisify(execFile)(process.execPath, [
    bin,
    '--dialect=postgres',
    `--url=${url}`,
    `--out-file=${outFile}`,
    '--exclude-pattern=public.*',
    `--type-mapping=${JSON.stringify(mapping)}`,
    '--log-level=error',
  ])
}
