import type { Context } from '../../platform/db/context.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { showPhotos } from '../matter/index.ts'
import { type Moved, performAct, scopeOf } from './case.commands.ts'

/** Urges whoever holds the case; how often stands in the file. */
export function urgeCase(
  ctx: Context,
  caseId: string,
  input: { words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'urge', ({ row }) => {
    const urges = row.urge_count + 1
    return {
      changes: { urge_count: urges },
      line: { words: input.words, audience: 'staff', detail: { urges } },
    }
  })
}

/**
 * Brings the case before the next tier up the tree: the community secretary, then the street manager.
 * @throws Refusal `highest-tier`
 */
export function escalateCase(
  ctx: Context,
  caseId: string,
  input: { words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'escalate', ({ row }) => {
    const tier = tierAbove(row.escalated_to, ctx.actor.post)
    return {
      changes: { escalated_to: tier },
      line: { words: input.words, audience: 'staff', detail: { tier } },
    }
  })
}

export function noteOnCase(
  ctx: Context,
  caseId: string,
  input: { words: string; photoIds: string[] },
): Promise<Moved> {
  return performAct(ctx, caseId, 'note', ({ tx, row }) => {
    showPhotos(ctx, tx, scopeOf(row), input.photoIds)
    return { line: { words: input.words, audience: 'staff', photoIds: input.photoIds } }
  })
}

function tierAbove(tier: string | null, post: string): string {
  if (tier === 'street-manager') throw new Refusal('highest-tier')
  const isOfCommunity = tier === 'community-secretary' || post === 'community-secretary'
  return isOfCommunity ? 'street-manager' : 'community-secretary'
}
