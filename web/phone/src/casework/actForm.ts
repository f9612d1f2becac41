import { asksPhoto, fewestWords } from '@linli/contract/casework/evidence.rules'
import type { CasePage } from '@linli/contract/casework/case.schema'
import type { EvidenceRule } from '@linli/contract/matter/category.schema'
import type { SolvedLevel } from '@linli/contract/matter/matter.schema'
import { nowInstant } from '@linli/kit/clock'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { doAct } from './acting.ts'
import type { SheetAct } from './fieldActs.ts'

export const saidOptions = ['solved', 'unsolved', 'not-reached'] as const

/** What the form of any act may hold. */
export type ActForm = {
  words: string
  isThere?: 'there' | 'not-there' | undefined
  categoryCode?: string | undefined
  reporterSaid?: (typeof saidOptions)[number] | undefined
  solvedLevel?: SolvedLevel | undefined
}

export const emptyActForm: ActForm = { words: '' }

const SHORTEST_REASON = 2

export function needsWords(act: SheetAct): boolean {
  return act !== 'verify' && act !== 'pass-check'
}

/** The acts that show a result. */
const resultActs: readonly SheetAct[] = ['feed-back', 'settle']

/** Whether the type wants a photo with this act: of the result handed in, not of a check that hears a yes. */
export function wantsPhoto(act: SheetAct, evidence: EvidenceRule | undefined): boolean {
  return resultActs.includes(act) && asksPhoto(evidence)
}

/** What must be told in words for a reason of its own; each has its hint. */
export function toldInWords(
  act: SheetAct,
  form: ActForm,
  file: Pick<CasePage, 'answer'>,
): 'call' | 'nothing-there' | undefined {
  if (act === 'verify' && form.isThere === 'not-there') return 'nothing-there'
  const isHeard = act === 'pass-check' && form.reporterSaid === 'solved'
  return isHeard && file.answer !== 'solved' ? 'call' : undefined
}

/** Whether enough is filled in to send the act. */
export function isComplete(
  act: SheetAct,
  form: ActForm,
  file: Pick<CasePage, 'categoryCode' | 'answer'>,
  { photos, evidence }: { photos: number; evidence: EvidenceRule | undefined },
): boolean {
  if (wantsPhoto(act, evidence) && photos === 0) return false
  if ([...form.words.trim()].length < fewestCharacters(act, form, file)) return false
  if (act === 'verify') return form.isThere !== undefined
  if (act === 'settle') return (file.categoryCode ?? form.categoryCode) !== undefined
  if (act === 'pass-check') return form.reporterSaid !== undefined && form.solvedLevel !== undefined
  return true
}

function fewestCharacters(act: SheetAct, form: ActForm, file: Pick<CasePage, 'answer'>): number {
  const told = toldInWords(act, form, file)
  if (told === 'call') return fewestWords
  return needsWords(act) || told ? SHORTEST_REASON : 0
}

/** Sends the act with what its route takes; answers whether it was taken or kept. */
export function sendAct(
  file: CasePage,
  act: SheetAct,
  form: ActForm,
  photos: readonly TakenPhoto[],
): Promise<boolean> {
  const words = form.words.trim()
  const some = words === '' ? {} : { words }
  const photoIds = photos.map((photo) => photo.photoId)
  const filled = { form, photos }
  switch (act) {
    case 'verify':
      return doAct(file, act, { isThere: form.isThere === 'there', ...some, photoIds }, filled)
    case 'settle':
      return doAct(file, act, { words, photoIds, ...categoryOf(form) }, filled)
    case 'feed-back':
      return doAct(file, act, { words, photoIds, doneAt: nowInstant() }, filled)
    case 'pass-check':
      return doAct(file, act, { ...some, photoIds, ...verdictOf(form) }, filled)
    case 'fail-check':
    case 'note':
      return doAct(file, act, { words, photoIds }, filled)
    case 'return':
      return doAct(file, act, { words }, { form, photos: [] })
  }
}

function categoryOf({ categoryCode }: ActForm): { categoryCode?: string } {
  return categoryCode ? { categoryCode } : {}
}

function verdictOf(form: ActForm) {
  return {
    reporterSaid: form.reporterSaid ?? 'not-reached',
    solvedLevel: form.solvedLevel ?? 'community',
  } as const
}
