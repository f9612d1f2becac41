import type { Context } from '../../platform/db/context.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { instantOf, millisOf } from '../../platform/runtime/clock.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { showPhotos, showToUnits, matterRecords } from '../matter/index.ts'
import { type UnitRow, unitsByIds } from '../organisation/index.ts'
import {
  handledAlsoBy,
  type Move,
  type Moved,
  type OpenFile,
  performAct,
  scopeOf,
} from './case.commands.ts'
import { addAssistingUnit, dropAssistingUnits } from './case.sql.ts'
import { rederiveLimits, startLimits } from './clock.commands.ts'
import {
  closePause,
  limitsOf,
  meetLimit,
  meetLimits,
  moveLimit,
  openPause,
  pausesOf,
} from './limit.sql.ts'

type Evidence = { photoIds: string[] }

/**
 * Gives the case to a lead unit; its limits start now and are promised to the reporter.
 * @throws Refusal `unit-complained-of`: a complaint does not go to whom it complains of (12345 Art. 32)
 */
export function dispatchCase(
  ctx: Context,
  caseId: string,
  input: { leadUnitId: string; assistingUnitIds: string[]; words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'dispatch', (file) => giveTo(ctx, file, input))
}

/** The street decides who leads; that unit may not return it again. */
export function arbitrateCase(
  ctx: Context,
  caseId: string,
  input: { leadUnitId: string; words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'arbitrate', async (file) => {
    const move = await giveTo(ctx, file, { ...input, assistingUnitIds: [] })
    const returned = new Set([...file.row.returned_unit_ids, input.leadUnitId])
    return { ...move, changes: { ...move.changes, returned_unit_ids: [...returned] } }
  })
}

export function acceptCase(
  ctx: Context,
  caseId: string,
  input: { words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'accept', async (file) => ({
    changes: { handled_by: handledAlsoBy(ctx, file.row) },
    due: await dueOfUnmet(ctx, file),
    line: { words: input.words },
  }))
}

export function returnCase(ctx: Context, caseId: string, input: { words: string }): Promise<Moved> {
  return performAct(ctx, caseId, 'return', (file) => {
    file.tx.write(meetLimits({ streetId: ctx.streetId, caseId, at: ctx.now }))
    const unitId = file.row.lead_unit_id
    return {
      changes: {
        return_count: file.row.return_count + 1,
        returned_unit_ids: unitId
          ? [...file.row.returned_unit_ids, unitId]
          : file.row.returned_unit_ids,
      },
      line: { words: input.words, audience: 'staff' },
    }
  })
}

/** The crew is there: every limit but the last is met. */
export function arriveAtCase(
  ctx: Context,
  caseId: string,
  input: { at?: string | undefined; words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'arrive', async (file) => {
    const at = notLater(input.at, ctx.now)
    const limits = await file.tx.rows(limitsOf({ streetId: ctx.streetId, caseId }))
    for (const limit of limits.slice(0, -1)) {
      file.tx.write(meetLimit({ streetId: ctx.streetId, caseId, step: limit.step, at }))
    }
    return {
      changes: { arrived_at: at, handled_by: handledAlsoBy(ctx, file.row) },
      due: dueColumnsOf(limits.at(-1)),
      line: { words: input.words, detail: { at } },
    }
  })
}

/** Says what was done; the clock of the unit stops, that of the checkers starts. */
export function feedBackCase(
  ctx: Context,
  caseId: string,
  input: Evidence & { words: string; arrivedAt?: string | undefined; doneAt?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'feed-back', (file) => {
    showPhotos(ctx, file.tx, scopeOf(file.row), input.photoIds)
    file.tx.write(meetLimits({ streetId: ctx.streetId, caseId, at: ctx.now }))
    return {
      changes: {
        handled_by: handledAlsoBy(ctx, file.row),
        handled_at: ctx.now,
        ...(input.arrivedAt ? { arrived_at: notLater(input.arrivedAt, ctx.now) } : {}),
      },
      line: {
        words: input.words,
        photoIds: input.photoIds,
        detail: { ...(input.doneAt ? { doneAt: notLater(input.doneAt, ctx.now) } : {}) },
      },
    }
  })
}

/** A new limit until the end of a working day; the clock goes on (architecture §4). */
export function extendCase(
  ctx: Context,
  caseId: string,
  input: { until: string; words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'extend', async (file) => {
    const last = theOne(
      (await file.tx.rows(limitsOf({ streetId: ctx.streetId, caseId }))).slice(-1),
    )
    const dueAt = instantOf(millisOf(`${input.until}T17:00:00+08:00`))
    if (last.due_at !== null && dueAt <= last.due_at) throw new Refusal('act-not-now')
    file.tx.write(
      moveLimit({
        streetId: ctx.streetId,
        caseId,
        step: last.step,
        dueAt,
        isProvisional: last.is_provisional,
      }),
    )
    return {
      changes: { extension_count: file.row.extension_count + 1 },
      due: { dueAt, soonAt: lastQuarter(ctx.now, dueAt), isProvisional: false },
      promisedAt: dueAt,
      line: { words: input.words, detail: { until: input.until } },
    }
  })
}

/** Stops the clocks while the resident or a permit is waited for. */
export function suspendCase(
  ctx: Context,
  caseId: string,
  input: { waitingFor: string; words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'suspend', async (file) => {
    const { row, tx } = file
    tx.write(
      openPause({
        streetId: ctx.streetId,
        caseId,
        pauseId: newId(),
        holderId: row.holder_id,
        gridPos: row.grid_pos,
        unitIds: row.unit_ids,
        reason: input.waitingFor,
        approvedBy: ctx.actor.identityId ?? row.holder_id,
        at: ctx.now,
        until: null,
      }),
    )
    const due = await rederived(ctx, file)
    return {
      due,
      reason: input.waitingFor,
      line: { words: input.words, detail: { waitingFor: input.waitingFor } },
    }
  })
}

