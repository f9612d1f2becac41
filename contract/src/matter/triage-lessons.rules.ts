import type { CategoryCode } from './category.schema.ts'
import { bigrams, foldText } from './text-likeness.rules.ts'
import type { Evidence, SplitText } from './triage-words.rules.ts'

/** A text whose type a person of this street set right, `count` times (1 when not said). */
export type LearnedCorrection = { text: string; code: CategoryCode; count?: number }

/** What corrections taught: how often each pair of characters stood in texts of each type. */
export type Lessons = {
  readonly codes: ReadonlyMap<CategoryCode, Lesson>
  readonly pairTotals: ReadonlyMap<string, number>
  readonly total: number
}
type Lesson = { pairs: Map<string, number>; total: number; corrections: number }

// As if so many pairs of other talk had been heard, so that the first corrections mean something.
const otherTalk = 2000

/** Counts the pairs of all corrections. */
export function lessonsFrom(corrections: readonly LearnedCorrection[]): Lessons {
  const codes = new Map<CategoryCode, Lesson>()
  const pairTotals = new Map<string, number>()
  let total = 0
  for (const { text, code, count = 1 } of corrections) {
    const lesson = codes.get(code) ?? { pairs: new Map(), total: 0, corrections: 0 }
    codes.set(code, lesson)
    lesson.corrections += count
    for (const pair of tellingPairs(foldText(text))) {
      lesson.pairs.set(pair, (lesson.pairs.get(pair) ?? 0) + count)
      pairTotals.set(pair, (pairTotals.get(pair) ?? 0) + count)
      lesson.total += count
      total += count
    }
  }
  return { codes, pairTotals, total }
}

/** How far a text's pairs speak for this type, by what corrections taught. */
export function lessonEvidence(
  lessons: Lessons,
  code: CategoryCode,
  { folded }: SplitText,
): Evidence {
  const lesson = lessons.codes.get(code)
  if (!lesson) return { sum: 0, words: [], isTold: false }
  const told = new Set<string>()
  let sum = 0
  for (const pair of tellingPairs(folded)) {
    const odds = pairOdds(lessons, lesson, pair)
    sum += odds
    if (odds > 0.3) told.add(pair)
  }
  // One correction may be a slip: trust grows with their number.
  const trust = lesson.corrections / (lesson.corrections + 1)
  const words = runsOf(folded, told).filter((run) => run.length > 2)
  return { sum: sum * trust, words, isTold: told.size > 0 }
}

/**
 * How much rarer a pair is in texts of the other types than in all talk: above 0 if it speaks for
 * this type (complement naive Bayes; it stays sound when types have very unequal numbers of texts).
 */
function pairOdds({ pairTotals, total }: Lessons, lesson: Lesson, pair: string): number {
  const everywhere = pairTotals.get(pair) ?? 0
  if (everywhere === 0) return 0
  const elsewhere = everywhere - (lesson.pairs.get(pair) ?? 0)
  const overall = (everywhere + 1) / (total + otherTalk)
  const outside = (elsewhere + 1) / (total - lesson.total + pairTotals.size + otherTalk)
  return Math.log(overall / outside)
}

// Pairs with digits or Latin letters (3号, a2) and of function words (我们) carry no type.
const functionPair =
  /^[我你他她它们的了在是有不没这那个一就都也很还把被给到去来说要会能好吗呢吧啊哦和跟与及上下里人]{2}$/

function tellingPairs(folded: string): string[] {
  return [...bigrams(folded)].filter((pair) => {
    return !functionPair.test(pair) && !/[\p{N}a-z]/u.test(pair)
  })
}

/** Joins neighbouring pairs back into the stretches of text they came from. */
function runsOf(folded: string, told: ReadonlySet<string>): string[] {
  const runs: string[] = []
  let run = ''
  for (let index = 0; index < folded.length; index += 1) {
    const pair = folded.slice(index, index + 2)
    if (told.has(pair)) run = run === '' ? pair : run + pair.charAt(1)
    else if (run !== '') {
      runs.push(run)
      run = ''
    }
  }
  return runs
}
