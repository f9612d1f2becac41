import type { CommunityPlace } from './tree.ts'
import type { DemoUnit, DemoUnitKind } from './demo-street.ts'
import type { NewId } from './identifier.ts'

type UnitPlan = { name: string; kind: DemoUnitKind; roles?: readonly string[] }

/** Founds every unit that can be given a case, and the 23 resident units of the area. */
export function foundUnits(newId: NewId, communities: readonly CommunityPlace[]): DemoUnit[] {
  const plans: Omit<DemoUnit, 'id' | 'phone'>[] = [
    ...streetUnits.map(unitOf),
    ...communities.map(communityUnit),
    ...communities.flatMap(propertyFirms),
    ...departments.map(unitOf),
    ...utilities.map(unitOf),
    ...residentUnits(communities),
  ]
  return plans.map((plan, index) => ({ id: newId(), ...plan, phone: dutyPhone(index) }))
}

export const dispatchDeskName = '街道指挥岗'
export const checkingDeskName = '街道监督岗'
export const streetOfficeName = '影山街道办事处（演示）'
export const policeStationName = '影山派出所（演示）'

const streetUnits: readonly UnitPlan[] = [
  { name: streetOfficeName, kind: 'street-post', roles: ['street'] },
  { name: dispatchDeskName, kind: 'street-post' },
  { name: checkingDeskName, kind: 'street-post' },
  { name: policeStationName, kind: 'police', roles: ['police'] },
  { name: '市政清运演示单位', kind: 'outside-unit', roles: ['outside-partner'] },
]

const departments: readonly UnitPlan[] = [
  department('演示城管执法中队', 'law-enforcement'),
  department('演示交警中队', 'traffic-police'),
  department('演示住建部门', 'construction', 'housing'),
  department('演示生态环境部门', 'environment'),
  department('演示消防救援站', 'fire'),
  department('演示民政部门', 'civil-affairs'),
  department('演示市场监管所', 'market'),
  department('演示人社服务部门', 'salon-partner'),
  department('演示文体部门', 'sports'),
  department('演示人防部门', 'civil-defence'),
  department('演示环卫单位', 'sanitation'),
  department('演示绿化养护单位', 'greening'),
  department('演示道路养护单位', 'road', 'road-authority'),
  department('演示河道管护单位', 'river'),
]

const utilities: readonly UnitPlan[] = [
  utility('演示排水单位', 'drainage'),
  utility('演示供水单位', 'water', 'utility'),
  utility('演示燃气单位', 'gas', 'utility'),
  utility('演示供热单位', 'heating', 'utility'),
  utility('演示供电单位', 'power', 'utility'),
  utility('演示通信单位', 'telecom'),
  utility('演示路灯单位', 'lighting'),
  utility('演示公交单位', 'bus'),
  utility('演示电梯维保单位', 'lift-maintainer'),
]

function department(name: string, ...roles: string[]): UnitPlan {
  return { name, kind: 'department', roles }
}

function utility(name: string, ...roles: string[]): UnitPlan {
  return { name, kind: 'utility', roles }
}

function unitOf({ name, kind, roles }: UnitPlan) {
  return { name, kind, ...(roles ? { responsibleRoles: [...roles] } : {}) }
}

// Posts of the community's own house: committees, service station, mediation, culture, children.
const communityRoles = [
  'community',
  'residents-committee',
  'party-committee',
  'consultation-committee',
  'mediator',
  'station-clerk',
  'agent',
  'culture-worker',
  'children-director',
]

function communityUnit({ node }: CommunityPlace) {
  return {
    ...unitOf({ name: node.name, kind: 'community', roles: communityRoles }),
    communityId: node.id,
  }
}

/** A closed compound of several mid grids has one firm. */
function propertyFirms({ node, midGrids }: CommunityPlace) {
  const closed = midGrids.filter(({ plan }) => plan.access === 'closed')
  const compounds = [...new Set(closed.map(({ plan }) => plan.compoundName))]
  return compounds.map((compoundName) => ({
    ...unitOf({ name: `${compoundName}物业`, kind: 'property', roles: ['property'] }),
    communityId: node.id,
    midGridIds: closed
      .filter(({ plan }) => plan.compoundName === compoundName)
      .map((midGrid) => midGrid.node.id),
  }))
}

function residentUnits(communities: readonly CommunityPlace[]) {
  return Array.from({ length: 23 }, (_, index) => {
    const community = communities[index % communities.length]
    return {
      ...unitOf({
        name: `演示单位${String(index + 1).padStart(2, '0')}`,
        kind: 'resident-unit',
      }),
      ...(community ? { communityId: community.node.id } : {}),
    }
  })
}

// Numbers that begin with 100 are given to nobody.
function dutyPhone(index: number): string {
  return `1000531${String(index + 1).padStart(4, '0')}`
}
