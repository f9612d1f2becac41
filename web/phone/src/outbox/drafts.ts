import { phoneStore } from './store.ts'

/** What somebody has written so far under a name; undefined when nothing is kept. */
export async function readDraft<Draft>(
  name: string,
  isDraft: (kept: unknown) => kept is Draft,
): Promise<Draft | undefined> {
  const row = await (await phoneStore()).get('drafts', name)
  return row !== undefined && isDraft(row.draft) ? row.draft : undefined
}

export async function keepDraft(name: string, draft: unknown): Promise<void> {
  await (await phoneStore()).put('drafts', { name, draft })
}

export async function dropDraft(name: string): Promise<void> {
  await (await phoneStore()).delete('drafts', name)
}
