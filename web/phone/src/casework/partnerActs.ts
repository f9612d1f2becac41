import { nowInstant } from '@linli/kit/clock'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { sayWithUndo } from '../outbox/changing.ts'
import { type Doing, keepHeld, perform } from '../outbox/perform.ts'
import { sayDone } from '../outbox/saying.ts'
import { queries } from '../shell/reads.ts'
import { t } from '../words.ts'

export type PartnerAct = 'done' | 'refuse'
type PartnerRoute = `POST /partner/{token}/${'arrive' | PartnerAct}`

export function partnerKey(token: string): readonly unknown[] {
  return ['partner', token]
}

/** One tap does it, so for a moment it can be taken back before it leaves. */
export async function arriveAsPartner(token: string): Promise<void> {
  const title = t('casework.do-arrive')
  const operationId = await keepHeld({
    route: 'POST /partner/{token}/arrive',
    params: { token },
    subjectId: token,
    body: { at: nowInstant() },
    act: 'arrive',
    title,
  })
  await sayWithUndo(t('matter.noted', { act: title }), operationId)
}

export function doneAsPartner(
  token: string,
  words: string,
  photos: readonly TakenPhoto[],
): Promise<boolean> {
  return act<'POST /partner/{token}/done'>(token, {
    route: 'POST /partner/{token}/done',
    body: { words, photoIds: photos.map((photo) => photo.photoId), doneAt: nowInstant() },
    photos,
    act: 'feed-back',
    title: t('casework.do-feed-back'),
  })
}

export function refuseAsPartner(token: string, words: string): Promise<boolean> {
  return act<'POST /partner/{token}/refuse'>(token, {
    route: 'POST /partner/{token}/refuse',
    body: { words },
    act: 'return',
    title: t('casework.partnerRefuse'),
  })
}

/** Goes through the outbox like every act of the field: a cellar has no signal for partners either. */
async function act<Key extends Exclude<PartnerRoute, `${string}arrive`>>(
  token: string,
  doing: Omit<Doing<Key>, 'params' | 'subjectId'>,
): Promise<boolean> {
  const done = await perform<Key>({ ...doing, params: { token }, subjectId: token } as Doing<Key>)
  void queries.invalidateQueries({ queryKey: partnerKey(token) })
  return sayDone(done, doing.title)
}
