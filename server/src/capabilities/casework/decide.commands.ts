import type { CaseAct } from '@linli/contract/casework/case.schema'
import type { Context } from '../../platform/db/context.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { localDateOf, startOfDay } from '../../platform/runtime/clock.ts'
import { matterRecords } from '../matter/index.ts'
import { type Move, type Moved, type OpenFile, performAct } from './case.commands.ts'
import { closeLimits } from './check.commands.ts'

/**
 * An honest no is proposed with its ground; a second reader decides (principle 5). Until then it is a matter among staff.
 * @throws Refusal `date-not-ahead` for a promised day that has begun
 */
export function proposeNo(
  ctx: Context,
  caseId: string,
  input: { outcome: string; ground: string; promisedOn?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'propose-no', () => {
    const { outcome, promisedOn } = input
    requireAhead(ctx, promisedOn)
    return propose(input, { outcome, ...(promisedOn ? { promisedOn } : {}) })
  })
}

/** What a proposed no changes; its photos, if there are any, stand beside its ground. */
export function propose(
  { ground, photoIds = [] }: { ground: string; photoIds?: string[] },
  detail: { outcome: string; promisedOn?: string; isThere?: boolean },
): Move {
  const { outcome, promisedOn = null } = detail
  return {
    changes: { proposed_outcome: outcome, promised_on: promisedOn },
    reason: outcome,
    line: { words: ground, audience: 'staff', detail, photoIds },
  }
}

/**
 * The second reader agrees; now the reporter reads the no with its ground. A day that was promised is kept: the case
 * comes back on it.
 * @throws Refusal `date-not-ahead` where that day has come while the proposal waited
 */
export function confirmNo(
  ctx: Context,
  caseId: string,
  input: { words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'confirm-no', async (file) => {
    const { proposed_outcome: outcome, promised_on: promisedOn } = file.row
    requireAhead(ctx, promisedOn ?? undefined)
    const words = await groundOf(file, ['propose-no', 'withdraw'], input.words)
    closeLimits(ctx, file)
    return {
      changes: { outcome },
      reason: outcome ?? '',
      promisedAt: promisedOn === null ? undefined : startOfDay(promisedOn),
      line: { words, detail: { outcome: outcome ?? '', ...(promisedOn ? { promisedOn } : {}) } },
    }
  })
}

function requireAhead(ctx: Context, day: string | undefined): void {
  if (day !== undefined && day <= localDateOf(ctx.now)) throw new Refusal('date-not-ahead')
}

/** What the proposer wrote, and below it what the second reader adds: the reporter reads both at the end. */
async function groundOf(
  { tx, row }: OpenFile,
  acts: CaseAct[],
  added: string | undefined,
): Promise<string | undefined> {
  const key = { streetId: row.street_id, matterId: row.matter_id }
  const [line] = await tx.rows(matterRecords.newestLine({ ...key, acts }))
  const words = [line?.words, added].filter(Boolean)
  return words.length === 0 ? undefined : words.join('\n')
}

export function refuseNo(ctx: Context, caseId: string, input: { words: string }): Promise<Moved> {
  return performAct(ctx, caseId, 'refuse-no', () => ({
    changes: { proposed_outcome: null, promised_on: null },
    line: { words: input.words, audience: 'staff' },
  }))
}

export function proposeVoid(
  ctx: Context,
  caseId: string,
  input: { words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'propose-void', () => ({
    line: { words: input.words, audience: 'staff' },
  }))
}

/** A void is no judgement of the matter, but it ends it: the reporter reads why, and may open it again. */
export function confirmVoid(
  ctx: Context,
  caseId: string,
  input: { words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'confirm-void', async (file) => {
    const words = await groundOf(file, ['propose-void'], input.words)
    closeLimits(ctx, file)
    return { changes: { outcome: 'void' }, line: { words } }
  })
}

export function refuseVoid(ctx: Context, caseId: string, input: { words: string }): Promise<Moved> {
  return performAct(ctx, caseId, 'refuse-void', () => ({
    line: { words: input.words, audience: 'staff' },
  }))
}
