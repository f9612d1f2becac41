import type { CaseAct, Stage } from './case.schema.ts'
import {
  type ActingPost,
  type ActRefusal,
  type CaseFacts,
  checkingPosts,
  type Doer,
  extendsOnce,
  files,
  type Guard,
  independent,
  isReporter,
  leadAmongUnits,
  leadUnit,
  leadUnitOrCommand,
  needsCategory,
  notWhoFiled,
  notWhoIsRated,
  returnsOnce,
  secondReader,
  settles,
  withinReopening,
  yesCounts,
} from './guard.rules.ts'

/** The two axes of the standard (M6): supervision watches, command gets it done; the reporter has a say of their own. */
export type Axis = 'supervision' | 'command' | 'reporter'

type Transition = {
  from: readonly Stage[]
  /** Where it leads; 'same' stays, 'before' returns to the stage it was proposed from. */
  to: Stage | 'same' | 'before'
  axis: Axis
  posts: readonly ActingPost[]
  rule?: Guard
  /** What whoever does it is remembered as; none of these may check the case (principle 2). */
  marks?: 'verifier' | 'handler' | 'dispatcher' | 'proposer'
}

/** Stages in which someone has to do something. */
export const openStages: readonly Stage[] = [
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
const commandPosts = ['dispatch-desk', 'community-secretary'] as const
const staffPosts = [...gridPosts, 'dispatch-desk', 'checking-desk', 'street-manager'] as const
const self = ['resident'] as const
/** Done when a time has come; no person can do it, so no person can choose what is drawn. */
const system = ['system'] as const

/**
 * The one workflow of all cases (R34; domain 2.3): for every act the stages it leads from and to, its axis, who may
 * do it and what more it needs. Communities set people and hours, never the flow.
 */
export const transitions: Readonly<Record<CaseAct, Transition>> = {
  report: { from: [], to: 'reported', axis: 'supervision', posts: [...staffPosts, ...self] },
  verify: {
    from: ['reported'],
    to: 'verified',
    axis: 'supervision',
    posts: gridPosts,
    marks: 'verifier',
  },
  settle: {
    from: ['reported', 'verified'],
    to: 'settled',
    axis: 'command',
    posts: gridPosts,
    rule: settles,
    marks: 'handler',
  },
  'draw-sample': { from: ['settled'], to: 'checking', axis: 'supervision', posts: system },
  'close-settled': { from: ['settled'], to: 'closed', axis: 'supervision', posts: system },
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
    rule: files,
  },
  merge: {
    from: ['reported', 'verified', 'filed'],
    to: 'closed',
    axis: 'supervision',
    // The system joins what a reporter themselves called the same thing.
    posts: ['checking-desk', 'dispatch-desk', 'community-cadre', 'community-secretary', ...system],
  },
  'propose-no': {
    from: ['reported', 'verified', 'filed', 'returned', 'arbitration', 'handling'],
    to: 'second-reading',
    axis: 'supervision',
    posts: [...staffPosts, 'department-handler', 'property-staff'],
    rule: leadAmongUnits,
    marks: 'proposer',
  },
  'confirm-no': {
    from: ['second-reading'],
    to: 'closed',
    axis: 'supervision',
    posts: ['checking-desk', 'street-manager', 'community-secretary'],
    rule: secondReader,
  },
  'refuse-no': {
    from: ['second-reading'],
    to: 'before',
    axis: 'supervision',
    posts: ['checking-desk', 'street-manager', 'community-secretary'],
    rule: secondReader,
  },
  dispatch: {
    from: ['filed', 'returned'],
    to: 'dispatched',
    axis: 'command',
    posts: commandPosts,
    rule: needsCategory,
    marks: 'dispatcher',
  },
  accept: {
    from: ['dispatched'],
    to: 'handling',
    axis: 'command',
    posts: unitPosts,
    rule: leadUnit,
    marks: 'handler',
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
    marks: 'dispatcher',
  },
  arrive: {
    from: ['dispatched', 'handling'],
    to: 'handling',
    axis: 'command',
    posts: [...unitPosts, ...commandPosts],
    rule: leadUnitOrCommand,
    marks: 'handler',
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
    to: 'before',
    axis: 'command',
    posts: [...commandPosts, 'street-manager'],
  },
  hang: {
    // Hung once more, it gets a new review date.
    from: ['returned', 'arbitration', 'handling', 'suspended', 'hung'],
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
    rule: leadUnitOrCommand,
    marks: 'handler',
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
    from: ['checking', 'closed', 'settled', 'void'],
    to: 'handling',
    axis: 'reporter',
    posts: self,
    rule: withinReopening,
  },
  rate: {
    from: ['closed', 'settled'],
    to: 'same',
    axis: 'reporter',
    posts: self,
    rule: notWhoIsRated,
  },
  reopen: {
    from: ['closed', 'settled', 'void'],
    to: 'handling',
    axis: 'supervision',
    // The system takes up again what could not be done before a day that has come.
    posts: ['checking-desk', 'community-secretary', 'street-manager', ...self, ...system],
    rule: withinReopening,
  },
  withdraw: {
    from: ['reported', 'verified', 'filed'],
    to: 'closed',
    axis: 'reporter',
    posts: self,
    rule: notWhoFiled,
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
      ...system,
    ],
  },
  escalate: {
    from: openStages,
    to: 'same',
    axis: 'command',
    posts: ['grid-leader', 'community-cadre', 'community-secretary', ...system],
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
    marks: 'proposer',
  },
  'confirm-void': {
    from: ['void-proposed'],
    to: 'void',
    axis: 'supervision',
    posts: ['checking-desk', 'dispatch-desk', 'community-secretary', 'street-manager'],
    rule: secondReader,
  },
  'refuse-void': {
    from: ['void-proposed'],
    to: 'before',
    axis: 'supervision',
    posts: ['checking-desk', 'dispatch-desk', 'community-secretary', 'street-manager'],
    rule: secondReader,
  },
}

