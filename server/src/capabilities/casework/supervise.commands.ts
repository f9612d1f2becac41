import type { SolvedLevel } from '@linli/contract/matter/matter.schema'
import type { Context } from '../../platform/db/context.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { type Catalogue, matterRecords, showPhotos, showToUnits } from '../matter/index.ts'
import {
  type CaseRow,
  handledAlsoBy,
  type Moved,
  type OpenFile,
  performAct,
  scopeOf,
} from './case.commands.ts'
import { lockCase } from './case.sql.ts'
import { type Due, rederiveLimits } from './clock.commands.ts'
import { limitsOf, meetLimits, openPause, pausesOf, unmeetLimits } from './limit.sql.ts'

type Evidence = { photoIds: string[] }

/** A grid member was there; what they saw goes to the file. */
export function verifyCase(
  ctx: Context,
  caseId: string,
  input: Evidence & { isThere: boolean; words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'verify', (file) => {
    showPhotos(ctx, file.tx, scopeOf(file.row), input.photoIds)
    return {
      changes: { verified_by: ctx.actor.identityId ?? null },
      line: { words: input.words, photoIds: input.photoIds, detail: { isThere: input.isThere } },
    }
  })
}

/** Settled on the spot: reporter and handler may be one, so a drawn share is checked by another (principle 2). */
export function settleCase(
  ctx: Context,
  caseId: string,
  input: Evidence & { words: string; categoryCode?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'settle', (file) => {
    showPhotos(ctx, file.tx, scopeOf(file.row), input.photoIds)
    return {
      changes: {
        ...categoryChanges(file.catalogue, input.categoryCode),
        handled_by: handledAlsoBy(ctx, file.row),
        handled_at: ctx.now,
        outcome: 'solved-on-spot',
        solved_level: 'small-grid',
      },
      line: { words: input.words, photoIds: input.photoIds },
    }
  })
}

/** A corrected type also teaches the proposal (R32). */
export function reclassifyCase(
  ctx: Context,
  caseId: string,
  input: { categoryCode: string; words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'reclassify', (file) => {
    learn(ctx, file, input.categoryCode)
    return {
      changes: categoryChanges(file.catalogue, input.categoryCode),
      line: { words: input.words, audience: 'staff', detail: { category: input.categoryCode } },
    }
  })
}

export function fileCase(
  ctx: Context,
  caseId: string,
  input: { categoryCode?: string | undefined; words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'file', (file) => {
    if (input.categoryCode !== undefined && input.categoryCode !== file.row.category_code) {
      learn(ctx, file, input.categoryCode)
    }
    return {
      changes: categoryChanges(file.catalogue, input.categoryCode),
      line: {
        words: input.words,
        detail: { category: input.categoryCode ?? file.row.category_code ?? '' },
      },
    }
  })
}

/** Joins one case to another; its reporter keeps receipt and answer and is told where it went. */
export function mergeCase(
  ctx: Context,
  caseId: string,
  input: { intoCaseId: string; words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'merge', async (file) => {
    const [into] = await file.tx.rows(
      lockCase({ streetId: ctx.streetId, caseId: input.intoCaseId }),
    )
    if (!into || into.case_id === caseId || into.ended_at !== null)
      throw new Refusal('not-merged-here')
    return {
      changes: { outcome: 'joined' },
      joinedTo: into.matter_id,
      line: { words: input.words, detail: { into: into.number } },
    }
  })
}

