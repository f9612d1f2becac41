import type { EvidenceRule } from '../matter/category.schema.ts'

/** What a checker brings: photos that belong to the case, earlier ones among them, and words. */
export type CheckEvidence = {
  reporterSaid: 'solved' | 'unsolved' | 'not-reached'
  /** The reporter's answer to this round of work, if there is one; without it the checker heard it on the phone. */
  answer: 'solved' | 'unsolved' | undefined
  /** Whether the yes, answered or heard, is that of someone without a hand in the work. */
  yesCounts: boolean
  photos: number
  words: string
}

/** Words that tell what was seen or heard; shorter ones ("看过了") tell nothing. */
export const fewestWords = 10

/**
 * Whether a check may close the case on this evidence (M15: photos only where the type asks for them). The reporter's
 * yes is enough where it counts, with words about the call where it was heard on the phone; a no never closes; else a
 * photo is needed, or words where the type asks for none.
 * @returns undefined when it may, else why not
 */
export function checkRefusalOf(
  rule: EvidenceRule | undefined,
  evidence: CheckEvidence,
): 'answer-differs' | 'reporter-says-no' | 'call-untold' | 'evidence-missing' | undefined {
  const { reporterSaid, answer, yesCounts } = evidence
  if (answer !== undefined && answer !== reporterSaid) return 'answer-differs'
  if (reporterSaid === 'unsolved') return 'reporter-says-no'
  const isYes = reporterSaid === 'solved'
  if (isYes && answer === undefined && !isTold(evidence)) return 'call-untold'
  return (isYes && yesCounts) || isSeen(rule, evidence) ? undefined : 'evidence-missing'
}

function isTold({ words }: CheckEvidence): boolean {
  return [...words.trim()].length >= fewestWords
}

function isSeen(rule: EvidenceRule | undefined, evidence: CheckEvidence): boolean {
  return evidence.photos > 0 || (!asksPhoto(rule) && isTold(evidence))
}

/** Whether a type wants its result seen in a photo; M15 asks for none where the type does not. */
export function asksPhoto(rule: EvidenceRule | undefined): boolean {
  return rule === 'photo-after' || rule === 'photo-before-after'
}

/**
 * Whether work may be handed in, or called settled on the spot, with these photos of the result.
 * @returns undefined when it may, else why not
 */
export function resultRefusalOf(
  rule: EvidenceRule | undefined,
  photos: number,
): 'photo-missing' | undefined {
  return asksPhoto(rule) && photos === 0 ? 'photo-missing' : undefined
}
