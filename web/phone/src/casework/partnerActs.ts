import { nowInstant } from '@linli/kit/clock'
import { say } from '@linli/kit/parts/Toast'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { codeWords } from '@linli/kit/problem'
import { type Doing, perform } from '../outbox/perform.ts'
import { queries } from '../shell/reads.ts'
import { t } from '../words.ts'

export type PartnerAct = 'done' | 'refuse'
type PartnerRoute = `POST /partner/{token}/${'arrive' | PartnerAct}`

export function partnerKey(token: string): readonly unknown[] {
  return ['partner', token]
}

export function arriveAsPartner(token: string): Promise<boolean> {
  return act<'POST /partner/{token}/arrive'>(token, {
    route: 'POST /partner/{token}/arrive',
    body: { at: nowInstant() },
    act: 'arrive',
    title: t('casework.do-arrive'),
  })
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
async function act<Key extends PartnerRoute>(
  token: string,
  doing: Omit<Doing<Key>, 'params' | 'subjectId'>,
): Promise<boolean> {
  const done = await perform<Key>({ ...doing, params: { token }, subjectId: token } as Doing<Key>)
  if (done.kind === 'refused') say(codeWords(done.problem.code))
  else say(done.kind === 'sent' ? t('matter.noted', { act: doing.title }) : t('matter.keptHere'))
  void queries.invalidateQueries({ queryKey: partnerKey(token) })
  return done.kind !== 'refused'
}
