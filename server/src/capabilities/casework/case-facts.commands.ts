import type { Stage } from '@linli/contract/casework/case.schema'
import type { CaseFacts, Doer } from '@linli/contract/casework/guard.rules'
import type { Category } from '@linli/contract/matter/category.schema'
import type { Post } from '@linli/contract/shared/post'
import type { Context } from '../../platform/db/context.ts'
import { millisOf } from '../../platform/runtime/clock.ts'
import type { CaseRow } from './case.sql.ts'

const dayMillis = 86_400_000

/** The rules' view of a case. */
export function factsOf(row: CaseRow, category: Category | undefined, now: string): CaseFacts {
  const endedAt = endOf(row)
  const days = endedAt === null ? undefined : (millisOf(now) - millisOf(endedAt)) / dayMillis
  return {
    stage: row.stage as Stage,
    stageBefore: given(row.stage_before) as Stage | undefined,
    categoryCode: category?.code ?? given(row.category_code),
    canSettleOnSpot: category?.gridCanSettle === true,
    leadUnitId: given(row.lead_unit_id),
    assistingUnitIds: row.unit_ids.filter((unitId) => unitId !== row.lead_unit_id),
    reporterIdentityId: given(row.reporter_identity_id),
    filedForBy: given(row.filed_for_by),
    verifiedBy: given(row.verified_by),
    dispatchedBy: given(row.dispatched_by),
    proposedBy: given(row.proposed_by),
    handledBy: row.handled_by,
    returnedUnitIds: row.returned_unit_ids,
    extensionCount: row.extension_count,
    endedDaysAgo: days,
    holderId: row.holder_id,
    reporterUnitIds: row.reporter_unit_ids,
    joinedPeople: row.joined_people,
    joinedHolders: row.joined_holders,
    spokenForBy: row.spoken_for_by,
    isSeenByStaff: row.channel === 'patrol' && row.reporter_identity_id !== null,
    wasDrawn: row.is_sampled,
    wasReopened: row.reopen_count > 0,
    isTypeCorrected: row.is_type_corrected,
  }
}

/** From when the reporter's days count: the end, for a joined case that of the case it was joined to. */
export function endOf(row: Pick<CaseRow, 'outcome' | 'ended_at' | 'joined_ended_at'>) {
  return row.outcome === 'joined' ? row.joined_ended_at : row.ended_at
}

function given<T>(value: T | null): T | undefined {
  return value ?? undefined
}

/** The rules' view of who acts. */
export function doerOf(ctx: Context): Doer {
  const { identityId = '', post, unitId, unitIds, holders, recruitment, speaksFor } = ctx.actor
  const isSpeaking = speaksFor !== undefined
  const acting = isSpeaking ? 'resident' : actingPost(post)
  return { identityId, post: acting, unitId, unitIds, holders, recruitment, isSpeaking }
}

function actingPost(post: Context['actor']['post']): Doer['post'] {
  if (post === 'public') return 'resident'
  return post.startsWith('system:') ? 'system' : (post as Post)
}
