import { canRing } from '@linli/contract/matter/phone.rules'
import type { Body } from '@linli/kit/client'
import type { ChosenPlace } from '../grid/chosenPlace.ts'

/** What a resident has filled in so far. */
export type ReportForm = {
  text: string
  place?: ChosenPlace | undefined
  categoryCode?: string | undefined
  isUnsure?: boolean
  contact: { name?: string; phone?: string }
  /** Reach me as I last said; the number itself never comes to this phone. */
  contactAsBefore?: boolean | undefined
  isConfidential: boolean
  sameAs?: string | undefined
}
export type FormError = 'say-or-show' | 'place-missing' | 'phone-wrong'

export const emptyForm: ReportForm = { text: '', contact: {}, isConfidential: false }

const TITLE_LENGTH = 24
/** Titles stand inside sentences and lists, which bring their own punctuation. */
const CLOSING_MARKS = /[\s。．.，,、；;：:！!？?…]+$/u

/** What must be put right before a report can go: words or a photo, a place, and a phone that can ring. */
export function formErrors(form: ReportForm, photoCount: number): FormError[] {
  const phone = form.contactAsBefore ? '' : (form.contact.phone?.trim() ?? '')
  return [
    form.text.trim() === '' && photoCount === 0 && ('say-or-show' as const),
    !form.place && ('place-missing' as const),
    phone !== '' && !canRing(phone) && ('phone-wrong' as const),
  ].filter((error) => error !== false)
}

export function reportBody(
  form: ReportForm,
  photoIds: string[],
  notedAt: string,
): Body<'POST /reports'> {
  return {
    text: form.text.trim(),
    photoIds,
    place: placeBody(form.place),
    ...(form.categoryCode && { categoryCode: form.categoryCode }),
    ...contactBody(form),
    isConfidential: form.isConfidential,
    channel: 'resident-phone',
    ...(form.sameAs && { sameAs: form.sameAs }),
    notedAt,
  }
}

function contactBody({ contact, contactAsBefore }: ReportForm) {
  const { name, phone } = contact
  if (contactAsBefore) return { contact: {}, contactAsBefore } as const
  return {
    contact: {
      ...(name?.trim() && { name: name.trim() }),
      ...(phone?.trim() && { phone: phone.trim() }),
    },
  }
}

export function placeBody(place: ChosenPlace | undefined): Body<'POST /reports'>['place'] {
  return {
    nodeId: place?.nodeId ?? '',
    ...(place?.point && { point: place.point }),
    ...(place?.words?.trim() && { words: place.words.trim() }),
  }
}

/** The first words of a report, as lists show it. */
export function titleOf(text: string, instead: string): string {
  const words = text.trim().replace(CLOSING_MARKS, '')
  if (words === '') return instead
  return words.length > TITLE_LENGTH
    ? `${words.slice(0, TITLE_LENGTH).replace(CLOSING_MARKS, '')}…`
    : words
}
