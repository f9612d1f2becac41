import { inGridLevels } from '@linli/contract/casework/level.rules'
import type { Answer } from '@linli/kit/client'
import { solvedLevels } from './acts/act-choices.ts'

export type CaseFigures = Answer<'GET /cases/figures'>
type Level = CaseFigures['solved'][number]['level']
export type LevelRow = {
  level: Level
  word: string
  cases: number
  share: string
  isInGrid: boolean
}

/** Every level from the grid outwards, also those that solved nothing. */
export function levelRows({ solved, inGrid }: CaseFigures): readonly LevelRow[] {
  return solvedLevels().map(([level, word]) => {
    const cases = solved.find((one) => one.level === level)?.cases ?? 0
    const share = shareWords(cases, inGrid.denominator)
    return { level, word, cases, share, isInGrid: inGridLevels.includes(level) }
  })
}

/** A share in percent with one decimal; of nothing there is no share. */
export function shareWords(numerator: number, denominator: number): string {
  if (denominator === 0) return '—'
  return `${((numerator / denominator) * 100).toFixed(1)}%`
}

/** The average of the ratings given, or nothing while none was given. */
export function averageRating(helper: CaseFigures['helpers'][number]): string | undefined {
  return helper.thanks === 0 ? undefined : (helper.ratings / helper.thanks).toFixed(1)
}
