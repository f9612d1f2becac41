import type { Answer } from '@linli/kit/client'
import type { UnitChoice } from '../../organisation/UnitSelect.tsx'

export type Proposal = Answer<'GET /cases/{caseId}/dispatch-proposal'>
export type DispatchValues = {
  lead: UnitChoice | undefined
  assisting: readonly UnitChoice[]
  words: string
  /** The day of a limit that someone else fixed. */
  dueOn: string
}

/** Whether someone else fixes the day on which a limit ends. */
export function isFixed({ clock }: Proposal['limits'][number]): boolean {
  return clock === 'date'
}