/** Stages in which a unit has the case in hand. */
export const handlingStages: readonly Stage[] = ['dispatched', 'handling']

/** Stages in which the loop has ended for now. */
export const endStages: readonly Stage[] = ['closed', 'settled', 'void']

/** Stages in which a second person reads a proposal; the clocks of the stage before go on meanwhile. */
export const readingStages: readonly Stage[] = ['second-reading', 'void-proposed']

/** Whether a move leaves the clocks as they are: into a second reading, and back where the proposal is refused. */
export function keepsClocks(from: Stage, to: Stage): boolean {
  return readingStages.includes(to) || (readingStages.includes(from) && !endStages.includes(to))
}

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
export function stageAfter(file: CaseFacts, act: CaseAct, doer: Doer): Stage {
  const { to } = transitions[act]
  const special = branches[act]?.(file, doer)
  if (special !== undefined) return special
  if (to === 'same') return file.stage
  if (to === 'before') return file.stageBefore ?? 'reported'
  return to
}

/** Who had which hand in a case. */
export type Hands = Pick<
  CaseFacts,
  'handledBy' | 'verifiedBy' | 'dispatchedBy' | 'proposedBy' | 'reporterIdentityId'
>

/**
 * Who had a hand in the case after an act, as far as the act changes it. Earlier dispatchers and verifiers stay barred
 * from checking; whoever works on a report of their own, made without an account, is known as its reporter from then on.
 */
export function handsAfter(file: CaseFacts, act: CaseAct, doer: Doer): Hands {
  const { identityId } = doer
  const { marks } = transitions[act]
  const hands = handsOf(file)
  if (identityId === '' || marks === undefined) return hands
  if (marks === 'proposer') return { ...hands, proposedBy: identityId }
  const reporterIdentityId =
    file.reporterIdentityId ?? (isReporter(file, doer) ? identityId : undefined)
  const known = { ...hands, reporterIdentityId }
  if (marks === 'handler') return barring(known, identityId)
  if (marks === 'verifier') return { ...barring(known, file.verifiedBy), verifiedBy: identityId }
  return { ...barring(known, file.dispatchedBy), dispatchedBy: identityId }
}

function handsOf(file: CaseFacts): Hands {
  const { handledBy, verifiedBy, dispatchedBy, proposedBy, reporterIdentityId } = file
  return { handledBy, verifiedBy, dispatchedBy, proposedBy, reporterIdentityId }
}

function barring(hands: Hands, one: string | undefined): Hands {
  return one === undefined ? hands : { ...hands, handledBy: withOne(hands.handledBy, one) }
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

/** Acts whose goal depends on the case. */
const branches: Partial<Record<CaseAct, (file: CaseFacts, doer: Doer) => Stage | undefined>> = {
  return: (file) => (file.returnedUnitIds.length > 0 ? 'arbitration' : 'returned'),
  'answer-solved': (file, doer) =>
    file.stage === 'checking' && yesCounts(file, doer) ? 'closed' : undefined,
  'answer-unsolved': reopened,
  'fail-check': reopened,
  reopen: reopened,
  // What staff filed for a caller ends when a second person has read that the caller takes it back.
  withdraw: (file) => (file.filedForBy === undefined ? undefined : 'second-reading'),
}

function reopened(file: CaseFacts): Stage {
  return file.leadUnitId === undefined ? 'verified' : 'handling'
}

function withOne(people: readonly string[], one: string): readonly string[] {
  return people.includes(one) ? people : [...people, one]
}

/** An act refused only for its stage is not shown; one refused for a reason that can be explained is. */
function isNear(file: CaseFacts, act: CaseAct): boolean {
  return transitions[act].from.includes(file.stage)
}
