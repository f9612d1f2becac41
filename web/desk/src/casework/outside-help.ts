import { handlingStages } from '@linli/contract/casework/case.rules'
import type { Answer } from '@linli/kit/client'
import type { Post } from '../shell/session.ts'
import type { CasePageData } from './case-words.ts'

type UnitKind = Answer<'GET /units'>['items'][number]['kind']
type Case = Pick<CasePageData, 'stage' | 'leadUnitId' | 'helperRating'>

const linkPosts: readonly Post[] = ['community-secretary', 'dispatch-desk']
const thankPosts: readonly Post[] = ['community-secretary', 'community-cadre']
const needPosts: readonly Post[] = ['community-secretary', 'community-cadre', 'grid-leader']
/** Units that help without being part of the street's own work; the others sign in. */
const helperKinds: readonly UnitKind[] = ['outside-unit', 'resident-unit', 'utility']

/** Whether the lead unit can be given a link: it helps from outside, and the case lies with it now. */
export function offersLink(page: Case, kind: UnitKind | undefined, post: Post | undefined) {
  return isHelper(page, kind) && isOneOf(linkPosts, post) && isOneOf(handlingStages, page.stage)
}

/** Whether the unit can be thanked: once, after the case was closed. */
export function offersThanks(page: Case, kind: UnitKind | undefined, post: Post | undefined) {
  const isOpen = page.stage === 'closed' && page.helperRating === undefined
  return isHelper(page, kind) && isOpen && isOneOf(thankPosts, post)
}

/** Whether a need may be raised: the headache returned, and none was raised from it yet. */
export function offersNeed(
  page: Pick<CasePageData, 'repeatsInYear' | 'needs'>,
  post: Post | undefined,
): boolean {
  return page.repeatsInYear > 0 && page.needs.length === 0 && isOneOf(needPosts, post)
}

function isHelper(page: Case, kind: UnitKind | undefined): boolean {
  return page.leadUnitId !== undefined && kind !== undefined && helperKinds.includes(kind)
}

function isOneOf<Value>(list: readonly Value[], value: Value | undefined): boolean {
  return value !== undefined && list.includes(value)
}
