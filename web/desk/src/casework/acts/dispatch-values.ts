import type { Answer } from '@linli/kit/client'
import type { UnitChoice } from '../../organisation/UnitSelect.tsx'

export type Proposal = Answer<'GET /cases/{caseId}/dispatch-proposal'>
export type DispatchValues = {
  lead: UnitChoice | undefined
  assisting: readonly UnitChoice[]
  words: string
}
