import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { useEffect, useRef, useState } from 'react'
import { useOwner } from '../sign-in/session.ts'
import { type DraftKey, dropDraft, keepDraft, openForm, readDraft } from './drafts.ts'

/** What a form holds: the body it will send, so far, and its photos. */
export type FormDraft<Body> = { body: Body; photos: TakenPhoto[] }

const SAVE_AFTER_MS = 300

/**
 * A form that is kept on the phone for its writer while it is written, and gone once it is sent.
 * @param name the same name finds the same person's draft again
 * @param empty what the body begins with; a kept draft is laid over it
 */
export function useDraft<Body extends object>(name: string, empty: Body) {
  const owner = useOwner()
  const [draft, setDraft] = useState<FormDraft<Body>>({ body: empty, photos: [] })
  const [isReady, setReady] = useState(false)
  const shown = useRef({ draft, isTouched: false })
  const key = owner === undefined ? undefined : { owner, name }
  const show = (next: FormDraft<Body>, isTouched: boolean) => {
    shown.current = { draft: next, isTouched }
    setDraft(next)
  }
  const load = async (from: DraftKey) => {
    const kept = await readDraft(from, isFormDraft<Body>)
    show({ body: { ...empty, ...kept?.body }, photos: kept?.photos ?? [] }, false)
    setReady(true)
  }
  const save = async (to: DraftKey) => {
    if (!shown.current.isTouched) return
    shown.current.isTouched = false
    await keepDraft(to, shown.current.draft)
  }
  useEffect(() => {
    if (!key) return
    void load(key)
    const close = openForm(key, { save: () => save(key), reload: () => load(key) })
    return () => {
      close()
      void save(key)
    }
    // The empty body is the same for one name.
  }, [owner, name])
  useEffect(() => {
    if (!key) return
    const timer = setTimeout(() => void save(key), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [owner, name, draft])
  const change = (changed: (old: FormDraft<Body>) => FormDraft<Body>) =>
    show(changed(shown.current.draft), true)
  return {
    isReady,
    body: draft.body,
    photos: draft.photos,
    write: (changes: Partial<Body>) =>
      change((old) => ({ ...old, body: { ...old.body, ...changes } })),
    rewrite: (changed: (old: Body) => Body) =>
      change((old) => ({ ...old, body: changed(old.body) })),
    addPhotos: (taken: TakenPhoto[]) =>
      change((old) => ({ ...old, photos: [...old.photos, ...taken] })),
    removePhoto: (photoId: string) =>
      change((old) => ({ ...old, photos: old.photos.filter((one) => one.photoId !== photoId) })),
    restorePhoto: (photo: TakenPhoto, index: number) =>
      change((old) => ({
        ...old,
        photos: [...old.photos.slice(0, index), photo, ...old.photos.slice(index)],
      })),
    /** It was sent: the form shows what it was laid over, or nothing. */
    finish: async () => {
      shown.current.isTouched = false
      if (!key) return
      await dropDraft(key)
      await load(key)
    },
  }
}

function isFormDraft<Body>(kept: unknown): kept is FormDraft<Body> {
  return typeof kept === 'object' && kept !== null && 'body' in kept && 'photos' in kept
}
