import type { HousePlan, HouseStyle } from './compounds.ts'
import { between, pick, type Random, wholeBetween } from './random.ts'

/** Plans buildings whose doors suit the declared residents of one small grid. */
export function planHouses(random: Random, style: HouseStyle, residents: number): HousePlan[] {
  const dwellings = residents / between(random, 2.5, 2.75)
  if (style === 'towers') return planTowers(random, dwellings)
  return style === 'slabs' ? planSlabs(random, dwellings) : planOldSlabs(random, dwellings)
}

export function dwellingsOf([entrances, floors, doors]: HousePlan): number {
  return entrances * floors * doors
}

function planTowers(random: Random, dwellings: number): HousePlan[] {
  const tower: HousePlan = [1, wholeBetween(random, 11, 18), pick(random, [2, 3, 4])]
  const left = dwellings - dwellingsOf(tower)
  return left < 10 ? [tower] : [tower, ...slabsOf(random, left, 6, 2)]
}

function planSlabs(random: Random, dwellings: number): HousePlan[] {
  return slabsOf(random, dwellings, 6, pick(random, [2, 2, 2, 3]))
}

function planOldSlabs(random: Random, dwellings: number): HousePlan[] {
  return slabsOf(random, dwellings, pick(random, [5, 5, 6]), pick(random, [2, 2, 3, 4]))
}

function slabsOf(random: Random, dwellings: number, floors: number, doors: number): HousePlan[] {
  const entrances = Math.max(1, Math.round(dwellings / (floors * doors)))
  const wished = Math.round(entrances / between(random, 1.35, 2.1))
  const houses = Math.max(1, Math.ceil(entrances / 4), Math.min(wished, 4))
  return Array.from({ length: houses }, (_, index) => [
    Math.floor((entrances + index) / houses),
    floors,
    doors,
  ])
}
