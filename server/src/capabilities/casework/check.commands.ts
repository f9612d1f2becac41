import { type CheckEvidence, checkRefusalOf } from '@linli/contract/casework/evidence.rules'
import { callCounts } from '@linli/contract/casework/guard.rules'
import type { SolvedLevel } from '@linli/contract/matter/matter.schema'
import type { Context } from '../../platform/db/context.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { millisOf } from '../../platform/runtime/clock.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { matterRecords, showPhotos, showToUnits } from '../matter/index.ts'
import { type Moved, type OpenFile, performAct, scopeOf } from './case.commands.ts'
import type { CaseRow } from './case.sql.ts'
import { type Due, rederiveLimits } from './clock.commands.ts'
import { bringIntoSight } from './dispatch.commands.ts'
import { endLimits, limitsOf, openPause, unmeetLimit } from './limit.sql.ts'
import { markSampleFailed } from './sweep.sql.ts'

type Evidence = { photoIds: string[] }

/**
 * An independent checker closes the case. Where the reporter did not say yes, or the yes does not count, the check needs
 * evidence of its own.
 * @throws Refusal `evidence-missing`, `call-untold`, or `answer-differs` where the reporter said otherwise
 */
export function passCheck(
  ctx: Context,
  caseId: string,
  input: Evidence & {
    words?: string | undefined
    reporterSaid: CheckEvidence['reporterSaid']
    solvedLevel: SolvedLevel
  },
): Promise<Moved> {
  return performAct(ctx, caseId, 'pass-check', async (file) => {
    const answer = await answerNow(file)
    const refused = checkRefusalOf(file.category?.evidence, {
      reporterSaid: input.reporterSaid,
      answer,
      yesCounts: answer === undefined ? callCounts(file.facts) : file.row.yes_counts,
      photos: input.photoIds.length,
      words: input.words ?? '',
    })
    if (refused) throw new Refusal(refused)
    showPhotos(ctx, file.tx, scopeOf(file.row), input.photoIds)
    closeLimits(ctx, file)
    return {
      changes: { solved_level: input.solvedLevel },
      line: {
        words: input.words,
        photoIds: input.photoIds,
        detail: { reporterSaid: input.reporterSaid, solvedLevel: input.solvedLevel },
      },
    }
  })
}

/** What the reporter answered since the work was handed in; an answer to earlier work says nothing of this. */
async function answerNow({ tx, row }: OpenFile): Promise<CheckEvidence['answer']> {
  const key = { streetId: row.street_id, matterId: row.matter_id }
  const { answer, answered_at: at } = theOne(await tx.rows(matterRecords.matterById(key)))
  const isStale =
    at === null || (row.handled_at !== null && millisOf(at) < millisOf(row.handled_at))
  return isStale ? undefined : ((answer ?? undefined) as CheckEvidence['answer'])
}

/** Back for rework: the first clock resumes; the time it lay with the checkers does not count. */
export function failCheck(
  ctx: Context,
  caseId: string,
  input: Evidence & { words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'fail-check', async (file) => {
    showPhotos(ctx, file.tx, scopeOf(file.row), input.photoIds)
    const due = await resumeFirstClock(ctx, file)
    return {
      changes: {
        rework_count: file.row.rework_count + 1,
        handled_at: null,
        ...endSample(ctx, file),
      },
      due,
      line: { words: input.words, photoIds: input.photoIds },
    }
  })
}

/** Reopens what was closed, for staff or the reporter, within 15 days; the unit that led it sees it again. */
export async function reopenFile(ctx: Context, file: OpenFile, words: string | undefined) {
  await bringIntoSight(ctx, file, file.row.unit_ids)
  const due = await resumeFirstClock(ctx, file)
  return {
    changes: {
      reopen_count: file.row.reopen_count + 1,
      outcome: null,
      solved_level: null,
      handled_at: null,
      promised_on: null,
      proposed_outcome: null,
      ...endSample(ctx, file),
    },
    due,
    line: { words },
  }
}

export function reopenCase(ctx: Context, caseId: string, input: { words: string }): Promise<Moved> {
  return performAct(ctx, caseId, 'reopen', (file) => reopenFile(ctx, file, input.words))
}

/** What ends takes the reporter's contact out of the units' sight and ends the clocks that nobody met. */
export function closeLimits(ctx: Context, { tx, row }: OpenFile): void {
  tx.write(endLimits({ streetId: ctx.streetId, caseId: row.case_id, at: ctx.now }))
  showToUnits(ctx, tx, row.matter_id, row.unit_ids, [])
}

/** A drawn settlement that turns out not to be one is counted (principle 2). */
function endSample(ctx: Context, { tx, row }: OpenFile): Partial<CaseRow> {
  if (row.proposed_outcome !== 'solved-on-spot') return {}
  tx.write(markSampleFailed({ streetId: ctx.streetId, caseId: row.case_id }))
  return { proposed_outcome: null, reopen_count: row.reopen_count + 1 }
}

/** The limit that ends the case goes on where it stood when the unit handed in; the time since does not count. */
async function resumeFirstClock(ctx: Context, { row, tx }: OpenFile): Promise<Due | undefined> {
  const since = row.handled_at ?? row.ended_at
  const key = { streetId: ctx.streetId, caseId: row.case_id }
  const last = (await tx.rows(limitsOf(key))).at(-1)
  if (since === null || row.lead_unit_id === null || !last) return undefined
  tx.write(unmeetLimit({ ...key, step: last.step }))
  tx.write(
    openPause({
      ...key,
      pauseId: newId(),
      holderId: row.holder_id,
      gridPos: row.grid_pos,
      unitIds: row.unit_ids,
      reason: 'checking',
      approvedBy: ctx.actor.identityId ?? row.holder_id,
      at: since,
      until: ctx.now,
    }),
  )
  return rederiveLimits(ctx, tx, row)
}
