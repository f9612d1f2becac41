import type { SolvedLevel } from '../matter/matter.schema.ts'
import type { ActingPost } from './guard.rules.ts'

const levels: Readonly<Record<string, SolvedLevel>> = {
  property: 'mid-grid',
  'resident-unit': 'community',
  community: 'community',
  'street-post': 'street',
  police: 'street',
  department: 'district-or-city',
  utility: 'district-or-city',
  'outside-unit': 'outside-unit',
}

/** The levels inside the grid: what they solve counts as solved in the grid (R37). */
export const inGridLevels: readonly SolvedLevel[] = ['small-grid', 'mid-grid']

/**
 * The level that solved a case (R37) where no checker names it.
 * @param kind kind of the lead unit; without one the grid solved it itself
 */
export function levelOfUnit(kind: string | null): SolvedLevel {
  return kind === null ? 'small-grid' : (levels[kind] ?? 'outside-unit')
}

/** The level that settled a case on the spot: that of the post under which it was done (R37). */
export function levelOfPost(post: ActingPost): SolvedLevel {
  if (post === 'grid-member') return 'small-grid'
  return post === 'grid-leader' ? 'mid-grid' : 'community'
}
