import type { Row } from '../db/row.ts'

/** A post held today, with what its policy asks of whoever acts under it. */
export type Grant = Row<'auth.held_grant'> & { second_factor: string }

export type SignedIn = {
  identityId: string
  name: string
  holderId: string
  hasSecondFactor: boolean
  holders: string[]
  grants: Grant[]
  acting: Grant | undefined
}
