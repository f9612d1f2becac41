import type { Database } from '../db/pool.ts'
import type { KeyPrints } from './keys.ts'

/** What the database remembers of its keys; empty for a new one. */
export async function knownKeyPrints(owner: Database['owner']): Promise<KeyPrints> {
  const { rows } = await owner.query<{ purpose: string; print: Buffer }>(
    'select purpose, print from privacy.key_print',
  )
  return new Map(rows.map(({ purpose, print }) => [purpose, print]))
}

/** Remembers the keys of purposes that are new. */
export async function keepKeyPrints(owner: Database['owner'], prints: KeyPrints): Promise<void> {
  await owner.query(
    `insert into privacy.key_print (purpose, print)
     select * from unnest($1::text[], $2::bytea[]) on conflict do nothing`,
    [[...prints.keys()], [...prints.values()]],
  )
}
