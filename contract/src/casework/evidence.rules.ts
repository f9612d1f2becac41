import type { EvidenceRule } from '../matter/category.schema.ts'

/** What a checker brings: photos that belong to the case, earlier ones among them, and words. */
export type CheckEvidence = {
  reporterSaid: 'solved' | 'unsolved' | 'not-reached'
  /** The reporter's answer to this round of work, if there is one. */
  answer: 'solved' | 'unsolved' | undefined
  photos: number
  words: string
}

/** Words that tell what was seen; shorter ones ("看过了") tell nothing. */
export const fewestWords = 10

/**
 * Whether a check may close the case on this evidence (M15: photos only where the type asks for them). The reporter's
 * yes is enough; without it a photo is needed, or words where the type asks for no photo.
 * @returns undefined when it may, else why not
 */
export function checkRefusalOf(
  rule: EvidenceRule | undefined,
  { reporterSaid, answer, photos, words }: CheckEvidence,
): 'answer-differs' | 'evidence-missing' | undefined {
  if (answer !== undefined && answer !== reporterSaid) return 'answer-differs'
  if (reporterSaid === 'solved' || photos > 0) return undefined
  const isPhotoAsked = rule === 'photo-after' || rule === 'photo-before-after'
  const isTold = [...words.trim()].length >= fewestWords
  return !isPhotoAsked && isTold ? undefined : 'evidence-missing'
}
