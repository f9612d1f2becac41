import { departsFrom, proposedUnit } from '@linli/contract/casework/proposal.rules'
import type { Answer } from '@linli/kit/client'
import type { UnitChoice } from '../../organisation/UnitSelect.tsx'
import { useAnswer } from '../../shell/asking.ts'

export type Proposal = Answer<'GET /cases/{caseId}/dispatch-proposal'>
export type Condition = Proposal['conditions'][number]
export type DispatchValues = {
  lead: UnitChoice | undefined
  assisting: readonly UnitChoice[]
  /** Chinese texts of the conditions that hold here. */
  holds: readonly string[]
  words: string
  /** Why another unit leads than the proposed one. */
  why: string
  /** The day of a limit that someone else fixed. */
  dueOn: string
}

/** Whether someone else fixes the day on which a limit ends. */
export function isFixed({ clock }: Proposal['limits'][number]): boolean {
  return clock === 'date'
}

/** Whether the chosen unit is another than the proposed one, so that a reason is asked. */
export function needsWhy(proposal: Proposal, lead: UnitChoice | undefined): boolean {
  return departsFrom(lead?.unitId, proposedUnit(proposal.units)?.unitId)
}

/** Who could lead, and the limits that would start now under these conditions; the earlier answer stays until then. */
export function useProposal(caseId: string, holds: readonly string[]) {
  const query = holds.length === 0 ? {} : { holds: holds.join('\n') }
  return useAnswer(
    'GET /cases/{caseId}/dispatch-proposal',
    { params: { caseId }, query },
    { keepsPrevious: holds.length > 0 },
  )
}
