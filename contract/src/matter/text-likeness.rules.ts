import { simplify } from '../grid/script.rules.ts'

/**
 * A text as it is compared: full-width and compatibility forms folded, lower case, traditional
 * characters simplified, everything but letters and digits turned into a single space.
 */
export function foldText(text: string): string {
  return simplify(text.normalize('NFKC').toLowerCase())
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The pairs of neighbouring characters of a folded text, each once; a space parts them. */
export function bigrams(folded: string): Set<string> {
  const pairs = new Set<string>()
  for (const run of folded.split(' ')) {
    for (let index = 0; index + 1 < run.length; index += 1) pairs.add(run.slice(index, index + 2))
  }
  return pairs
}

/** How alike two texts are: Dice's share of common bigrams, 0 to 1; 0 when one of them has none. */
export function textLikeness(a: string, b: string): number {
  const [first, second] = [bigrams(foldText(a)), bigrams(foldText(b))]
  if (first.size === 0 || second.size === 0) return 0
  return (2 * first.intersection(second).size) / (first.size + second.size)
}