export function resumeCase(
  ctx: Context,
  caseId: string,
  input: { words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'resume', async (file) => {
    file.tx.write(closePause({ streetId: ctx.streetId, caseId, at: ctx.now }))
    const due = await rederived(ctx, file)
    return { due, promisedAt: due.dueAt ?? undefined, line: { words: input.words } }
  })
}

/** 挂账: ends only by a street decision, with a date to look at it again. */
export function hangCase(
  ctx: Context,
  caseId: string,
  input: { reviewOn: string; words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'hang', (file) => {
    file.tx.write(meetLimits({ streetId: ctx.streetId, caseId, at: ctx.now }))
    return {
      changes: { hung_review_on: input.reviewOn },
      line: { words: input.words, detail: { reviewOn: input.reviewOn } },
    }
  })
}

export function reviveCase(ctx: Context, caseId: string, input: { words: string }): Promise<Moved> {
  return performAct(ctx, caseId, 'revive', () => ({
    changes: { hung_review_on: null },
    line: { words: input.words },
  }))
}

export function urgeCase(
  ctx: Context,
  caseId: string,
  input: { words?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'urge', (file) => ({
    changes: { urge_count: file.row.urge_count + 1 },
    line: { words: input.words, audience: 'staff', detail: { urges: file.row.urge_count + 1 } },
  }))
}

export function noteOnCase(
  ctx: Context,
  caseId: string,
  input: Evidence & { words: string },
): Promise<Moved> {
  return performAct(ctx, caseId, 'note', (file) => {
    showPhotos(ctx, file.tx, scopeOf(file.row), input.photoIds)
    return { line: { words: input.words, audience: 'staff', photoIds: input.photoIds } }
  })
}

async function giveTo(
  ctx: Context,
  file: OpenFile,
  input: { leadUnitId: string; assistingUnitIds: string[]; words?: string | undefined },
): Promise<Move> {
  const { row, tx, category } = file
  if (!category) throw new Refusal('category-missing')
  const units = await tx.rows(
    unitsByIds({ streetId: ctx.streetId, unitIds: [input.leadUnitId, ...input.assistingUnitIds] }),
  )
  const lead = theOne(units.filter((unit) => unit.unit_id === input.leadUnitId))
  if (category.visibility === 'parties' && lead.kind === 'property')
    throw new Refusal('unit-complained-of')
  const assisting = units.filter((unit) => unit.unit_id !== input.leadUnitId)
  const given = { ...row, unit_ids: units.map((unit) => unit.unit_id), lead_unit_id: lead.unit_id }
  await bringIntoSight(ctx, file, given.unit_ids)
  assist(ctx, file, assisting, given.unit_ids)
  const due = await startLimits(ctx, tx, given, category)
  return {
    changes: {
      unit_ids: given.unit_ids,
      lead_unit_id: lead.unit_id,
      lead_unit_name: lead.name,
      dispatched_by: ctx.actor.identityId ?? null,
      dispatched_at: ctx.now,
    },
    promisedAt: due.dueAt ?? undefined,
    line: {
      words: input.words,
      detail: {
        unit: lead.name,
        ...(assisting.length > 0
          ? { assisting: assisting.map((unit) => unit.name).join('、') }
          : {}),
      },
    },
  }
}

/** Units see the course and the photos; a confidential contact stays out of their sight (12345 Art. 16). */
async function bringIntoSight(ctx: Context, file: OpenFile, unitIds: string[]): Promise<void> {
  const { streetId } = ctx
  const [contact] = await file.tx.rows(
    matterRecords.maskedContact({ streetId, matterId: file.row.matter_id }),
  )
  showToUnits(ctx, file.tx, file.row.matter_id, unitIds, contact?.is_confidential ? [] : unitIds)
}

function assist(ctx: Context, file: OpenFile, units: UnitRow[], unitIds: string[]): void {
  const { row, tx } = file
  tx.write(dropAssistingUnits({ streetId: ctx.streetId, caseId: row.case_id }))
  for (const unit of units) {
    tx.write(
      addAssistingUnit({
        streetId: ctx.streetId,
        caseId: row.case_id,
        unitId: unit.unit_id,
        name: unit.name,
        holderId: row.holder_id,
        gridPos: row.grid_pos,
        unitIds,
        at: ctx.now,
      }),
    )
  }
}

async function rederived(ctx: Context, file: OpenFile) {
  const key = { streetId: ctx.streetId, caseId: file.row.case_id }
  const [limits, pauses] = [await file.tx.rows(limitsOf(key)), await file.tx.rows(pausesOf(key))]
  return rederiveLimits(ctx, file.tx, file.row, limits, pauses)
}

async function dueOfUnmet(ctx: Context, file: OpenFile) {
  const limits = await file.tx.rows(limitsOf({ streetId: ctx.streetId, caseId: file.row.case_id }))
  return dueColumnsOf(limits.find((limit) => limit.met_at === null))
}

function dueColumnsOf(
  limit: { started_at: string; due_at: string | null; is_provisional: boolean } | undefined,
) {
  const dueAt = limit?.due_at ?? null
  return {
    dueAt,
    soonAt: dueAt === null ? null : lastQuarter(limit?.started_at ?? dueAt, dueAt),
    isProvisional: limit?.is_provisional ?? false,
  }
}

function lastQuarter(start: string, dueAt: string): string {
  return instantOf(Math.round(millisOf(dueAt) - (millisOf(dueAt) - millisOf(start)) / 4))
}

/** A time told afterwards is never in the future. */
function notLater(told: string | undefined, now: string): string {
  return told !== undefined && millisOf(told) < millisOf(now) ? told : now
}
