import type { Body } from '@linli/kit/client'
import type { ChosenPlace } from '../grid/chosenPlace.ts'

/** What a resident has filled in so far. */
export type ReportForm = {
  text: string
  place?: ChosenPlace | undefined
  categoryCode?: string | undefined
  isUnsure?: boolean
  contact: { name?: string; phone?: string }
  isConfidential: boolean
  sameAs?: string | undefined
}
export type FormError = 'say-or-show' | 'place-missing' | 'phone-wrong'

export const emptyForm: ReportForm = { text: '', contact: {}, isConfidential: false }

const PHONE = /^[0-9+ -]{6,20}$/
const MOBILE_DIGITS = 11
const TITLE_LENGTH = 24
/** Titles stand inside sentences and lists, which bring their own punctuation. */
const CLOSING_MARKS = /[\s。．.，,、；;：:！!？?…]+$/u

/** What must be put right before a report can go: words or a photo, a place, and a phone that can ring. */
export function formErrors(form: ReportForm, photoCount: number): FormError[] {
  const phone = form.contact.phone?.trim() ?? ''
  return [
    form.text.trim() === '' && photoCount === 0 && ('say-or-show' as const),
    !form.place && ('place-missing' as const),
    phone !== '' && !canRing(phone) && ('phone-wrong' as const),
  ].filter((error) => error !== false)
}

/** How many digits a mobile number lacks or has too many; 0 when it is not a mobile number or is whole. */
export function digitsAmiss(phone: string): number {
  const digits = phone.replaceAll(/\D/g, '')
  return /^1[3-9]/.test(digits) ? digits.length - MOBILE_DIGITS : 0
}

export function reportBody(
  form: ReportForm,
  photoIds: string[],
  notedAt: string,
): Body<'POST /reports'> {
  const { name, phone } = form.contact
  return {
    text: form.text.trim(),
    photoIds,
    place: placeBody(form.place),
    ...(form.categoryCode && { categoryCode: form.categoryCode }),
    contact: {
      ...(name?.trim() && { name: name.trim() }),
      ...(phone?.trim() && { phone: phone.trim() }),
    },
    isConfidential: form.isConfidential,
    channel: 'resident-phone',
    ...(form.sameAs && { sameAs: form.sameAs }),
    notedAt,
  }
}

export function placeBody(place: ChosenPlace | undefined): Body<'POST /reports'>['place'] {
  return {
    nodeId: place?.nodeId ?? '',
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

function canRing(phone: string): boolean {
  return PHONE.test(phone) && digitsAmiss(phone) === 0
}
