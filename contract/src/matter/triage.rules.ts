import { withoutPlaceWords } from '../grid/place.rules.ts'
import type { CategoryCode } from './category.schema.ts'
import { foldText } from './text-likeness.rules.ts'
import {
  type LearnedCorrection,
  type Lessons,
  lessonEvidence,
  lessonsFrom,
} from './triage-lessons.rules.ts'
import {
  splitText,
  type TriageCategory,
  type WordList,
  weighWords,
  wordEvidence,
} from './triage-words.rules.ts'

/** A type that fits a text: `score` 0 to 1, with the whole words of the text that spoke for it, if any. */
export type Proposal = { code: CategoryCode; score: number; words: string[] }
/** Proposals, best first; `abstained` when none is sure enough to be offered before the others. */
export type Triage = { proposals: Proposal[]; abstained: boolean }

export type TriageOptions = {
  /** How many proposals at most; 3. */
  limit?: number
  /** Below this score the best proposal is not offered; 0.4. */
  minScore?: number
  /** The best must lead the second by this share of its own evidence; 0.1. */
  minMargin?: number
  /** Leaves out what only staff raise. */
  isResident?: boolean
}

/** What is known about types before a text comes: words of the catalogue and what corrections taught. */
export type TriageModel = {
  readonly words: ReadonlyMap<CategoryCode, WordList>
  readonly lessons: Lessons
  readonly raisedByStaff: ReadonlySet<CategoryCode>
}

/** Proposes types for a resident's words; learns afresh from the corrections each time. */
export function proposeCategories(
  text: string,
  categories: readonly TriageCategory[],
  corrections: readonly LearnedCorrection[] = [],
  options: TriageOptions = {},
): Triage {
  return proposeFrom(triageModel(categories, corrections), text, options)
}

/** Prepares the words of a catalogue and a street's corrections for many texts. */
export function triageModel(
  categories: readonly TriageCategory[],
  corrections: readonly LearnedCorrection[] = [],
): TriageModel {
  const raisedByStaff = new Set(
    categories.filter((category) => category.raisedByStaff).map(({ code }) => code),
  )
  return { words: weighWords(categories), lessons: lessonsFrom(corrections), raisedByStaff }
}

/** Proposes types of the catalogue for one text, whatever was taught of others; the same words always give the same answer. */
export function proposeFrom(model: TriageModel, text: string, options: TriageOptions = {}): Triage {
  const { limit = 3, minScore = 0.4, minMargin = 0.1, isResident = false } = options
  const ranked = gatherEvidence(model, text)
    .filter(({ sum, isTold }) => sum > 0 && isTold)
    .filter(({ code }) => !(isResident && model.raisedByStaff.has(code)))
    .sort((a, b) => b.sum - a.sum || (a.code < b.code ? -1 : 1))
  const proposals = ranked.slice(0, limit).map(({ code, sum, words }) => {
    return { code, score: scoreOf(sum), words }
  })
  const [best, second] = ranked
  const isClear = best !== undefined && best.sum - (second?.sum ?? 0) >= minMargin * best.sum
  return { proposals, abstained: !isClear || scoreOf(best.sum) < minScore }
}

// One word that only this type has comes to about a half; evidence adds up but never to certainty.
const halfwayEvidence = 5
const learnedShare = 1.5

function scoreOf(sum: number): number {
  return Math.round((sum / (sum + halfwayEvidence)) * 1000) / 1000
}

function gatherEvidence({ words, lessons }: TriageModel, text: string) {
  const split = splitText(foldText(withoutPlaceWords(text)))
  return [...words].map(([code, list]) => {
    const said = wordEvidence(list, split)
    const learned = lessonEvidence(lessons, code, split)
    const sum = said.sum + learnedShare * learned.sum
    const isTold = said.isTold || learned.isTold
    return { code, sum, words: [...new Set([...said.words, ...learned.words])], isTold }
  })
}
