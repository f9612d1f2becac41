import type { DemoAssignment, DemoPerson, DemoSignIn, DemoUnit } from './demo-street.ts'
import { type Delegate, staffMidGrid } from './grid-team.ts'
import type { NewId } from './identifier.ts'
import { type KnownPerson, knownPeople, knownVolunteerName } from './known-people.ts'
import { nameSequence } from './names.ts'
import { randomOf } from './random.ts'
import { appoint, enrol, type Roster } from './roster.ts'
import type { CommunityPlace } from './tree.ts'
import { checkingDeskName, dispatchDeskName, policeStationName, streetOfficeName } from './units.ts'

type Setting = {
  seed: number
  newId: NewId
  communities: readonly CommunityPlace[]
  units: readonly DemoUnit[]
}

export type Staff = {
  people: DemoPerson[]
  assignments: DemoAssignment[]
  signIns: DemoSignIn[]
}

/** Appoints everyone of the street: its own posts, the units' handlers and the grid teams. */
export function staffStreet(setting: Setting): Staff {
  const roster: Roster = {
    newId: setting.newId,
    newName: nameSequence(randomOf(setting.seed, 'names'), takenNames(setting.communities)),
    random: randomOf(setting.seed, 'appointments'),
    people: [],
    assignments: [],
  }
  staffStreetPosts(roster, setting)
  staffHandlers(roster, setting)
  for (const community of setting.communities) staffCommunity(roster, setting, community)
  const { people, assignments } = roster
  return { people, assignments, signIns: Object.values(knownPeople).map(signInOf(people)) }
}

function takenNames(communities: readonly CommunityPlace[]): string[] {
  const leaders = communities.flatMap(({ midGrids }) => midGrids.map(({ plan }) => plan.leader))
  const known = Object.values(knownPeople).map(({ name }) => name)
  return [...known, knownVolunteerName, ...leaders.filter((name) => name !== undefined)]
}

function signInOf(people: readonly DemoPerson[]): (known: KnownPerson) => DemoSignIn {
  return ({ name, loginName, post, label }) => {
    const person = people.find((candidate) => candidate.name === name)
    if (!person) throw new Error(`${name} was not enrolled`)
    return { personId: person.id, loginName, post, label }
  }
}

function staffStreetPosts(roster: Roster, { communities, units }: Setting): void {
  const streetId = communities[0]?.node.parentId
  const stations: [KnownPerson, string][] = [
    [knownPeople.dispatchDesk, dispatchDeskName],
    [knownPeople.checkingDesk, checkingDeskName],
    [knownPeople.secondCheckingDesk, checkingDeskName],
    [knownPeople.streetManager, streetOfficeName],
    [knownPeople.administrator, streetOfficeName],
  ]
  for (const [{ name, post }, unitName] of stations) {
    const unitId = unitNamed(units, unitName).id
    const scope = streetId ? { nodeId: streetId } : {}
    appoint(roster, enrol(roster, name), { post, unitId, ...scope })
  }
}

function staffHandlers(roster: Roster, { units }: Setting): void {
  const handling = units.filter(({ kind }) => kind === 'department' || kind === 'utility')
  for (const unit of handling) {
    const isDrainage = unit.responsibleRoles?.includes('drainage')
    const person = enrol(roster, isDrainage ? knownPeople.drainageHandler.name : undefined)
    appoint(roster, person, { post: 'department-handler', unitId: unit.id })
  }
}

const midGridsPerCadre = 3
const officersPerCommunity = 2

function staffCommunity(roster: Roster, setting: Setting, community: CommunityPlace): void {
  const { plan, node, midGrids } = community
  const unit = communityUnitOf(setting.units, node.id)
  appointSecretary(roster, community, unit)
  const cadres = appointCadres(roster, community, unit)
  const police = appointOfficers(roster, setting.units)
  const property = appointPropertyStaff(roster, setting.units, node.id)
  const smallGrids = midGrids.reduce((sum, midGrid) => sum + midGrid.smallGrids.length, 0)
  const extra = plan.gridPeople - smallGrids * membersPerSmallGrid
  midGrids.forEach((midGrid, index) => {
    const firm = property.find((staff) => staff.unit.midGridIds?.includes(midGrid.node.id))
    const delegates = {
      cadre: itemAt(cadres, Math.floor(index / midGridsPerCadre)),
      police: itemAt(police, index % officersPerCommunity),
      ...(firm ? { property: firm } : {}),
    }
    const gridPeople = midGrid.smallGrids.length * membersPerSmallGrid
    staffMidGrid(roster, midGrid, delegates, index === 0 ? gridPeople + extra : gridPeople)
  })
}

// The article's force is about three people to a small grid; a remainder goes to the first mid grid.
const membersPerSmallGrid = 3

function appointSecretary(roster: Roster, { plan, node }: CommunityPlace, unit: DemoUnit): void {
  const name = plan.name === '翠屏里' ? knownPeople.secretary.name : undefined
  appoint(roster, enrol(roster, name), {
    post: 'community-secretary',
    nodeId: node.id,
    unitId: unit.id,
  })
}

function appointCadres(roster: Roster, community: CommunityPlace, unit: DemoUnit): Delegate[] {
  const { plan, node, midGrids } = community
  return Array.from({ length: Math.ceil(midGrids.length / midGridsPerCadre) }, (_, index) => {
    const isKnown = plan.name === '翠屏里' && index === 0
    const person = enrol(roster, isKnown ? knownPeople.cadre.name : undefined)
    appoint(roster, person, { post: 'community-cadre', nodeId: node.id, unitId: unit.id })
    return { person, unit }
  })
}

function appointOfficers(roster: Roster, units: readonly DemoUnit[]): Delegate[] {
  const unit = unitNamed(units, policeStationName)
  return Array.from({ length: officersPerCommunity }, () => {
    const person = enrol(roster)
    appoint(roster, person, { post: 'department-handler', unitId: unit.id })
    return { person, unit }
  })
}

function appointPropertyStaff(
  roster: Roster,
  units: readonly DemoUnit[],
  communityId: string,
): Delegate[] {
  const firms = units.filter((unit) => unit.kind === 'property' && unit.communityId === communityId)
  return firms.map((unit) => {
    const isKnown = unit.name === '翠屏里北区物业'
    const person = enrol(roster, isKnown ? knownPeople.propertyStaff.name : undefined)
    appoint(roster, person, { post: 'property-staff', unitId: unit.id })
    return { person, unit }
  })
}

function communityUnitOf(units: readonly DemoUnit[], communityId: string): DemoUnit {
  const unit = units.find(
    (candidate) => candidate.kind === 'community' && candidate.communityId === communityId,
  )
  if (!unit) throw new Error('A community has no unit of its own')
  return unit
}

function unitNamed(units: readonly DemoUnit[], name: string): DemoUnit {
  const unit = units.find((candidate) => candidate.name === name)
  if (!unit) throw new Error(`There is no unit ${name}`)
  return unit
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error(`There is no item ${index}`)
  return item
}
