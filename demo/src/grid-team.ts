import type { CompoundPlan } from './compounds.ts'
import type { DemoNode, DemoPerson, DemoSubject, DemoUnit } from './demo-street.ts'
import { pick } from './random.ts'
import { appoint, enrol, type Roster } from './roster.ts'
import type { MidGridPlace } from './tree.ts'

/** Someone of an organisation who can join the leader team of a compound. */
export type Delegate = { person: DemoPerson; unit: DemoUnit }
export type Delegates = { cadre: Delegate; police: Delegate; property?: Delegate }

/** Staffs one mid grid; leader and members together are exactly `gridPeople` assignments. */
export function staffMidGrid(
  roster: Roster,
  place: MidGridPlace,
  delegates: Delegates,
  gridPeople: number,
): void {
  const before = roster.assignments.length
  const subject = leaderSubject(roster, place.plan)
  appointLeader(roster, place, subject, delegates)
  if (place.plan.access === 'closed') completeTeam(roster, place, subject, delegates)
  appointFullTime(roster, place)
  const appointed = roster.assignments.slice(before).filter(({ post }) => post.startsWith('grid-'))
  appointPartTime(roster, place, gridPeople - appointed.length)
}

// R40: in an open compound the leader is a Party member whom the residents put forward.
function leaderSubject(roster: Roster, plan: CompoundPlan): DemoSubject {
  if (plan.access === 'open') return 'party-volunteer'
  return (
    plan.leaderSubject ?? pick(roster.random, ['party-volunteer', 'property', 'party-volunteer'])
  )
}

function appointLeader(
  roster: Roster,
  { plan, node }: MidGridPlace,
  subject: DemoSubject,
  delegates: Delegates,
): void {
  if (plan.isLeaderVacant) return
  const unit = subject === 'property' ? delegates.property?.unit : undefined
  appoint(roster, enrol(roster, plan.leader), {
    post: 'grid-leader',
    nodeId: node.id,
    subject,
    ...(unit ? { unitId: unit.id } : { recruitment: 'part-time' }),
  })
}

// R39: the four subjects of a closed compound; the leader already stands for one of them.
function completeTeam(
  roster: Roster,
  { plan, node }: MidGridPlace,
  led: DemoSubject,
  { cadre, police, property }: Delegates,
): void {
  delegate(roster, node, cadre, 'community-cadre')
  if (!plan.lacksPolice) delegate(roster, node, police, 'police')
  if (property && led !== 'property') delegate(roster, node, property, 'property')
  if (led !== 'party-volunteer') appointVolunteer(roster, node, plan.namedPeople?.volunteer)
}

const postOfSubject = {
  'community-cadre': 'community-cadre',
  police: 'department-handler',
  property: 'property-staff',
} as const

function delegate(
  roster: Roster,
  node: DemoNode,
  { person, unit }: Delegate,
  subject: keyof typeof postOfSubject,
): void {
  appoint(roster, person, {
    post: postOfSubject[subject],
    nodeId: node.id,
    unitId: unit.id,
    subject,
  })
}

function appointVolunteer(roster: Roster, node: DemoNode, name: string | undefined): void {
  appoint(roster, enrol(roster, name), {
    post: 'grid-member',
    nodeId: node.id,
    recruitment: 'part-time',
    subject: 'party-volunteer',
  })
}

function appointFullTime(roster: Roster, { plan, node, smallGrids }: MidGridPlace): void {
  const names = smallGrids.length > 7 ? [undefined, undefined] : [plan.namedPeople?.fullTime]
  for (const name of names) {
    appoint(roster, enrol(roster, name), {
      post: 'grid-member',
      nodeId: node.id,
      recruitment: 'full-time',
    })
  }
}

function appointPartTime(roster: Roster, { plan, smallGrids }: MidGridPlace, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const smallGrid = smallGrids[index % smallGrids.length]
    if (!smallGrid) continue
    const isFirstHere = index < smallGrids.length
    const name = isFirstHere ? plan.namedPeople?.partTime?.[smallGrid.ordinal] : undefined
    appoint(roster, enrol(roster, name), {
      post: 'grid-member',
      nodeId: smallGrid.id,
      recruitment: 'part-time',
    })
  }
}
