import { readFile } from 'node:fs/promises'
import { newId } from '../../platform/runtime/ids.ts'
import type { Ask } from '../grid/grid.factory.ts'

const seed = new URL('../../../seed/catalogue-2026.json', import.meta.url)

/** Puts the starter catalogue into force. */
export async function publishStarterCatalogue(ask: Ask, streetId: number): Promise<string> {
  const catalogueId = newId()
  await ask(
    `insert into matter.catalogue (street_id, catalogue_id, label, effective_from, content, published_at)
     values ($1, $2, 'test', '2026-01-01', $3, '2026-01-01')`,
    [streetId, catalogueId, await readFile(seed, 'utf8')],
  )
  return catalogueId
}
