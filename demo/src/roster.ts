import type { DemoAssignment, DemoPerson } from './demo-street.ts'
import type { NewId } from './identifier.ts'
import type { NewName } from './names.ts'
import { type Random, wholeBetween } from './random.ts'

/** The people enrolled so far and the posts they hold. */
export type Roster = {
  newId: NewId
  newName: NewName
  random: Random
  people: DemoPerson[]
  assignments: DemoAssignment[]
}

export type Duty = Omit<DemoAssignment, 'id' | 'personId' | 'from'>

/** Enrols a new person, under the given name or an invented one. */
export function enrol(roster: Roster, name?: string): DemoPerson {
  const person = { id: roster.newId(), name: name ?? roster.newName() }
  roster.people.push(person)
  return person
}

/** Gives a person a post that is still held today. */
export function appoint(roster: Roster, person: DemoPerson, duty: Duty): DemoPerson {
  const from = firstDay(roster.random)
  roster.assignments.push({ id: roster.newId(), personId: person.id, ...duty, from })
  return person
}

// Everyone began in the two years before the division of 2026-01-01.
function firstDay(random: Random): string {
  const month = String(wholeBetween(random, 1, 12)).padStart(2, '0')
  const day = String(wholeBetween(random, 1, 28)).padStart(2, '0')
  return `${wholeBetween(random, 2024, 2025)}-${month}-${day}`
}
