import type { Category, CategoryCode } from './category.schema.ts'
import { bigrams, foldText } from './text-likeness.rules.ts'

export type TriageCategory = Pick<Category, 'code' | 'names' | 'words' | 'raisedByStaff'>
/** What speaks for one type: how strongly, the whole words of the text that do, and whether more than single characters. */
export type Evidence = { sum: number; words: string[]; isTold: boolean }
/** A type's words with their weights, longest first, and the weights of the parts of its words. */
export type WordList = {
  readonly words: readonly (readonly [word: string, weight: number])[]
  readonly parts: ReadonlyMap<string, number>
}
/** A folded text with its parts: pairs of characters and single characters that can tell a type. */
export type SplitText = { readonly folded: string; readonly parts: ReadonlySet<string> }

// Measured on invented sentences: parts decide between types only where whole words are silent.
const nestedShare = 0.25
const pairShare = 0.4
const characterShare = 0.12

// Characters that carry a tone, a person or a direction, and no type.
const functionCharacters = new Set(
  '我你他她它们的了在是有不没这那个一就都也很还把被给到去来说要会能好吗呢吧啊哦和跟与及上下里外人么什怎为以可从老又天家们请想谁着过得地出大小多少几两三四五六七八九十点年月日时前后边面',
)

/** Splits a text for comparing; folded by `foldText`. */
export function splitText(folded: string): SplitText {
  return { folded, parts: partsOf(folded) }
}

/** The word lists of a catalogue; a word or part that many types share says little for each. */
export function weighWords(categories: readonly TriageCategory[]): Map<CategoryCode, WordList> {
  const own = new Map(categories.map((category) => [category.code, wordsOf(category)]))
  const parts = new Map([...own].map(([code, words]) => [code, partsOf(words.join(' '))]))
  const partSharing = countSharing([...parts.values()])
  const wordSharing = countContaining([...own.values()])
  const rarity = (sharing: number) => Math.log(1 + categories.length / sharing)
  return new Map(
    [...own].map(([code, words]) => {
      const weighed = words.map((word) => {
        return [word, rarity(wordSharing.get(word) ?? 1) * lengthFactor(word)] as const
      })
      const weighedParts = [...(parts.get(code) ?? [])].map((part) => {
        const share = part.length > 1 ? pairShare : characterShare
        return [part, share * rarity(partSharing.get(part) ?? 1)] as const
      })
      return [code, { words: weighed, parts: new Map(weighedParts) }]
    }),
  )
}

/**
 * What a type's words say about a text. A word inside a longer one found counts little,
 * and parts count only where they are not inside a word found.
 */
export function wordEvidence(
  { words, parts }: WordList,
  { folded, parts: text }: SplitText,
): Evidence {
  const found: string[] = []
  let sum = 0
  for (const [word, weight] of words) {
    if (!folded.includes(word)) continue
    const isNested = found.some((longer) => longer.includes(word))
    sum += isNested ? weight * nestedShare : weight
    if (!isNested) found.push(word)
  }
  const loose = [...text].filter(
    (part) => parts.has(part) && !found.some((word) => word.includes(part)),
  )
  for (const part of loose) sum += parts.get(part) ?? 0
  return { sum, words: found, isTold: found.length > 0 || loose.some((part) => part.length > 1) }
}

function wordsOf({ names, words }: TriageCategory): string[] {
  const english = foldText(names.en)
    .split(' ')
    .filter((word) => word.length > 3)
  const all = new Set([...words, names.zh].map(foldText).concat(english))
  return [...all].sort((a, b) => b.length - a.length)
}

// Latin letters and digits are compared as whole words only.
function partsOf(folded: string): Set<string> {
  const chinese = folded.replace(/[^\p{Script=Han}]+/gu, ' ')
  const characters = [...chinese].filter((char) => char !== ' ' && !functionCharacters.has(char))
  const pairs = [...bigrams(chinese)].filter((pair) => {
    return [...pair].some((char) => !functionCharacters.has(char))
  })
  return new Set([...pairs, ...characters])
}

function lengthFactor(word: string): number {
  return Math.sqrt(Math.min(word.length, 6) / 2)
}

function countSharing(lists: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const part of lists.flatMap((list) => [...list]))
    counts.set(part, (counts.get(part) ?? 0) + 1)
  return counts
}

function countContaining(lists: readonly (readonly string[])[]): Map<string, number> {
  const words = new Set(lists.flat())
  return new Map(
    [...words].map((word) => {
      return [word, lists.filter((own) => own.some((other) => other.includes(word))).length]
    }),
  )
}
