import { type DraftRow, phoneStore } from './store.ts'

/** Whose draft it is, and of which form. */
export type DraftKey = Pick<DraftRow, 'owner' | 'name'>

/** The owner of what is written without signing in. */
export const NOBODY = ''

/** What somebody has written so far in a form; undefined when nothing is kept. */
export async function readDraft<Draft>(
  { owner, name }: DraftKey,
  isDraft: (kept: unknown) => kept is Draft,
): Promise<Draft | undefined> {
  const top = (await (await phoneStore()).get('drafts', [owner, name]))?.layers.at(-1)
  return isDraft(top) ? top : undefined
}

export function keepDraft(key: DraftKey, draft: unknown): Promise<void> {
  return changeLayers(key, (layers) => [...layers.slice(0, -1), draft])
}

/** It was sent: what it was laid over, if anything, is in the form again. */
export function dropDraft(key: DraftKey): Promise<void> {
  return changeLayers(key, (layers) => layers.slice(0, -1))
}

/** A form on the screen: it keeps what it holds before something is laid over it, and then shows that. */
type OpenForm = { save: () => Promise<void>; reload: () => Promise<void> }
const openForms = new Map<string, OpenForm>()

/** Says that a form is on the screen; answers how to say that it is gone. */
export function openForm(key: DraftKey, form: OpenForm): () => void {
  openForms.set(nameOf(key), form)
  return () => {
    if (openForms.get(nameOf(key)) === form) openForms.delete(nameOf(key))
  }
}

/** Lays something over what is being written in a form, also while it is on the screen. */
export async function layInForm<Result>(
  key: DraftKey,
  lay: () => Promise<Result>,
): Promise<Result> {
  const form = openForms.get(nameOf(key))
  await form?.save()
  const result = await lay()
  await form?.reload()
  return result
}

function nameOf({ owner, name }: DraftKey): string {
  return `${owner} ${name}`
}

export async function countDrafts(owner: string): Promise<number> {
  return (await (await phoneStore()).getAllKeys('drafts', ownedBy(owner))).length
}

/** Whoever signs out leaves nothing half written for the next person. */
export async function forgetDrafts(owner: string): Promise<void> {
  await (await phoneStore()).delete('drafts', ownedBy(owner))
}

async function changeLayers(
  { owner, name }: DraftKey,
  changed: (layers: unknown[]) => unknown[],
): Promise<void> {
  const tx = (await phoneStore()).transaction('drafts', 'readwrite')
  const layers = changed((await tx.store.get([owner, name]))?.layers ?? [])
  if (layers.length === 0) await tx.store.delete([owner, name])
  else await tx.store.put({ owner, name, layers })
  await tx.done
}

function ownedBy(owner: string): IDBKeyRange {
  return IDBKeyRange.bound([owner], [owner, []])
}
