import type { CommunityPlan } from './communities.ts'
import type { CompoundPlan, HousePlan } from './compounds.ts'
import type { LonLatE7 } from './demo-street.ts'
import { type Footprint, layOutHouses } from './house-layout.ts'
import { planHouses } from './houses.ts'
import { type Mesh, newMesh } from './mesh.ts'
import { partitionByPlan, partitionEvenly } from './partition.ts'
import { type Random, randomOf } from './random.ts'
import { shareResidents } from './residents.ts'

export type DrawnHouse = { plan: HousePlan; footprint: Footprint }
export type DrawnSmallGrid = { ring: LonLatE7[]; residents: number; houses: DrawnHouse[] }
export type DrawnMidGrid = {
  plan: CompoundPlan
  ring: LonLatE7[]
  smallGrids: DrawnSmallGrid[]
}
export type DrawnCommunity = {
  plan: CommunityPlan
  ring: LonLatE7[]
  midGrids: DrawnMidGrid[]
}

/** Draws one community: its lanes first, then the houses inside the finished small grids. */
export function drawCommunity(seed: number, plan: CommunityPlan): DrawnCommunity {
  const random = randomOf(seed, `lanes of ${plan.name}`)
  const shares = shareResidents(randomOf(seed, `residents of ${plan.name}`), plan)
  const { mesh, ring } = newMesh(plan.outline)
  const weights = plan.midGrids.map((midGrid, index) => landFor(midGrid, shares[index] ?? []))
  const rings = partitionByPlan({ mesh, random, weights }, ring, plan.midGridPlan, plan.firstAxis)
  const midGrids = plan.midGrids.map((midGrid, index) =>
    drawMidGrid({ mesh, random, weights: shares[index] ?? [] }, midGrid, rings[index] ?? []),
  )
  const houses = randomOf(seed, `houses of ${plan.name}`)
  for (const midGrid of midGrids) drawHouses(houses, midGrid)
  return { plan, ring, midGrids }
}

// Towers need less land for the same people.
function landFor(plan: CompoundPlan, residents: readonly number[]): number {
  const people = residents.reduce((sum, share) => sum + share, 0)
  return plan.style === 'towers' ? people * 0.85 : people
}

type Sheet = { mesh: Mesh; random: Random; weights: readonly number[] }

function drawMidGrid(sheet: Sheet, plan: CompoundPlan, ring: LonLatE7[]): DrawnMidGrid {
  const smallGrids = partitionEvenly(sheet, ring).map((part, index) => ({
    ring: part,
    residents: sheet.weights[index] ?? 0,
    houses: [],
  }))
  return { plan, ring, smallGrids }
}

function drawHouses(random: Random, midGrid: DrawnMidGrid): void {
  midGrid.smallGrids.forEach((smallGrid, index) => {
    const plans =
      midGrid.plan.drawnSmallGrids?.[index + 1]?.houses ??
      planHouses(random, midGrid.plan.style, smallGrid.residents)
    smallGrid.houses = layOutHouses(random, smallGrid.ring, plans).map((footprint, place) => ({
      plan: plans[place] ?? [1, 1, 1],
      footprint,
    }))
  })
}
