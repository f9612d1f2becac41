import type { World } from './world.ts'

/** All rows of all tables as text, as a thief of the database would see them. */
export async function dumpOf(world: World): Promise<string> {
  const tables = await world.ask<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await world.ask<{ row: string }>(`select t::text as row from ${name} t`)
      return rows.map(({ row }) => row).join('\n')
    }),
  )
  return texts.join('\n')
}

/** A value in every form in which it could lie in a dump: as it is, as bytes in hex, in base64. */
export function formsOf(value: string): string[] {
  const bytes = Buffer.from(value)
  return [
    value,
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    Buffer.from(value, 'base64url').toString('hex'),
  ].filter((form) => form.length >= 4)
}
