import { reopenDays } from '../matter/reopening.rules.ts'
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
  /** Days since the end; of a joined case since the end of what it was joined to, so none before that. */
  endedDaysAgo?: number | undefined
  /** Whose record it is: whoever bears it is its reporter, with an account or without. */
  holderId: string
  /** The units the reporter worked for when reporting. */
  reporterUnitIds: readonly string[]
  /** Of the cases joined to this one: who reported them or filed for their reporters, and whose records they are. */
  joinedPeople: readonly string[]
  joinedHolders: readonly string[]
  /** Staff who spoke for the reporter at the phone or the counter. */
  spokenForBy: readonly string[]
  /** Staff saw it themselves on patrol. */
  isSeenByStaff: boolean
  wasDrawn: boolean
  wasReopened: boolean
  /** Its type was another once. */
  isTypeCorrected: boolean
}

/** Who acts: a person under a post, or the system by itself when a time has come. */
export type ActingPost = Post | 'system'

/** Who wants to act, under which post. */
export type Doer = {
  /** Empty for the bearer of a receipt without an account. */
  identityId: string
  post: ActingPost
  unitId?: string | undefined
  /** Every unit this person works for, under whatever post. */
  unitIds?: readonly string[] | undefined
  /** Whose records this person bears. */
  holders?: readonly string[] | undefined
  recruitment?: string | undefined
  /** Staff speak for the reporter, who said the check word. */
  isSpeaking?: boolean | undefined
}
type Person = Pick<Doer, 'identityId' | 'unitId' | 'unitIds' | 'holders'>

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
  | 'verify-first'

/** What an act asks beyond post and stage. */
export type Guard = (file: CaseFacts, doer: Doer) => ActRefusal | undefined

const commandPosts: readonly ActingPost[] = ['dispatch-desk', 'community-secretary']
const unitPosts: readonly ActingPost[] = ['department-handler', 'property-staff']
export const checkingPosts = ['checking-desk', 'grid-leader', 'community-cadre'] as const

/** Principle 2: the reasons for which one person may not check this case. */
export function checkerObstacle(
  file: CaseFacts,
  person: Pick<Person, 'identityId' | 'holders'>,
):
  | 'handled'
  | 'reported'
  | 'filed-for-reporter'
  | 'dispatched'
  | 'verified'
  | 'joined'
  | 'spoke-for-reporter'
  | undefined {
  const { identityId } = person
  if (file.handledBy.includes(identityId)) return 'handled'
  if (file.reporterIdentityId === identityId || bears(person, [file.holderId])) return 'reported'
  if (file.filedForBy === identityId) return 'filed-for-reporter'
  if (file.dispatchedBy === identityId) return 'dispatched'
  if (file.verifiedBy === identityId) return 'verified'
  if (file.joinedPeople.includes(identityId) || bears(person, file.joinedHolders)) return 'joined'
  if (file.spokenForBy.includes(identityId)) return 'spoke-for-reporter'
  return undefined
}

/** Whether whoever answers bears the record of the report itself. */
export function isReporter(file: CaseFacts, person: Pick<Person, 'holders'>): boolean {
  return bears(person, [file.holderId])
}

function bears({ holders = [] }: Pick<Person, 'holders'>, records: readonly string[]): boolean {
  return holders.some((holder) => records.includes(holder))
}

/** Whether a person works for the unit that leads the case or one that assists, under whatever post. */
export function isOfUnit(file: CaseFacts, { unitId, unitIds = [] }: Person): boolean {
  const atWork = [file.leadUnitId, ...file.assistingUnitIds]
  return [unitId, ...unitIds].some((own) => own !== undefined && atWork.includes(own))
}

/** Whether a person had a hand in the work, or is of a unit that had. */
function isWorker(file: CaseFacts, person: Person): boolean {
  const hadHand = [...file.handledBy, file.dispatchedBy, file.verifiedBy]
  const isNamed = person.identityId !== '' && hadHand.includes(person.identityId)
  return isNamed || isOfUnit(file, person)
}

