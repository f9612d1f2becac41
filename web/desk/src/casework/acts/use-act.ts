import { call, NoSignalError, putPhoto } from '@linli/kit/client'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { announce } from '../../shell/announce.tsx'
import { refetch } from '../../shell/asking.ts'
import { t } from '../../words.ts'
import { type ActValues, actForms, type FormAct } from './act-values.ts'

/** Does one act of a form: photos first, then the act. */
export function useAct(act: FormAct, caseId: string, onDone: () => void) {
  return useOnce(async (values: ActValues, key) => {
    await sendPhotos(values.photos)
    // The route and its body come from the same row of the table; the type checker cannot pair them.
    const body = actForms[act].body(values)
    await call(`POST /cases/{caseId}/${act}` as 'POST /cases/{caseId}/note', {
      params: { caseId },
      body: body as { words: string },
      key,
    })
    announce(t('casework.did', { act: t(`casework.act-${act}`) }))
  }, onDone)
}

/** A try that got no answer is sent again under the same key; one that was refused gets a new key. */
export function useOnce<Values>(
  send: (values: Values, key: string) => Promise<void>,
  onDone: () => void,
) {
  const key = useRef(crypto.randomUUID())
  return useMutation({
    mutationFn: (values: Values) => send(values, key.current),
    onSuccess: async () => {
      onDone()
      await refetch('GET /cases')
    },
    onError: (error) => {
      if (!(error instanceof NoSignalError)) key.current = crypto.randomUUID()
    },
  })
}

export async function sendPhotos(photos: readonly TakenPhoto[]): Promise<void> {
  for (const { photoId, image } of photos) await putPhoto(photoId, image)
}
