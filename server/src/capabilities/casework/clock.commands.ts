import type { Category, LimitedStage, StageLimit } from '@linli/contract/matter/category.schema'
import type { Stage } from '@linli/contract/casework/case.schema'
import type { Context } from '../../platform/db/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { calendarOf } from '../../platform/calendar/calendar.ts'
import { deriveDeadline } from '../../platform/calendar/deadline.ts'
import type { Derivation } from '../../platform/calendar/derivation.ts'
import type { Pause } from '../../platform/calendar/pause.ts'
import { instantOf, millisOf } from '../../platform/runtime/clock.ts'
import type { Catalogue } from '../matter/index.ts'
import type { CaseRow } from './case.commands.ts'
import { moveLimit, startLimit } from './limit.sql.ts'

export type Limit = { step: string; amount: number; clock: 'eh' | 'wh' | 'wd' }
export type Due = { dueAt: string | null; soonAt: string | null; isProvisional: boolean }

/** Days within which a reporter hears something, whatever the type. A default of this street. */
const firstAnswer: Limit = { step: 'answer', amount: 1, clock: 'wd' }

const limitOfStage: Partial<Record<Stage, LimitedStage>> = {
  reported: 'verify',
  verified: 'file',
  filed: 'dispatch',
  returned: 'dispatch',
  arbitration: 'dispatch',
  dispatched: 'accept',
  checking: 'check',
}

/** When the stage a case enters now falls due; stages without a limit of their own have none. */
export async function dueOfStage(
  ctx: Context,
  stage: Stage,
  catalogue: Catalogue,
  category: Category | undefined,
): Promise<Due> {
  const limited = limitOfStage[stage]
  if (limited === undefined) return { dueAt: null, soonAt: null, isProvisional: false }
  return dueAfter(ctx, ctx.now, stageLimit(catalogue, category, limited))
}

/** When the reporter hears at the latest. */
export async function promiseFrom(ctx: Context): Promise<string | undefined> {
  return (await dueAfter(ctx, ctx.now, firstAnswer)).dueAt ?? undefined
}

/** The limits that start when a case of a type is dispatched, in their order. */
export function limitsOfCategory(category: Category, isDanger: boolean): Limit[] {
  const bySteps = new Map<string, Limit[]>()
  for (const limit of category.limits) {
    if (limit.clock === 'date') continue
    const { step, amount, clock } = limit
    bySteps.set(step, [...(bySteps.get(step) ?? []), { step, amount, clock }])
  }
  // Where one step has two limits (4 eh if dangerous, else 5 wd), danger takes the first.
  return [...bySteps.values()].flatMap((limits) => (isDanger ? limits[0] : limits.at(-1)) ?? [])
}

/** Starts the limits of a dispatched case; the fix clock starts at dispatch (domain 0.2). */
export async function startLimits(
  ctx: Context,
  tx: Tx,
  file: CaseRow,
  category: Category,
): Promise<Due> {
  const started = await Promise.all(
    limitsOfCategory(category, file.is_danger).map(async (limit) => ({
      limit,
      due: await dueAfter(ctx, ctx.now, limit),
    })),
  )
  for (const { limit, due } of started) {
    tx.write(
      startLimit({
        ...keyOf(file),
        step: limit.step,
        holderId: file.holder_id,
        gridPos: file.grid_pos,
        unitIds: file.unit_ids,
        amount: limit.amount,
        clock: limit.clock,
        startedAt: ctx.now,
        dueAt: due.dueAt,
        isProvisional: due.isProvisional,
      }),
    )
  }
  return earliest(started.map(({ due }) => due))
}

type RunningLimit = {
  step: string
  amount: number
  clock: string
  started_at: string
  met_at: string | null
}
type PauseRow = { paused_at: string; resumed_at: string | null; reason: string }

/** Computes the unmet limits anew after a pause or a rework and answers which falls due first. */
export async function rederiveLimits(
  ctx: Context,
  tx: Tx,
  file: CaseRow,
  limits: readonly RunningLimit[],
  pauses: readonly PauseRow[],
): Promise<Due> {
  const dues: Due[] = []
  for (const limit of limits) {
    if (limit.met_at !== null || limit.clock === 'date') continue
    const derivation = await deriveLimit(ctx, limit, pauses)
    tx.write(
      moveLimit({
        ...keyOf(file),
        step: limit.step,
        dueAt: derivation.dueAt ?? null,
        isProvisional: derivation.provisional,
      }),
    )
    dues.push(dueOf(limit.started_at, derivation))
  }
  return earliest(dues)
}

/** The arithmetic of one limit of a case, line by line. */
export async function deriveLimit(
  ctx: Context,
  limit: Pick<RunningLimit, 'amount' | 'clock' | 'started_at'>,
  pauses: readonly PauseRow[],
): Promise<Derivation> {
  const calendar = await calendarOf(ctx)
  return deriveDeadline(
    limit.started_at,
    limit.amount,
    limit.clock as Limit['clock'],
    calendar,
    pauses.map(pauseOf),
  )
}

export async function dueAfter(
  ctx: Context,
  start: string,
  limit: Pick<Limit, 'amount' | 'clock'>,
): Promise<Due> {
  return dueOf(start, deriveDeadline(start, limit.amount, limit.clock, await calendarOf(ctx), []))
}

/** `soon` begins with the last quarter of the limit. */
function dueOf(start: string, derivation: Derivation): Due {
  const { dueAt } = derivation
  if (dueAt === undefined)
    return { dueAt: null, soonAt: null, isProvisional: derivation.provisional }
  const quarter = (millisOf(dueAt) - millisOf(start)) / 4
  return {
    dueAt,
    soonAt: instantOf(Math.round(millisOf(dueAt) - quarter)),
    isProvisional: derivation.provisional,
  }
}

function earliest(dues: readonly Due[]): Due {
  const none: Due = { dueAt: null, soonAt: null, isProvisional: false }
  return dues.reduce((first, due) => {
    if (due.dueAt === null) return first
    return first.dueAt === null || due.dueAt < first.dueAt ? due : first
  }, none)
}

function stageLimit(
  catalogue: Catalogue,
  category: Category | undefined,
  stage: LimitedStage,
): StageLimit {
  const own = category?.stageLimits?.[stage]
  return own ?? catalogue.version.stageLimits[category?.pace ?? 'normal'][stage]
}

function pauseOf(row: PauseRow): Pause {
  return {
    from: row.paused_at,
    ...(row.resumed_at ? { until: row.resumed_at } : {}),
    reason: row.reason,
  }
}

function keyOf(file: CaseRow) {
  return { streetId: file.street_id, caseId: file.case_id }
}