/** An honest no is proposed with its ground; a second reader decides (principle 5). */
export function proposeNo(
  ctx: Context,
  caseId: string,
  input: { outcome: string; ground: string; promisedOn?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'propose-no', () => ({
    changes: { proposed_outcome: input.outcome, proposed_by: ctx.actor.identityId ?? null },
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

/**
 * An independent checker closes the case. Where the reporter did not say yes, the check needs evidence of its own.
 * @throws Refusal `evidence-missing`
 */
export function passCheck(
  ctx: Context,
  caseId: string,
  input: Evidence & { words?: string | undefined; reporterSaid: string; solvedLevel: SolvedLevel },
): Promise<Moved> {
  return performAct(ctx, caseId, 'pass-check', (file) => {
    const hasEvidence = input.photoIds.length > 0 || (input.words ?? '').length > 1
    if (input.reporterSaid !== 'solved' && !hasEvidence) throw new Refusal('evidence-missing')
    showPhotos(ctx, file.tx, scopeOf(file.row), input.photoIds)
    closeLimits(ctx, file)
    return {
      changes: { solved_level: input.solvedLevel, outcome: 'solved' },
      line: {
        words: input.words,
        photoIds: input.photoIds,
        detail: { reporterSaid: input.reporterSaid, solvedLevel: input.solvedLevel },
      },
    }
  })
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
      changes: { rework_count: file.row.rework_count + 1, handled_at: null },
      due,
      line: { words: input.words, photoIds: input.photoIds },
    }
  })
}

/** Reopens what was closed, for staff or the reporter, within 15 days. */
export async function reopenFile(ctx: Context, file: OpenFile, words: string | undefined) {
  const due = await resumeFirstClock(ctx, file)
  return {
    changes: {
      reopen_count: file.row.reopen_count + 1,
      outcome: null,
      solved_level: null,
      handled_at: null,
    },
    due,
    line: { words },
  }
}

export function reopenCase(ctx: Context, caseId: string, input: { words: string }): Promise<Moved> {
  return performAct(ctx, caseId, 'reopen', (file) => reopenFile(ctx, file, input.words))
}

export function proposeVoid(
  ctx: Context,
  caseId: string,
  input: { words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'propose-void', () => ({
    changes: { proposed_by: ctx.actor.identityId ?? null },
    line: { words: input.words, audience: 'staff' },
  }))
}

export function confirmVoid(
  ctx: Context,
  caseId: string,
  input: { words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'confirm-void', () => ({
    changes: { outcome: 'void' },
    line: { words: input.words },
  }))
}

export function refuseVoid(ctx: Context, caseId: string, input: { words: string }): Promise<Moved> {
  return performAct(ctx, caseId, 'refuse-void', () => ({
    line: { words: input.words, audience: 'staff' },
  }))
}

/** What ends takes the reporter's contact out of the units' sight and stops the clocks. */
export function closeLimits(ctx: Context, file: OpenFile): void {
  const { streetId } = ctx
  file.tx.write(meetLimits({ streetId, caseId: file.row.case_id, at: ctx.now }))
  showToUnits(ctx, file.tx, file.row.matter_id, file.row.unit_ids, [])
}

async function resumeFirstClock(ctx: Context, file: OpenFile): Promise<Due | undefined> {
  const { row, tx } = file
  if (row.handled_at === null) return undefined
  const key = { streetId: ctx.streetId, caseId: row.case_id }
  tx.write(unmeetLimits({ ...key, since: row.handled_at }))
  tx.write(
    openPause({
      ...key,
      pauseId: newId(),
      holderId: row.holder_id,
      gridPos: row.grid_pos,
      unitIds: row.unit_ids,
      reason: 'checking',
      approvedBy: ctx.actor.identityId ?? row.holder_id,
      at: row.handled_at,
      until: ctx.now,
    }),
  )
  const [limits, pauses] = [await tx.rows(limitsOf(key)), await tx.rows(pausesOf(key))]
  return rederiveLimits(ctx, tx, row, limits, pauses)
}

function categoryChanges(catalogue: Catalogue, code: string | undefined): Partial<CaseRow> {
  if (code === undefined) return {}
  const category = catalogue.byCode.get(code)
  if (!category) throw new Refusal('not-found')
  return {
    category_code: code,
    six_in_one: category.sixInOne,
    visibility: category.visibility,
    is_danger: category.danger && category.dangerWhen === undefined,
  }
}

function learn(ctx: Context, file: OpenFile, toCode: string): void {
  file.tx.write(
    matterRecords.addCorrection({
      streetId: ctx.streetId,
      correctionId: newId(),
      text: file.row.title,
      fromCode: file.row.category_code,
      toCode,
      at: ctx.now,
    }),
  )
}
