import { endStages } from './case.rules.ts'
import { type CaseFacts, type Doer, isOfUnit } from './guard.rules.ts'

/** Why a reporter's contact is not shown; each has its sentence. */
export type RevealRefusal = 'case-ended' | 'asked-for-confidence' | 'not-lead-unit' | 'no-task-here'

const unitPosts: readonly string[] = ['department-handler', 'property-staff']
const supervisors: readonly string[] = [
  'grid-member',
  'grid-leader',
  'community-cadre',
  'community-secretary',
  'dispatch-desk',
  'checking-desk',
]

/** Whether a reader stands on the side of a unit that works on the case, whatever the post. */
export function readsForUnit(file: CaseFacts, doer: Doer): boolean {
  return unitPosts.includes(doer.post) || isOfUnit(file, doer)
}

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
  const isOfLead = file.leadUnitId !== undefined && doer.unitId === file.leadUnitId
  if (unitPosts.includes(doer.post) && !isOfLead) return 'not-lead-unit'
  if (readsForUnit(file, doer)) return isConfidential ? 'asked-for-confidence' : undefined
  return supervisors.includes(doer.post) && hasTask(file, doer) ? undefined : 'no-task-here'
}

/** A case of their grid is a task for full-time members; a part-time one has it by having been there or at work on it. */
function hasTask(file: CaseFacts, { post, identityId, recruitment }: Doer): boolean {
  if (post !== 'grid-member' || recruitment === 'full-time') return true
  return file.verifiedBy === identityId || file.handledBy.includes(identityId)
}
