import type { Post } from '../shared/post.ts'
import type { ReportStatus } from '../matter/matter.schema.ts'
import type { CaseAct, Stage } from './case.schema.ts'

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

/** Who wants to act, under which post. */
export type Doer = { identityId: string; post: Post; unitId?: string | undefined }

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

/** The two axes of the standard (M6): supervision watches, command gets it done; the reporter has a say of their own. */
export type Axis = 'supervision' | 'command' | 'reporter'

type Transition = {
  from: readonly Stage[]
  /** Where it leads; 'same' stays, 'before' returns to the stage it was proposed from. */
  to: Stage | 'same' | 'before'
  axis: Axis
  posts: readonly Post[]
  rule?: (file: CaseFacts, doer: Doer) => ActRefusal | undefined
}

const openStages: readonly Stage[] = [
  'reported',
  'verified',
  'filed',
  'dispatched',
  'returned',
  'arbitration',
  'handling',
  'suspended',
  'hung',
  'second-reading',
  'checking',
]
const gridPosts = ['grid-member', 'grid-leader', 'community-cadre', 'community-secretary'] as const
const unitPosts = ['department-handler', 'property-staff', 'community-cadre'] as const
const checkingPosts = ['checking-desk', 'grid-leader', 'community-cadre'] as const
const commandPosts = ['dispatch-desk', 'community-secretary'] as const
const staffPosts = [...gridPosts, 'dispatch-desk', 'checking-desk', 'street-manager'] as const
const self = ['resident'] as const

/**
 * The one workflow of all cases (R34; domain 2.3): for every act the stages it leads from and to, its axis, who may
 * do it and what more it needs. Communities set people and hours, never the flow.
 */
