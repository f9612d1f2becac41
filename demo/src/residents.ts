import type { CommunityPlan } from './communities.ts'
import type { CompoundPlan } from './compounds.ts'
import { between, type Random } from './random.ts'

/** Declared residents of every small grid of a community, by mid grid; they sum up exactly. */
export function shareResidents(random: Random, plan: CommunityPlan): number[][] {
  return shareAmongMidGrids(random, plan).map((residents, index) => {
    const midGrid = plan.midGrids[index]
    return midGrid ? shareAmongSmallGrids(random, midGrid, residents) : []
  })
}

function shareAmongMidGrids(random: Random, plan: CommunityPlan): number[] {
  const settled = plan.midGrids.map((midGrid) => midGrid.residents)
  const rest = plan.residents - settled.reduce((sum: number, value) => sum + (value ?? 0), 0)
  const weights = plan.midGrids.map((midGrid) =>
    midGrid.residents === undefined ? midGrid.smallGrids * between(random, 0.93, 1.07) : 0,
  )
  return shareOut(rest, weights).map((share, index) => share + (settled[index] ?? 0))
}

function shareAmongSmallGrids(random: Random, plan: CompoundPlan, residents: number): number[] {
  const ordinals = Array.from({ length: plan.smallGrids }, (_, index) => index + 1)
  const drawn = ordinals.map((ordinal) => plan.drawnSmallGrids?.[ordinal]?.residents)
  const rest = residents - drawn.reduce((sum: number, value) => sum + (value ?? 0), 0)
  const weights = drawn.map((value) => (value === undefined ? between(random, 0.86, 1.14) : 0))
  return shareOut(rest, weights).map((share, index) => share + (drawn[index] ?? 0))
}

/** Shares a whole number by weight; the largest remainders get what rounding down left over. */
export function shareOut(whole: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (whole * weight) / total)
  const shares = exact.map(Math.floor)
  const left = whole - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = [...exact.keys()].sort(
    (a, b) => remainderOf(exact, b) - remainderOf(exact, a) || a - b,
  )
  for (const index of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}

function remainderOf(exact: readonly number[], index: number): number {
  const value = exact[index] ?? 0
  return value - Math.floor(value)
}
