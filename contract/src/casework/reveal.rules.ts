import { endStages } from './case.rules.ts'
import type { CaseFacts, Doer } from './guard.rules.ts'

/** Why a reporter's contact is not shown; each has its sentence. */
export type RevealRefusal = 'case-ended' | 'asked-for-confidence' | 'not-lead-unit' | 'no-task-here'

const supervisors = [
  'grid-member',
  'grid-leader',
  'community-cadre',
  'community-secretary',
  'dispatch-desk',
  'checking-desk',
]

/**
 * Whether a reader's post needs the reporter's contact for this case now (principle 3; domain 3.4 rules 2 and 3):
 * units between dispatch and the end and never against the reporter's wish, supervision and command while it is open.
 * @returns undefined when it may be asked for, else why not
 */
export function revealRefusalOf(
  file: CaseFacts,
  doer: Doer,
  isConfidential: boolean,
): RevealRefusal | undefined {
  if (endStages.includes(file.stage)) return 'case-ended'
  if (doer.post === 'department-handler' || doer.post === 'property-staff') {
    if (doer.unitId !== file.leadUnitId) return 'not-lead-unit'
    return isConfidential ? 'asked-for-confidence' : undefined
  }
  return supervisors.includes(doer.post) ? undefined : 'no-task-here'
}