export const transitions: Readonly<Record<CaseAct, Transition>> = {
  report: { from: [], to: 'reported', axis: 'supervision', posts: [...staffPosts, ...self] },
  verify: { from: ['reported'], to: 'verified', axis: 'supervision', posts: gridPosts },
  settle: {
    from: ['reported', 'verified'],
    to: 'settled',
    axis: 'command',
    posts: gridPosts,
    rule: settleRule,
  },
  reclassify: {
    from: ['reported', 'verified', 'filed', 'returned', 'arbitration'],
    to: 'same',
    axis: 'supervision',
    posts: staffPosts,
  },
  file: {
    from: ['reported', 'verified'],
    to: 'filed',
    axis: 'supervision',
    posts: ['checking-desk', 'community-cadre', 'community-secretary'],
    rule: needsCategory,
  },
  merge: {
    from: ['reported', 'verified', 'filed'],
    to: 'closed',
    axis: 'supervision',
    posts: ['checking-desk', 'dispatch-desk', 'community-cadre', 'community-secretary'],
  },
  'propose-no': {
    from: ['reported', 'verified', 'filed', 'returned', 'arbitration', 'handling'],
    to: 'second-reading',
    axis: 'supervision',
    posts: [...staffPosts, 'department-handler', 'property-staff'],
  },
  'confirm-no': {
    from: ['second-reading'],
    to: 'closed',
    axis: 'supervision',
    posts: ['checking-desk', 'street-manager', 'community-secretary'],
    rule: secondPerson,
  },
  'refuse-no': {
    from: ['second-reading'],
    to: 'before',
    axis: 'supervision',
    posts: ['checking-desk', 'street-manager', 'community-secretary'],
    rule: secondPerson,
  },
  dispatch: {
    from: ['filed', 'returned'],
    to: 'dispatched',
    axis: 'command',
    posts: commandPosts,
    rule: needsCategory,
  },
  accept: {
    from: ['dispatched'],
    to: 'handling',
    axis: 'command',
    posts: unitPosts,
    rule: leadUnit,
  },
  return: {
    from: ['dispatched', 'handling'],
    to: 'returned',
    axis: 'command',
    posts: unitPosts,
    rule: returnsOnce,
  },
  arbitrate: {
    from: ['arbitration'],
    to: 'dispatched',
    axis: 'command',
    posts: ['street-manager', 'dispatch-desk'],
  },
  arrive: {
    from: ['dispatched', 'handling'],
    to: 'handling',
    axis: 'command',
    posts: [...unitPosts, ...commandPosts],
    rule: leadUnitOrStaff,
  },
  extend: {
    from: ['dispatched', 'handling'],
    to: 'same',
    axis: 'command',
    posts: ['dispatch-desk', 'street-manager'],
    rule: extendsOnce,
  },
  suspend: {
    from: ['dispatched', 'handling'],
    to: 'suspended',
    axis: 'command',
    posts: [...commandPosts, 'street-manager'],
  },
  resume: {
    from: ['suspended'],
    to: 'handling',
    axis: 'command',
    posts: [...commandPosts, 'street-manager'],
  },
  hang: {
    from: ['returned', 'arbitration', 'handling', 'suspended'],
    to: 'hung',
    axis: 'command',
    posts: ['street-manager'],
  },
  revive: { from: ['hung'], to: 'filed', axis: 'command', posts: ['street-manager'] },
  'feed-back': {
    from: ['dispatched', 'handling'],
    to: 'checking',
    axis: 'command',
    posts: [...unitPosts, ...commandPosts],
    rule: leadUnitOrStaff,
  },
  'pass-check': {
    from: ['checking'],
    to: 'closed',
    axis: 'supervision',
    posts: checkingPosts,
    rule: independent,
  },
  'fail-check': {
    from: ['checking'],
    to: 'handling',
    axis: 'supervision',
    posts: checkingPosts,
    rule: independent,
  },
  'answer-solved': {
    from: ['checking', 'closed', 'settled'],
    to: 'same',
    axis: 'reporter',
    posts: self,
  },
  'answer-unsolved': {
    from: ['checking', 'closed', 'settled'],
    to: 'handling',
    axis: 'reporter',
    posts: self,
    rule: withinReopening,
  },
  rate: { from: ['closed', 'settled'], to: 'same', axis: 'reporter', posts: self },
  reopen: {
    from: ['closed', 'settled'],
    to: 'handling',
    axis: 'supervision',
    posts: ['checking-desk', 'community-secretary', 'street-manager', ...self],
    rule: withinReopening,
  },
  withdraw: {
    from: ['reported', 'verified', 'filed'],
    to: 'closed',
    axis: 'reporter',
    posts: self,
  },
  urge: {
    from: openStages,
    to: 'same',
    axis: 'command',
    posts: [
      'dispatch-desk',
      'checking-desk',
      'community-secretary',
      'street-manager',
      'grid-leader',
    ],
  },
  escalate: {
    from: openStages,
    to: 'same',
    axis: 'command',
    posts: ['grid-leader', 'community-cadre', 'community-secretary'],
  },
  note: {
    from: [...openStages, 'settled', 'void-proposed'],
    to: 'same',
    axis: 'command',
    posts: [...staffPosts, 'department-handler', 'property-staff', ...self],
  },
  'propose-void': {
    from: ['reported', 'verified', 'filed', 'returned'],
    to: 'void-proposed',
    axis: 'supervision',
    posts: staffPosts,
  },
  'confirm-void': {
    from: ['void-proposed'],
    to: 'void',
    axis: 'supervision',
    posts: ['checking-desk', 'dispatch-desk', 'community-secretary', 'street-manager'],
    rule: secondPerson,
  },
  'refuse-void': {
    from: ['void-proposed'],
    to: 'before',
    axis: 'supervision',
    posts: ['checking-desk', 'dispatch-desk', 'community-secretary', 'street-manager'],
    rule: secondPerson,
  },
}

/** Stages in which the loop has ended for now. */
export const endStages: readonly Stage[] = ['closed', 'settled', 'void']

/** Days within which a closed case may be reopened (domain 2.3). */
export const reopenDays = 15

/**
 * Whether an act may be done now.
 * @returns undefined when it may, else why not
 */
export function refusalOf(file: CaseFacts, act: CaseAct, doer: Doer): ActRefusal | undefined {
  const transition = transitions[act]
  if (!transition.posts.includes(doer.post)) return 'not-your-post'
  if (!transition.from.includes(file.stage)) return 'act-not-now'
  return transition.rule?.(file, doer)
}

/**
 * The stage an act leads to; ask `refusalOf` first. A second return goes to arbitration; the reporter's yes closes
 * what waits for a check, unless the reporter had a hand in it (principle 2); a no reopens.
 */
export function stageAfter(file: CaseFacts, act: CaseAct): Stage {
  const { to } = transitions[act]
  if (act === 'return' && file.returnedUnitIds.length > 0) return 'arbitration'
  if (act === 'answer-solved' && file.stage === 'checking' && reporterIsIndependent(file))
    return 'closed'
  if (act === 'answer-unsolved' || act === 'reopen')
    return file.leadUnitId === undefined ? 'verified' : 'handling'
  if (to === 'same') return file.stage
  if (to === 'before') return file.stageBefore ?? 'reported'
  return to
}