function reporterOf({ reporterIdentityId = '', reporterUnitIds }: CaseFacts): Person {
  return { identityId: reporterIdentityId, unitIds: reporterUnitIds }
}

/**
 * Whether the reporter's own yes closes the case: not when the reporter, or whoever answers for them, had a hand in it.
 * Who filed for a caller holds the caller's receipt too, so the yes to such a report is heard and still checked.
 */
export function yesCounts(file: CaseFacts, answering: Person): boolean {
  if (file.filedForBy !== undefined) return false
  return !isWorker(file, reporterOf(file)) && !isWorker(file, answering)
}

/** Whether the yes that a checker heard on the phone counts: not from one who did the work, nor for one who filed it. */
export function callCounts(file: CaseFacts): boolean {
  return !isWorker(file, reporterOf(file)) && !isWorker(file, { identityId: file.filedForBy ?? '' })
}

/** Those barred from checking a case after another was joined to it: whoever had a part in either. */
export function handsWith(
  file: CaseFacts,
  joined: CaseFacts,
): Pick<CaseFacts, 'handledBy' | 'joinedPeople' | 'joinedHolders'> {
  const { handledBy, verifiedBy, dispatchedBy, reporterIdentityId, filedForBy } = joined
  return {
    handledBy: once([...file.handledBy, ...handledBy, verifiedBy, dispatchedBy]),
    joinedPeople: once([
      ...file.joinedPeople,
      ...joined.joinedPeople,
      ...joined.spokenForBy,
      reporterIdentityId,
      filedForBy,
    ]),
    joinedHolders: once([...file.joinedHolders, ...joined.joinedHolders, joined.holderId]),
  }
}

function once(people: readonly (string | undefined)[]): string[] {
  return [...new Set(people.filter((person) => person !== undefined))]
}

/** The checker is none of handlers, reporter, filer, dispatcher and verifier, and of no unit that worked on it. */
export const independent: Guard = (file, doer) => {
  const isBarred = isOfUnit(file, doer) || checkerObstacle(file, doer) !== undefined
  return isBarred ? 'checker-not-independent' : undefined
}

/** Whoever proposed it does not confirm it. */
export const secondPerson: Guard = (file, doer) =>
  file.proposedBy === doer.identityId ? 'second-person-needed' : undefined

/** A no or a void ends a case as a check does: its second reader is as independent as a checker. */
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

/** Whether nobody of the street has seen yet what was reported. */
export function isUnseen(file: CaseFacts): boolean {
  return file.stage === 'reported' && !file.isSeenByStaff
}

/** What nobody has seen is filed by a checking post alone, which says why. */
export const files: Guard = (file, doer) => {
  const isOfChecking = checkingPosts.some((post) => post === doer.post)
  return needsCategory(file, doer) ?? (isUnseen(file) && !isOfChecking ? 'verify-first' : undefined)
}

/** Who filed for a caller holds the caller's receipt too, and does not take the report back with it. */
export const notWhoFiled: Guard = (file, doer) =>
  doer.identityId !== '' && file.filedForBy === doer.identityId ? 'second-person-needed' : undefined

/** A rating heard on the phone is not written down by whom it judges, nor by who filed the report. */
export const notWhoIsRated: Guard = (file, doer) => {
  const isPartOfIt = isWorker(file, doer) || file.filedForBy === doer.identityId
  return doer.isSpeaking === true && isPartOfIt ? 'second-person-needed' : undefined
}

/** What the grid may settle on the spot is fixed in the catalogue (principle 2). */
export const settles: Guard = (file) => {
  if (file.categoryCode === undefined) return 'category-missing'
  return file.canSettleOnSpot ? undefined : 'cannot-settle-on-spot'
}

/** People have 15 days; the system takes up what was promised for a day, however late the day is. */
export const withinReopening: Guard = (file, doer) => {
  const isLate = file.endedDaysAgo !== undefined && file.endedDaysAgo > reopenDays
  return isLate && doer.post !== 'system' ? 'reopen-too-late' : undefined
}
