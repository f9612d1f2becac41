import type { CommunityPlan } from './communities.ts'
import { streetCode, streetName } from './communities.ts'
import { type CompoundPlan, midGridName } from './compounds.ts'
import type { DemoNode, DemoNodeKind, LonLatE7 } from './demo-street.ts'
import type { DrawnCommunity, DrawnHouse, DrawnMidGrid, DrawnSmallGrid } from './drawing.ts'
import { centreOf, hullOf } from './geometry.ts'
import { entranceCentre } from './house-layout.ts'
import type { NewId } from './identifier.ts'

/** The grids that people and units are bound to, with the plans they were drawn from. */
export type MidGridPlace = { plan: CompoundPlan; node: DemoNode; smallGrids: DemoNode[] }
export type CommunityPlace = { plan: CommunityPlan; node: DemoNode; midGrids: MidGridPlace[] }
export type Tree = { nodes: DemoNode[]; communities: CommunityPlace[] }

type Planting = { newId: NewId; nodes: DemoNode[] }
type NewNode = Omit<DemoNode, 'id' | 'parentId' | 'pos' | 'posEnd'>

/** Turns the drawing into nodes, parents before children; positions are still 0. */
export function plantTree(newId: NewId, drawn: readonly DrawnCommunity[]): Tree {
  const planting: Planting = { newId, nodes: [] }
  const boundary = hullOf(drawn.flatMap((community) => community.ring))
  const street = plant(planting, undefined, {
    ...named('street', streetCode, streetName, 1),
    ...bounded(boundary),
  })
  const communities = drawn.map((community, index) =>
    plantCommunity(planting, street, community, index + 1),
  )
  return { nodes: planting.nodes, communities }
}

function plantCommunity(
  planting: Planting,
  street: DemoNode,
  drawn: DrawnCommunity,
  ordinal: number,
): CommunityPlace {
  const code = `${street.code}${padded(ordinal, 3)}`
  const node = plant(planting, street, {
    ...named('community', code, `${drawn.plan.name}社区`, ordinal),
    ...bounded(drawn.ring),
    ...mergedCodes(code),
  })
  let smallGridsBefore = 0
  const midGrids = drawn.midGrids.map((midGrid, index) => {
    const place = plantMidGrid(planting, node, midGrid, { ordinal: index + 1, smallGridsBefore })
    smallGridsBefore += place.smallGrids.length
    return place
  })
  return { plan: drawn.plan, node, midGrids }
}

function plantMidGrid(
  planting: Planting,
  community: DemoNode,
  drawn: DrawnMidGrid,
  { ordinal, smallGridsBefore }: { ordinal: number; smallGridsBefore: number },
): MidGridPlace {
  const { plan } = drawn
  const code = `${community.code}-${padded(ordinal, 2)}`
  const node = plant(planting, community, {
    ...named('mid-grid', code, midGridName(plan), ordinal),
    ...bounded(drawn.ring),
    ...mergedCodes(code),
    compound: plan.compound,
    access: plan.access,
    isOldCompound: plan.style === 'old-slabs',
  })
  let housesBefore = 0
  const smallGrids = drawn.smallGrids.map((smallGrid, index) => {
    const serial = smallGridsBefore + index + 1
    const place = { serial, ordinal: index + 1, housesBefore }
    housesBefore += smallGrid.houses.length
    return plantSmallGrid(planting, node, smallGrid, place)
  })
  return { plan, node, smallGrids }
}

/** The serial of a small grid runs through its community, house numbers through the compound. */
type SmallGridPlace = { serial: number; ordinal: number; housesBefore: number }

function plantSmallGrid(
  planting: Planting,
  midGrid: DemoNode,
  drawn: DrawnSmallGrid,
  place: SmallGridPlace,
): DemoNode {
  const code = `${midGrid.code}-${padded(place.serial, 3)}`
  const name = smallGridName(place.housesBefore + 1, place.housesBefore + drawn.houses.length)
  const node = plant(planting, midGrid, {
    ...named('small-grid', code, name, place.ordinal),
    ...bounded(drawn.ring),
    ...mergedCodes(code),
    declaredResidents: drawn.residents,
  })
  drawn.houses.forEach((house, index) => {
    const houseNumber = place.housesBefore + index + 1
    plantBuilding(planting, node, house, { ordinal: index + 1, houseNumber })
  })
  return node
}

function smallGridName(first: number, last: number): string {
  if (first === last) return `${first}号楼网格`
  return last === first + 1 ? `${first}、${last}号楼网格` : `${first}–${last}号楼网格`
}

function plantBuilding(
  planting: Planting,
  smallGrid: DemoNode,
  house: DrawnHouse,
  { ordinal, houseNumber }: { ordinal: number; houseNumber: number },
): void {
  const [entrances, floors, doors] = house.plan
  const code = `${smallGrid.code}-B${padded(houseNumber, 2)}`
  const node = plant(planting, smallGrid, {
    ...named('building', code, `${houseNumber}号楼`, ordinal),
    ...bounded(house.footprint),
    floors,
  })
  for (let number = 1; number <= entrances; number += 1) {
    const entrance = plant(planting, node, {
      ...named('entrance', `${code}-${number}`, `${number}单元`, number),
      centre: entranceCentre(house.footprint, number, entrances),
    })
    plantDwellings(planting, entrance, floors, doors)
  }
}

function plantDwellings(
  planting: Planting,
  entrance: DemoNode,
  floors: number,
  doors: number,
): void {
  for (let index = 0; index < floors * doors; index += 1) {
    const floor = Math.floor(index / doors) + 1
    const door = (index % doors) + 1
    const name = `${floor}${padded(door, 2)}`
    plant(planting, entrance, {
      ...named('dwelling', `${entrance.code}-${name}`, name, index + 1),
      floor,
      door,
    })
  }
}

function plant(planting: Planting, parent: DemoNode | undefined, fields: NewNode): DemoNode {
  const binding = parent ? { parentId: parent.id } : {}
  const node: DemoNode = { id: planting.newId(), ...binding, ...fields, pos: 0, posEnd: 0 }
  planting.nodes.push(node)
  return node
}

function named(kind: DemoNodeKind, code: string, name: string, ordinal: number) {
  return { kind, code, name, ordinal }
}

function bounded(ring: readonly LonLatE7[]) {
  return { boundary: [...ring], centre: centreOf(ring) }
}

// R25: the codes of the two merged systems are kept as attributes; these are invented.
function mergedCodes(code: string) {
  const digits = code.replaceAll('-', '')
  return { externalCodes: { urbanManagement: `CG${digits}`, publicSecurity: `ZF${digits}` } }
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
