import { asksPhoto } from '@linli/contract/casework/evidence.rules'
import type { CatalogueVersion } from '@linli/contract/matter/category.schema'
import { nowInstant } from '@linli/kit/clock'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import type { ChosenPlace } from '../grid/chosenPlace.ts'
import { categoryOf } from '../matter/catalogue.ts'
import { placeBody, titleOf } from '../matter/reportForm.ts'
import { type Doing, keepHeld } from '../outbox/perform.ts'
import { t } from '../words.ts'

export type PatrolForm = {
  text: string
  place?: ChosenPlace | undefined
  categoryCode?: string | undefined
  isUnsure?: boolean
  result?: 'send' | 'settled' | undefined
  /** What was done on the spot, and how it looks now. */
  deed: string
  after: TakenPhoto[]
}
export type PatrolError =
  | 'say-or-show'
  | 'place-missing'
  | 'result-missing'
  | 'deed-missing'
  | 'after-missing'
  | 'category-missing'
  | 'not-on-spot'

export const emptyPatrol: PatrolForm = { text: '', deed: '', after: [] }

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
    asksPhoto(category?.evidence) && form.after.length === 0 && ('after-missing' as const),
  ]
}

/**
 * Notes the report, and behind it the settling, which learns its case from the report's answer.
 * @returns the report's operation, under which both can be taken back
 */
export function keepPatrol(form: PatrolForm, photos: readonly TakenPhoto[]): Promise<string> {
  const report: Doing<'POST /reports'> = {
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
    form: { ...form, after: [] },
    act: 'patrol',
    title: titled(form, t('casework.noteProblem')),
  }
  return keepHeld(report, form.result === 'settled' ? settling(form) : undefined)
}

function settling(form: PatrolForm): Doing<'POST /cases/{caseId}/settle'> {
  return {
    route: 'POST /cases/{caseId}/settle',
    body: { words: form.deed.trim(), photoIds: form.after.map((photo) => photo.photoId) },
    photos: form.after,
    act: 'settle',
    title: titled(form, t('casework.do-settle')),
  }
}

function titled({ text }: PatrolForm, verb: string): string {
  return t('casework.taskTitle', { verb, what: titleOf(text, t('matter.onlyPhotos')) })
}
