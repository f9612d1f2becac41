import type { Post } from '../shared/post.ts'
import type { Stage } from './case.schema.ts'

/** What the rules need to know of a case file; ids only. */
export type CaseFacts = {
  stage: Stage
  stageBefore?: Stage | undefined
  categoryCode?: string | undefined
  canSettleOnSpot: boolean
  leadUnitId?: string | undefined
  assistingUnitIds: readonly string[]
  reporterIdentityId?: string | undefined
  filedForBy?: string | undefined
  verifiedBy?: string | undefined
  dispatchedBy?: string | undefined
  proposedBy?: string | undefined
  handledBy: readonly string[]
  returnedUnitIds: readonly string[]
  extensionCount: number
  endedDaysAgo?: number | undefined
}

/** Who acts: a person under a post, or the system by itself when a time has come. */
export type ActingPost = Post | 'system'

/** Who wants to act, under which post. */
export type Doer = { identityId: string; post: ActingPost; unitId?: string | undefined }

/** Why an act is refused; the web puts it into a sentence. */
export type ActRefusal =
  | 'act-not-now'
  | 'not-your-post'
  | 'not-lead-unit'
  | 'checker-not-independent'
  | 'second-person-needed'
  | 'category-missing'
  | 'cannot-settle-on-spot'
  | 'returned-once'
  | 'extended-once'
  | 'reopen-too-late'

/** What an act asks beyond post and stage. */
export type Guard = (file: CaseFacts, doer: Doer) => ActRefusal | undefined

/** Days within which a closed case may be reopened (domain 2.3). */
export const reopenDays = 15

const commandPosts: readonly ActingPost[] = ['dispatch-desk', 'community-secretary']
const unitPosts: readonly ActingPost[] = ['department-handler', 'property-staff']

/** Principle 2: the reasons for which one person may not check this case. */
export function checkerObstacle(
  file: CaseFacts,
  identityId: string,
): 'handled' | 'reported' | 'filed-for-reporter' | 'dispatched' | 'verified' | undefined {
  if (file.handledBy.includes(identityId)) return 'handled'
  if (file.reporterIdentityId === identityId) return 'reported'
  if (file.filedForBy === identityId) return 'filed-for-reporter'
  if (file.dispatchedBy === identityId) return 'dispatched'
  if (file.verifiedBy === identityId) return 'verified'
  return undefined
}

/**
 * Whether the reporter's yes closes the case: not when the reporter, or whoever answers for them, had a hand in it. Who
 * filed for a caller holds the caller's receipt too, so the yes to such a report is heard and still checked.
 * @param identityId who answers; empty for the bearer of a receipt
 */
export function yesCounts(file: CaseFacts, identityId: string): boolean {
  if (file.filedForBy !== undefined) return false
  const hadHand = [...file.handledBy, file.dispatchedBy, file.verifiedBy]
  return ![file.reporterIdentityId, identityId].some(
    (person) => person !== undefined && person !== '' && hadHand.includes(person),
  )
}

/** The checker is none of handlers, reporter, filer, dispatcher and verifier, and of no unit that worked on it. */
export const independent: Guard = (file, doer) => {
  const isOfUnit =
    doer.unitId !== undefined && [file.leadUnitId, ...file.assistingUnitIds].includes(doer.unitId)
  const isBarred = isOfUnit || checkerObstacle(file, doer.identityId) !== undefined
  return isBarred ? 'checker-not-independent' : undefined
}

/** Whoever proposed it does not confirm it. */
export const secondPerson: Guard = (file, doer) =>
  file.proposedBy === doer.identityId ? 'second-person-needed' : undefined

/** A no ends a case as a check does: its second reader is as independent as a checker. */
export const secondReader: Guard = (file, doer) =>
  secondPerson(file, doer) ?? independent(file, doer)

export const leadUnit: Guard = (file, doer) =>
  doer.unitId !== undefined && doer.unitId === file.leadUnitId ? undefined : 'not-lead-unit'

/** Partners without an account act through staff (M10): command may enter their arrival and result. */
export const leadUnitOrCommand: Guard = (file, doer) =>
  commandPosts.includes(doer.post) ? undefined : leadUnit(file, doer)

/** Of the units, only the one that leads; staff of the street as their posts allow. */
export const leadAmongUnits: Guard = (file, doer) =>
  unitPosts.includes(doer.post) ? leadUnit(file, doer) : undefined

/** A unit may return a case once; after arbitration it may not return it again (12345 practice, domain 2.5). */
export const returnsOnce: Guard = (file, doer) => {
  const refused = leadUnit(file, doer)
  if (refused) return refused
  return file.returnedUnitIds.includes(doer.unitId ?? '') ? 'returned-once' : undefined
}

export const extendsOnce: Guard = (file, doer) =>
  file.extensionCount > 0 && doer.post !== 'street-manager' ? 'extended-once' : undefined

export const needsCategory: Guard = (file) =>
  file.categoryCode === undefined ? 'category-missing' : undefined

/** What the grid may settle on the spot is fixed in the catalogue (principle 2). */
export const settles: Guard = (file) => {
  if (file.categoryCode === undefined) return 'category-missing'
  return file.canSettleOnSpot ? undefined : 'cannot-settle-on-spot'
}

export const withinReopening: Guard = (file) =>
  file.endedDaysAgo !== undefined && file.endedDaysAgo > reopenDays ? 'reopen-too-late' : undefined
