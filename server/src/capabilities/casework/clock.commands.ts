import { isCounted, limitsAtDispatch } from '@linli/contract/casework/limit.rules'
import { stageLimit } from '@linli/contract/matter/category.rules'
import type { Category, LimitedStage } from '@linli/contract/matter/category.schema'
import type { Stage } from '@linli/contract/casework/case.schema'
import type { Context } from '../../platform/db/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { calendarOf } from '../../platform/calendar/calendar.ts'
import { deriveDeadline, replacePromise } from '../../platform/calendar/deadline.ts'
import type { Derivation } from '../../platform/calendar/derivation.ts'
import { deriveGiven } from '../../platform/calendar/given-date.ts'
import type { Pause } from '../../platform/calendar/pause.ts'
import { type Elapsed, elapsed } from '../../platform/calendar/working-time.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { instantOf, millisOf } from '../../platform/runtime/clock.ts'
import { type Catalogue, matterRecords } from '../matter/index.ts'
import type { CaseRow } from './case.sql.ts'
import { endOfGivenDay } from './given-day.commands.ts'
import {
  isRunning,
  type LimitRow,
  limitsOf,
  moveLimit,
  type PauseRow,
  pausesOf,
  startLimit,
} from './limit.sql.ts'

export type Limit = { step: string; amount: number; clock: 'eh' | 'wh' | 'wd' }
export type Due = { dueAt: string | null; soonAt: string | null; isProvisional: boolean }

export const noDue: Due = { dueAt: null, soonAt: null, isProvisional: false }

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
  return limit ? dueAfter(ctx, ctx.now, limit) : noDue
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
export function promiseFrom(ctx: Context): Promise<Due> {
  return dueAfter(ctx, ctx.now, firstAnswer)
}

/** What starts at a dispatch: the date that falls due first, and the one that ends the case, which is promised. */
export type Started = { first: Due; last: Due }

/**
 * Starts the limits of a dispatched case; the fix clock starts at dispatch (domain 0.2).
 * @param type with the day of a limit that someone else fixed, if it has one
 * @throws Refusal `date-missing` where the type has such a limit and no day is given
 */
export async function startLimits(
  ctx: Context,
  tx: Tx,
  file: CaseRow,
  type: { category: Category; holds: readonly string[]; dueOn: string | undefined },
): Promise<Started> {
  const limits = limitsAtDispatch(type.category, type.holds, file.is_danger)
  const scope = { holderId: file.holder_id, gridPos: file.grid_pos, unitIds: file.unit_ids }
  const dues: Due[] = []
  for (const limit of limits) {
    const { step, clock } = limit
    const due = isCounted(limit)
      ? await dueAfter(ctx, ctx.now, limit)
      : await dueOnDay(ctx, type.dueOn)
    const given = isCounted(limit)
      ? { amount: limit.amount, givenAt: null, givenUntil: null }
      : { amount: 0, givenAt: ctx.now, givenUntil: due.dueAt }
    const { dueAt, isProvisional } = due
    const started = { step, clock, ...given, startedAt: ctx.now, dueAt, isProvisional }
    tx.write(startLimit({ ...keyOf(file), ...scope, ...started }))
    dues.push(due)
  }
  return { first: earliest(dues), last: dues.at(-1) ?? noDue }
}

async function dueOnDay(ctx: Context, day: string | undefined): Promise<Due> {
  if (day === undefined) throw new Refusal('date-missing')
  return dueOf(ctx.now, { dueAt: await endOfGivenDay(ctx, day), provisional: false })
}

/**
 * Computes the running limits anew after a pause or a rework, and with the last of them what the reporter was promised.
 * A shorter result never replaces a promised date (D11): only a person shortens it.
 */
