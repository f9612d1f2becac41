import type { CatalogueVersion } from '@linli/contract/matter/category.schema'
import { nowInstant } from '@linli/kit/clock'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import type { ChosenPlace } from '../grid/chosenPlace.ts'
import { categoryOf } from '../matter/catalogue.ts'
import { placeBody, titleOf } from '../matter/reportForm.ts'
import { enqueue } from '../outbox/perform.ts'
import { t } from '../words.ts'

export type PatrolForm = {
  text: string
  place?: ChosenPlace | undefined
  categoryCode?: string | undefined
  isUnsure?: boolean
  result?: 'send' | 'settled' | undefined
  /** What was done on the spot. */
  deed: string
}
export type PatrolError =
  | 'say-or-show'
  | 'place-missing'
  | 'result-missing'
  | 'deed-missing'
  | 'category-missing'
  | 'not-on-spot'

export const emptyPatrol: PatrolForm = { text: '', deed: '' }

const SHORTEST_REASON = 2

/** What must be put right; settling on the spot also needs a type that allows it and what was done. */
export function patrolErrors(
  form: PatrolForm,
  photoCount: number,
  catalogue: CatalogueVersion | undefined,
): PatrolError[] {
  return [
    form.text.trim() === '' && photoCount === 0 && ('say-or-show' as const),
    !form.place && ('place-missing' as const),
    !form.result && ('result-missing' as const),
    ...(form.result === 'settled' ? settlingErrors(form, catalogue) : []),
  ].filter((error) => error !== false)
}

function settlingErrors(form: PatrolForm, catalogue: CatalogueVersion | undefined) {
  const category = categoryOf(catalogue, form.categoryCode)
  return [
    form.deed.trim().length < SHORTEST_REASON && ('deed-missing' as const),
    !form.categoryCode && ('category-missing' as const),
    category?.gridCanSettle === false && ('not-on-spot' as const),
  ]
}

/** Notes the report, and behind it the settling, which learns its case from the report's answer. */
export async function sendPatrol(
  form: PatrolForm,
  photos: readonly TakenPhoto[],
  afterwards: readonly TakenPhoto[],
): Promise<void> {
  const title = titleOf(form.text, t('matter.onlyPhotos'))
  const reportId = await enqueue({
    route: 'POST /reports',
    body: {
      text: form.text.trim(),
      photoIds: photos.map((photo) => photo.photoId),
      place: placeBody(form.place),
      ...(form.categoryCode && { categoryCode: form.categoryCode }),
      channel: 'patrol',
      notedAt: nowInstant(),
    },
    photos,
    act: 'patrol',
    title: t('casework.taskTitle', { verb: t('casework.noteProblem'), what: title }),
  })
  if (form.result !== 'settled') return
  await enqueue({
    route: 'POST /cases/{caseId}/settle',
    body: { words: form.deed.trim(), photoIds: afterwards.map((photo) => photo.photoId) },
    photos: afterwards,
    act: 'settle',
    title: t('casework.taskTitle', { verb: t('casework.do-settle'), what: title }),
    follows: reportId,
  })
}
