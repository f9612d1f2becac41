import type { caseworkContract } from './casework/casework.contract.ts'
import type { gridContract } from './grid/grid.contract.ts'
import type { catalogueContract } from './matter/catalogue.contract.ts'
import type { matterContract } from './matter/matter.contract.ts'
import type { organisationContract } from './organisation/organisation.contract.ts'
import type { calendarContract } from './platform/calendar.contract.ts'
import type { readingContract } from './platform/reading.contract.ts'
import type { signInContract } from './platform/sign-in.contract.ts'
import type { rosterContract } from './roster/roster.contract.ts'

/** Everything that may be asked of the server: the typed client is made from this type alone. */
export type Api = typeof signInContract &
  typeof readingContract &
  typeof gridContract &
  typeof organisationContract &
  typeof matterContract &
  typeof catalogueContract &
  typeof calendarContract &
  typeof rosterContract &
  typeof caseworkContract