/** A reporter who handled the case cannot close it with their own yes. */
export function reporterIsIndependent(file: CaseFacts): boolean {
  return file.reporterIdentityId === undefined || !file.handledBy.includes(file.reporterIdentityId)
}

/** Every act that the doer's post could ever do, with whether it may be done now; pages grey out the rest and say why. */
export function actsFor(
  file: CaseFacts,
  doer: Doer,
): { act: CaseAct; allowed: boolean; why?: ActRefusal }[] {
  return (Object.keys(transitions) as CaseAct[])
    .filter(
      (act) => act !== 'report' && transitions[act].posts.includes(doer.post) && isNear(file, act),
    )
    .map((act) => {
      const why = refusalOf(file, act, doer)
      return why === undefined ? { act, allowed: true } : { act, allowed: false, why }
    })
}

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

/** An act refused only for its stage is not shown; one refused for a reason that can be explained is. */
function isNear(file: CaseFacts, act: CaseAct): boolean {
  return transitions[act].from.includes(file.stage)
}

function independent(file: CaseFacts, doer: Doer): ActRefusal | undefined {
  const isOfUnit = doer.unitId !== undefined && doer.unitId === file.leadUnitId
  return isOfUnit || checkerObstacle(file, doer.identityId) ? 'checker-not-independent' : undefined
}

function leadUnit(file: CaseFacts, doer: Doer): ActRefusal | undefined {
  return doer.unitId !== undefined && doer.unitId === file.leadUnitId ? undefined : 'not-lead-unit'
}

/** Partners without an account act through staff (M10): who dispatched may enter their arrival and result. */
function leadUnitOrStaff(file: CaseFacts, doer: Doer): ActRefusal | undefined {
  return doer.unitId === undefined ? undefined : leadUnit(file, doer)
}

/** A unit may return a case once; after arbitration it may not return it again (12345 practice, domain 2.5). */
function returnsOnce(file: CaseFacts, doer: Doer): ActRefusal | undefined {
  if (leadUnit(file, doer)) return 'not-lead-unit'
  return doer.unitId !== undefined && file.returnedUnitIds.includes(doer.unitId)
    ? 'returned-once'
    : undefined
}

function secondPerson(file: CaseFacts, doer: Doer): ActRefusal | undefined {
  return file.proposedBy === doer.identityId ? 'second-person-needed' : undefined
}

function extendsOnce(file: CaseFacts, doer: Doer): ActRefusal | undefined {
  return file.extensionCount > 0 && doer.post !== 'street-manager' ? 'extended-once' : undefined
}

function needsCategory(file: CaseFacts): ActRefusal | undefined {
  return file.categoryCode === undefined ? 'category-missing' : undefined
}

function settleRule(file: CaseFacts): ActRefusal | undefined {
  if (file.categoryCode === undefined) return 'category-missing'
  return file.canSettleOnSpot ? undefined : 'cannot-settle-on-spot'
}

function withinReopening(file: CaseFacts): ActRefusal | undefined {
  return file.endedDaysAgo !== undefined && file.endedDaysAgo > reopenDays
    ? 'reopen-too-late'
    : undefined
}

/** What the reporter is told of a stage; staff see the stage itself. */
export function statusOf(stage: Stage, outcome: string | undefined): ReportStatus {
  if (outcome === 'withdrawn') return 'withdrawn'
  if (stage === 'void' || (outcome !== undefined && honestNos.includes(outcome))) return 'not-taken'
  return statusOfStage[stage]
}

const honestNos: readonly string[] = [
  'not-ours',
  'not-allowed',
  'not-possible-now',
  'not-found-on-site',
  'void',
]

const statusOfStage: Readonly<Record<Stage, ReportStatus>> = {
  reported: 'received',
  verified: 'verified',
  filed: 'verified',
  'second-reading': 'verified',
  'void-proposed': 'verified',
  dispatched: 'handling',
  returned: 'handling',
  arbitration: 'handling',
  handling: 'handling',
  suspended: 'waiting',
  hung: 'waiting',
  checking: 'asking-you',
  settled: 'closed',
  closed: 'closed',
  void: 'not-taken',
}
