import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { useEffect, useRef, useState } from 'react'
import { dropDraft, keepDraft, readDraft } from './drafts.ts'

/** What a form holds: the body it will send, so far, and its photos. */
export type FormDraft<Body> = { body: Body; photos: TakenPhoto[] }

const SAVE_AFTER_MS = 300

/**
 * A form that is kept on the phone while it is written, and gone once it is sent.
 * @param name the same name finds the same draft again
 * @param empty what the body begins with; a kept draft is laid over it
 */
export function useDraft<Body extends object>(name: string, empty: Body) {
  const [draft, setDraft] = useState<FormDraft<Body>>({ body: empty, photos: [] })
  const [isReady, setReady] = useState(false)
  const isDone = useRef(false)
  useEffect(() => {
    isDone.current = false
    void readDraft(name, isFormDraft<Body>).then((kept) => {
      if (kept) setDraft({ body: { ...empty, ...kept.body }, photos: kept.photos })
      setReady(true)
    })
    // The empty body is the same for one name.
  }, [name])
  useEffect(() => {
    if (!isReady) return
    const timer = setTimeout(() => !isDone.current && void keepDraft(name, draft), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [name, draft, isReady])
  return {
    isReady,
    body: draft.body,
    photos: draft.photos,
    write: (changes: Partial<Body>) =>
      setDraft((old) => ({ ...old, body: { ...old.body, ...changes } })),
    addPhotos: (taken: TakenPhoto[]) =>
      setDraft((old) => ({ ...old, photos: [...old.photos, ...taken] })),
    removePhoto: (photoId: string) =>
      setDraft((old) => ({
        ...old,
        photos: old.photos.filter((photo) => photo.photoId !== photoId),
      })),
    finish: async () => {
      isDone.current = true
      await dropDraft(name)
    },
  }
}

function isFormDraft<Body>(kept: unknown): kept is FormDraft<Body> {
  return typeof kept === 'object' && kept !== null && 'body' in kept && 'photos' in kept
}
