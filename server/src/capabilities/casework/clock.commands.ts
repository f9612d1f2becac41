import { limitsAtDispatch } from '@linli/contract/casework/limit.rules'
import { stageLimit } from '@linli/contract/matter/category.rules'
import type { Category, LimitedStage } from '@linli/contract/matter/category.schema'
import type { Stage } from '@linli/contract/casework/case.schema'
import type { Context } from '../../platform/db/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { calendarOf } from '../../platform/calendar/calendar.ts'
import { deriveDeadline, replacePromise } from '../../platform/calendar/deadline.ts'
import type { Derivation } from '../../platform/calendar/derivation.ts'
import type { Pause } from '../../platform/calendar/pause.ts'
import { instantOf, millisOf } from '../../platform/runtime/clock.ts'
import type { Catalogue } from '../matter/index.ts'
import type { CaseRow } from './case.sql.ts'
import {
  type LimitRow,
  limitsOf,
  moveLimit,
  type PauseRow,
  pausesOf,
  startLimit,
} from './limit.sql.ts'

export type Limit = { step: string; amount: number; clock: 'eh' | 'wh' | 'wd' }
export type Due = { dueAt: string | null; soonAt: string | null; isProvisional: boolean }

const none: Due = { dueAt: null, soonAt: null, isProvisional: false }

/** Days within which a reporter hears something, whatever the type. A default of this street. */
export const firstAnswer: Limit = { step: 'answer', amount: 1, clock: 'wd' }

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
  const limit = limitAtStage(stage, catalogue, category)
  return limit ? dueAfter(ctx, ctx.now, limit) : none
}

/** The limit of a stage beside handling, named as the catalogue names it. */
export function limitAtStage(
  stage: Stage,
  catalogue: Catalogue,
  category: Category | undefined,
): Limit | undefined {
  const step = limitOfStage[stage]
  if (step === undefined) return undefined
  const limit = category
    ? stageLimit(catalogue.version, category, step)
    : catalogue.version.stageLimits.normal[step]
  return { step, ...limit }
}

/** When the reporter hears at the latest. */
export async function promiseFrom(ctx: Context): Promise<string | undefined> {
  return (await dueAfter(ctx, ctx.now, firstAnswer)).dueAt ?? undefined
}

/** What starts at a dispatch: the date that falls due first, and the one that ends the case, which is promised. */
export type Started = { first: Due; last: Due }

/** Starts the limits of a dispatched case; the fix clock starts at dispatch (domain 0.2). */
export async function startLimits(
  ctx: Context,
  tx: Tx,
  file: CaseRow,
  type: { category: Category; holds: readonly string[] },
): Promise<Started> {
  const limits = limitsAtDispatch(type.category, type.holds, file.is_danger)
  const dues: Due[] = []
  for (const { step, amount, clock } of limits) {
    const due = await dueAfter(ctx, ctx.now, { amount, clock })
    const { dueAt, isProvisional } = due
    const scope = { holderId: file.holder_id, gridPos: file.grid_pos, unitIds: file.unit_ids }
    const limit = { step, amount, clock, startedAt: ctx.now, dueAt, isProvisional }
    tx.write(startLimit({ ...keyOf(file), ...scope, ...limit }))
    dues.push(due)
  }
  return { first: earliest(dues), last: dues.at(-1) ?? none }
}

/**
 * Computes the unmet limits anew after a pause or a rework. A shorter result never replaces a promised date (D11):
 * only a person shortens it.
 */
export async function rederiveLimits(ctx: Context, tx: Tx, file: CaseRow): Promise<Due> {
  const limits = await tx.rows(limitsOf(keyOf(file)))
  const pauses = await tx.rows(pausesOf(keyOf(file)))
  const dues: Due[] = []
  for (const limit of limits) {
    if (limit.met_at !== null || limit.clock === 'date') continue
    const derivation = await deriveLimit(ctx, limit, pauses)
    const isPaused = derivation.dueAt === undefined
    const { dueAt } = replacePromise(
      isPaused ? undefined : (limit.promised_at ?? undefined),
      derivation.dueAt,
    )
    const due = dueOf(limit.started_at, { dueAt, provisional: derivation.provisional })
    tx.write(moveLimit({ ...keyOf(file), step: limit.step, ...stands(due, limit) }))
    dues.push(due)
  }
  return earliest(dues)
}

/** While a clock stands still the date told to people is kept: it comes back when the clock goes on. */
function stands(due: Due, { promised_at }: LimitRow) {
  const { dueAt, isProvisional } = due
  return { dueAt, promisedAt: dueAt ?? promised_at, isProvisional }
}

/** The arithmetic of one limit of a case, line by line. */
export async function deriveLimit(
  ctx: Context,
  limit: Pick<LimitRow, 'amount' | 'clock' | 'started_at'>,
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
function dueOf(start: string, derivation: Pick<Derivation, 'dueAt' | 'provisional'>): Due {
  const { dueAt } = derivation
  if (dueAt === undefined)
    return { dueAt: null, soonAt: null, isProvisional: derivation.provisional }
  return { dueAt, soonAt: lastQuarter(start, dueAt), isProvisional: derivation.provisional }
}

/** Of the limits not yet met, the one that falls due first. */
export function dueOfUnmet(limits: readonly LimitRow[]): Due {
  const unmet = limits.filter(({ met_at }) => met_at === null)
  return earliest(
    unmet.map(({ started_at, due_at, is_provisional }) =>
      dueOf(started_at, { dueAt: due_at ?? undefined, provisional: is_provisional }),
    ),
  )
}

/** When `soon` begins. */
export function lastQuarter(start: string, dueAt: string): string {
  return instantOf(Math.round(millisOf(dueAt) - (millisOf(dueAt) - millisOf(start)) / 4))
}

function earliest(dues: readonly Due[]): Due {
  return dues.reduce((first, due) => {
    if (due.dueAt === null) return first
    return first.dueAt === null || due.dueAt < first.dueAt ? due : first
  }, none)
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
