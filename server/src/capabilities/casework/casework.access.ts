import type { Post } from '@linli/contract/shared/post'
import { transitions } from '@linli/contract/casework/case.rules'
import type { CaseAct } from '@linli/contract/casework/case.schema'
import { channelsOf } from '@linli/contract/matter/channel.rules'
import type { Actor } from '../../platform/db/context.ts'
import type { AccessTable } from '../../platform/http/bind.ts'

const staff: readonly Post[] = [
  'grid-member',
  'grid-leader',
  'community-cadre',
  'community-secretary',
  'dispatch-desk',
  'checking-desk',
  'department-handler',
  'property-staff',
  'street-manager',
]

/** Types of restricted visibility are read by those who answer for them, never by volunteers (domain 0.2). */
const readsRestricted: readonly string[] = [
  'community-cadre',
  'community-secretary',
  'dispatch-desk',
  'checking-desk',
  'department-handler',
  'street-manager',
  'resident',
  'public',
]

/** Callers are served by those who may take their calls and read every kind of report. */
const servesCallers = staff.filter(
  (post) => readsRestricted.includes(post) && channelsOf(post, true).includes('phone-call'),
)

const ownActs = {
  'answer-solved': 'answer',
  rate: 'rate',
  reopen: 'reopen-own',
  withdraw: 'withdraw',
  note: 'add-words',
}

/** Who may do what to a case: the posts of the one workflow table; scope comes from row-level security and `caseScope`. */
export const caseworkAccess: AccessTable = {
  ...Object.fromEntries(
    (Object.keys(transitions) as CaseAct[]).map((act) => [`case.${act}`, postsOf(act)]),
  ),
  ...Object.fromEntries(Object.values(ownActs).map((act) => [`case.${act}`, 'signed-in' as const])),
  'case.propose-dispatch': [...new Set([...postsOf('dispatch'), ...postsOf('arbitrate')])],
  'case.read-own': 'signed-in',
  'case.act-for': servesCallers,
  'case.derive-own': 'signed-in',
  'case.report': 'anyone',
  'case.list': staff,
  'case.read': staff,
  'case.reveal': staff,
  'case.thank': ['community-secretary', 'community-cadre'],
  'case.raise-need': ['community-secretary', 'community-cadre', 'grid-leader'],
  'partner-link.make': ['community-secretary', 'dispatch-desk'],
  'partner-link.use': 'anyone',
}

/** The posts of staff: what the system does by itself has no route, and reporters act on their report. */
function postsOf(act: CaseAct): readonly Post[] {
  return transitions[act].posts.filter((post) => post !== 'system' && post !== 'resident')
}

export function mayRead(post: string, visibility: string): boolean {
  return visibility === 'normal' || post.startsWith('system:') || readsRestricted.includes(post)
}

/** Visibilities that a post reads, for the WHERE clause of lists and counts. */
export function visibilitiesOf(post: string): string[] {
  return ['normal', 'restricted', 'parties'].filter((visibility) => mayRead(post, visibility))
}

/** Open screens hear of a case only under the posts that read it (D14). */
export function readersOf(visibility: string): { readers: readonly string[] } {
  return { readers: staff.filter((post) => mayRead(post, visibility)) }
}

/** The part of the street a list covers: the actor's own interval, exact where row-level security covers more. */
export type CaseScope = { lo: number; hi: number; unitId: string | null; visibilities: string[] }

export function caseScope(actor: Actor, within?: { pos: number; pos_end: number }): CaseScope {
  const [lo, hi] = actor.role === 'linli_unit' ? [0, 2_147_483_647] : (actor.intervals[0] ?? [1, 0])
  return {
    lo: Math.max(lo, within?.pos ?? lo),
    hi: Math.min(hi, within?.pos_end ?? hi),
    unitId: actor.role === 'linli_unit' ? (actor.unitId ?? null) : null,
    visibilities: visibilitiesOf(actor.post),
  }
}
