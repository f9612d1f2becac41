import type { Context } from '../../platform/db/context.ts'
import { type Moved, performAct } from './case.commands.ts'
import { closeLimits } from './check.commands.ts'

/** An honest no is proposed with its ground; a second reader decides (principle 5). */
export function proposeNo(
  ctx: Context,
  caseId: string,
  input: { outcome: string; ground: string; promisedOn?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'propose-no', () => ({
    changes: { proposed_outcome: input.outcome },
    reason: input.outcome,
    line: {
      words: input.ground,
      detail: {
        outcome: input.outcome,
        ...(input.promisedOn ? { promisedOn: input.promisedOn } : {}),
      },
    },
  }))
}

export function confirmNo(
  ctx: Context,
  caseId: string,
  input: { words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'confirm-no', (file) => {
    closeLimits(ctx, file)
    return {
      changes: { outcome: file.row.proposed_outcome },
      reason: file.row.proposed_outcome ?? '',
      line: { words: input.words, detail: { outcome: file.row.proposed_outcome ?? '' } },
    }
  })
}

export function refuseNo(ctx: Context, caseId: string, input: { words: string }): Promise<Moved> {
  return performAct(ctx, caseId, 'refuse-no', () => ({
    changes: { proposed_outcome: null },
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

export function confirmVoid(
  ctx: Context,
  caseId: string,
  input: { words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'confirm-void', (file) => {
    closeLimits(ctx, file)
    return { changes: { outcome: 'void' }, line: { words: input.words } }
  })
}

export function refuseVoid(ctx: Context, caseId: string, input: { words: string }): Promise<Moved> {
  return performAct(ctx, caseId, 'refuse-void', () => ({
    line: { words: input.words, audience: 'staff' },
  }))
}
