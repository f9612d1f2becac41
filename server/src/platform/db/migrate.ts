import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type pg from 'pg'
import { StartFailure } from '../runtime/start-failure.ts'

const folder = new URL('../../../migrations/', import.meta.url)

/**
 * Applies the SQL migrations that are missing, in one transaction, under the migrator's lock (D4).
 * @param owner pool of the role that owns the schema
 * @returns the names of those applied now
 * @throws StartFailure when an applied file was changed afterwards
 */
export async function migrate(owner: pg.Pool): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: keptOpen(owner) }) })
  const files = await migrationFiles()
  await sql`create table if not exists public.migration_checksum (name text primary key, checksum text not null)`.execute(
    db,
  )
  await refuseChangedFiles(db, files)
  const provider = {
    getMigrations: async () =>
      Object.fromEntries(files.map((file) => [file.name, migrationOf(file)])),
  }
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw error
  return (results ?? []).map((result) => result.migrationName)
}

type MigrationFile = { name: string; text: string; checksum: string }

async function migrationFiles(): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

function migrationOf(file: MigrationFile): Migration {
  return {
    up: async (db) => {
      await sql.raw(file.text).execute(db)
      await sql`insert into public.migration_checksum values (${file.name}, ${file.checksum})`.execute(
        db,
      )
    },
  }
}

async function refuseChangedFiles(db: Kysely<unknown>, files: MigrationFile[]): Promise<void> {
  const { rows } = await sql<{
    name: string
    checksum: string
  }>`select name, checksum from public.migration_checksum`.execute(db)
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  const changed = files.find((file) => (applied.get(file.name) ?? file.checksum) !== file.checksum)
  if (changed) throw changedMigration(changed.name)
}

/** Kysely may take connections from the pool; ending it stays with whoever opened it. */
function keptOpen(pool: pg.Pool) {
  return { options: pool.options, connect: () => pool.connect(), end: async () => {} }
}

function changedMigration(name: string): StartFailure {
  return new StartFailure(
    'migration-changed',
    `数据库已按旧的 ${name} 建好，而这个文件后来被改过：请恢复原文件再启动。`,
    `The database was built from an older ${name} and that file was changed since: restore it, then start again.`,
  )
}