export async function rederiveLimits(ctx: Context, tx: Tx, file: CaseRow): Promise<Due> {
  const limits = await tx.rows(limitsOf(keyOf(file)))
  const pauses = await tx.rows(pausesOf(keyOf(file)))
  const dues: Due[] = []
  for (const limit of limits.filter(isRunning)) {
    const derivation = await deriveLimit(ctx, limit, pauses)
    const isPaused = derivation.dueAt === undefined
    const { dueAt } = replacePromise(
      isPaused ? undefined : (limit.promised_at ?? undefined),
      derivation.dueAt,
    )
    const due = dueOf(startOf(limit), { dueAt, provisional: derivation.provisional })
    tx.write(moveLimit({ ...keyOf(file), step: limit.step, ...stands(due, limit) }))
    if (limit === limits.at(-1)) promise(tx, file, due)
    dues.push(due)
  }
  return earliest(dues)
}

/** While a clock stands still the date told to people is kept: it comes back when the clock goes on. */
function stands(due: Due, { promised_at }: LimitRow) {
  const { dueAt, isProvisional } = due
  return { dueAt, promisedAt: dueAt ?? promised_at, isProvisional }
}

function promise(tx: Tx, file: CaseRow, { dueAt: promisedAt, isProvisional }: Due): void {
  if (promisedAt === null) return
  const { street_id: streetId, matter_id: matterId } = file
  tx.write(matterRecords.movePromise({ streetId, matterId, promisedAt, isProvisional }))
}

/** What the arithmetic of a deadline needs. */
export type Reckoned = Pick<LimitRow, 'amount' | 'clock' | 'started_at'> & Given
export type Given = Pick<LimitRow, 'given_at' | 'given_until'>

/** A deadline that no person gave. */
export const notGiven: Given = { given_at: null, given_until: null }

/** The arithmetic of one limit of a case, line by line. */
export async function deriveLimit(
  ctx: Context,
  limit: Reckoned,
  pauses: readonly PauseRow[],
): Promise<Derivation> {
  const calendar = await calendarOf(ctx)
  const { amount, started_at: start, given_at: at, given_until: until } = limit
  const clock = clockOf(limit)
  const counted = limit.clock === 'date' ? undefined : { start, amount, clock }
  const stops = pauses.map(pauseOf)
  if (at !== null && until !== null)
    return deriveGiven({ at, until, clock }, counted, calendar, stops)
  return counted
    ? deriveDeadline(counted, calendar, stops)
    : { dueAt: undefined, provisional: false, lines: [] }
}

/** What the clock of a limit counted until an instant, beside the plain time. */
export async function spentOn(
  ctx: Context,
  limit: Reckoned,
  pauses: readonly PauseRow[],
  until: string,
): Promise<Elapsed> {
  const span = { start: limit.started_at, until, clock: clockOf(limit) }
  return elapsed(span, await calendarOf(ctx), pauses.map(pauseOf))
}

/** A date that someone else fixed is reckoned in working days where it has to move. */
export function clockOf({ clock }: Pick<LimitRow, 'clock'>): Limit['clock'] {
  return clock === 'date' ? 'wd' : (clock as Limit['clock'])
}

/** When the time that stands began: at the dispatch, or when a person gave another date. */
function startOf({ started_at, given_at }: LimitRow): string {
  return given_at ?? started_at
}

export async function dueAfter(
  ctx: Context,
  start: string,
  limit: Pick<Limit, 'amount' | 'clock'>,
): Promise<Due> {
  const { amount, clock } = limit
  return dueOf(start, deriveDeadline({ start, amount, clock }, await calendarOf(ctx), []))
}

/** `soon` begins with the last quarter of the limit. */
function dueOf(start: string, derivation: Pick<Derivation, 'dueAt' | 'provisional'>): Due {
  const { dueAt } = derivation
  if (dueAt === undefined)
    return { dueAt: null, soonAt: null, isProvisional: derivation.provisional }
  return { dueAt, soonAt: lastQuarter(start, dueAt), isProvisional: derivation.provisional }
}

/** Of the limits that run, the one that falls due first. */
export function dueOfRunning(limits: readonly LimitRow[]): Due {
  return earliest(
    limits.filter(isRunning).map((limit) =>
      dueOf(startOf(limit), {
        dueAt: limit.due_at ?? undefined,
        provisional: limit.is_provisional,
      }),
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
  }, noDue)
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
