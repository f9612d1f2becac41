import { stageAfter } from '@linli/contract/casework/case.rules'
import { yesCounts } from '@linli/contract/casework/guard.rules'
import { levelOfUnit } from '@linli/contract/casework/level.rules'
import type { Context } from '../../platform/db/context.ts'
import { asSelf } from '../../platform/auth/asker.ts'
import { matterRecords, showPhotos, showToUnits } from '../matter/index.ts'
import { type Moved, performOwnAct, scopeOf } from './case.commands.ts'
import { doerOf } from './case-facts.commands.ts'
import { closeLimits, reopenFile } from './check.commands.ts'

/** In their own matter everyone acts as the reporter, whatever post they hold; staff who speak for one do already. */
export function own(ctx: Context): Context {
  if (ctx.actor.speaksFor !== undefined) return ctx
  return { ...ctx, actor: { ...asSelf(ctx.actor), post: 'resident' } }
}

/**
 * The reporter's yes or no: the yes closes what waits for a check where it counts, and is kept for the checker where it
 * does not; the no sends it back or reopens it (R35).
 */
export function answerReport(
  ctx: Context,
  matterId: string,
  input: { answer: 'solved' | 'unsolved'; words?: string | undefined },
): Promise<Moved> {
  const self = own(ctx)
  const act = input.answer === 'solved' ? 'answer-solved' : 'answer-unsolved'
  return performOwnAct(self, matterId, act, async (file) => {
    const { tx, row } = file
    tx.write(
      matterRecords.setAnswer({
        streetId: ctx.streetId,
        matterId,
        answer: input.answer,
        at: ctx.now,
      }),
    )
    if (act === 'answer-unsolved') return reopenFile(self, file, input.words)
    const doer = doerOf(self)
    const said = { yes_counts: yesCounts(file.facts, doer) }
    if (stageAfter(file.facts, act, doer) === row.stage)
      return { changes: said, line: { words: input.words } }
    closeLimits(self, file)
    return {
      changes: { ...said, solved_level: row.solved_level ?? levelOfUnit(row.lead_unit_kind) },
      line: { words: input.words },
    }
  })
}

/** How it was handled is rated apart from whether it is solved; the words are the reporter's own. */
export function rateReport(
  ctx: Context,
  matterId: string,
  input: { rating: number; words?: string | undefined },
): Promise<Moved> {
  return performOwnAct(own(ctx), matterId, 'rate', (file) => {
    file.tx.write(
      matterRecords.setRating({ streetId: ctx.streetId, matterId, rating: input.rating }),
    )
    return { line: { words: input.words, detail: { rating: input.rating } } }
  })
}

export function reopenReport(
  ctx: Context,
  matterId: string,
  input: { words: string },
): Promise<Moved> {
  const self = own(ctx)
  return performOwnAct(self, matterId, 'reopen', (file) => reopenFile(self, file, input.words))
}

/** What staff filed for a caller is taken back in two steps: a second person reads it first. */
export function withdrawReport(
  ctx: Context,
  matterId: string,
  input: { words?: string | undefined },
): Promise<Moved> {
  const self = own(ctx)
  return performOwnAct(self, matterId, 'withdraw', (file) => {
    if (stageAfter(file.facts, 'withdraw', doerOf(self)) !== 'closed')
      return { changes: { proposed_outcome: 'withdrawn' }, line: { words: input.words } }
    showToUnits(self, file.tx, matterId, [], [])
    return { changes: { outcome: 'withdrawn', unit_ids: [] }, line: { words: input.words } }
  })
}

export function addWords(
  ctx: Context,
  matterId: string,
  input: { words: string; photoIds: string[] },
): Promise<Moved> {
  const self = own(ctx)
  return performOwnAct(self, matterId, 'note', (file) => {
    showPhotos(self, file.tx, scopeOf(file.row), input.photoIds)
    return { line: { words: input.words, photoIds: input.photoIds } }
  })
}
