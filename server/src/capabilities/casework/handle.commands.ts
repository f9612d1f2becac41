import { resultRefusalOf } from '@linli/contract/casework/evidence.rules'
import type { Category } from '@linli/contract/matter/category.schema'
import type { Context } from '../../platform/db/context.ts'
import type { Reader } from '../../platform/db/transaction.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { addMinutes, millisOf } from '../../platform/runtime/clock.ts'
import { showPhotos } from '../matter/index.ts'
import { type Moved, performAct, scopeOf } from './case.commands.ts'
import type { CaseRow } from './case.sql.ts'
import { dueOfRunning } from './clock.commands.ts'
import {
  endLimits,
  isRunning,
  type LimitRow,
  limitsOf,
  meetLimit,
  meetLimits,
  pausesOf,
} from './limit.sql.ts'

type Words = { words?: string | undefined }

export function acceptCase(ctx: Context, caseId: string, input: Words): Promise<Moved> {
  return performAct(ctx, caseId, 'accept', async (file) => ({
    due: dueOfRunning(await file.tx.rows(limitsOf({ streetId: ctx.streetId, caseId }))),
    line: { words: input.words },
  }))
}

/** Back to whoever dispatched; the unit leads no longer and sees it no longer, and its limits end. */
export function returnCase(ctx: Context, caseId: string, input: { words: string }): Promise<Moved> {
  return performAct(ctx, caseId, 'return', ({ tx, row }) => {
    tx.write(endLimits({ streetId: ctx.streetId, caseId, at: ctx.now }))
    const unitId = row.lead_unit_id
    return {
      changes: {
        return_count: row.return_count + 1,
        returned_unit_ids: unitId ? [...row.returned_unit_ids, unitId] : row.returned_unit_ids,
        lead_unit_id: null,
        lead_unit_name: null,
        lead_unit_kind: null,
      },
      leavingUnitId: unitId ?? undefined,
      line: {
        words: input.words,
        audience: 'staff',
        detail: { unit: row.lead_unit_name ?? '' },
      },
    }
  })
}

/**
 * The crew is there: the first limit is met where another follows.
 * @throws Refusal `told-too-early`
 */
export function arriveAtCase(
  ctx: Context,
  caseId: string,
  input: Words & { at?: string | undefined },
): Promise<Moved> {
  return performAct(ctx, caseId, 'arrive', async (file) => {
    const { tx } = file
    const at = await toldTime(file, input.at, ctx.now)
    const limits = await tx.rows(limitsOf({ streetId: ctx.streetId, caseId }))
    const met = stepOfArrival(limits)
    if (met) tx.write(meetLimit({ streetId: ctx.streetId, caseId, step: met.step, at }))
    return {
      changes: { arrived_at: at },
      due: dueOfRunning(limits.filter((limit) => limit !== met)),
      line: { words: input.words, detail: { at } },
    }
  })
}

/**
 * Says what was done; the clock of the unit stopped when it was done, that of the checkers starts when it is told: work
 * in a cellar without signal is not late for it.
 * @throws Refusal `photo-missing`, `told-too-early`
 */
export function feedBackCase(
  ctx: Context,
  caseId: string,
  input: {
    words: string
    photoIds: string[]
    arrivedAt?: string | undefined
    doneAt?: string | undefined
  },
): Promise<Moved> {
  return performAct(ctx, caseId, 'feed-back', async (file) => {
    const { tx, row, category } = file
    requireResult(category, input.photoIds)
    const key = { streetId: ctx.streetId, caseId }
    showPhotos(ctx, tx, scopeOf(row), input.photoIds)
    const { doneAt, arrivedAt } = await toldTimes(file, input, ctx.now)
    const met = arrivedAt && stepOfArrival(await tx.rows(limitsOf(key)))
    if (met) tx.write(meetLimit({ ...key, step: met.step, at: arrivedAt }))
    tx.write(meetLimits({ ...key, at: doneAt }))
    return {
      changes: { handled_at: doneAt, ...(arrivedAt ? { arrived_at: arrivedAt } : {}) },
      line: {
        words: input.words,
        photoIds: input.photoIds,
        detail: { ...(arrivedAt ? { arrivedAt } : {}), ...(input.doneAt ? { doneAt } : {}) },
      },
    }
  })
}

/** @throws Refusal `photo-missing` where the type wants its result seen */
export function requireResult(category: Category | undefined, photoIds: readonly string[]): void {
  const refused = resultRefusalOf(category?.evidence, photoIds.length)
  if (refused) throw new Refusal(refused)
}

function stepOfArrival(limits: readonly LimitRow[]): LimitRow | undefined {
  const running = limits.filter(({ started_at }) => started_at === limits.at(-1)?.started_at)
  const [first] = running
  return running.length > 1 && first && isRunning(first) ? first : undefined
}

type Held = { tx: Reader; row: CaseRow }
type Times = { arrivedAt?: string | undefined; doneAt?: string | undefined }

/**
 * When it was done, and when the crew had come before that if it says so.
 * @throws Refusal `told-too-early`
 */
export async function toldTimes(
  file: Held,
  told: Times,
  now: string,
): Promise<Times & { doneAt: string }> {
  const doneAt = await toldTime(file, told.doneAt, now)
  return { doneAt, arrivedAt: told.arrivedAt && (await toldTime(file, told.arrivedAt, doneAt)) }
}

/** The clock of a phone may be out by this much. */
const clockErrorMinutes = 10

/**
 * A time told afterwards, held between when the unit got the case in hand and `latest`: what a phone's clock is out by is
 * taken off. The line of the act keeps when it was received.
 * @throws Refusal `told-too-early` for what no phone's clock explains: held at the dispatch, it would pass for the best
 * of answers
 */
async function toldTime(file: Held, told: string | undefined, latest: string): Promise<string> {
  if (told === undefined || millisOf(told) >= millisOf(latest)) return latest
  const since = await inHandSince(file)
  if (millisOf(told) < millisOf(addMinutes(since, -clockErrorMinutes)))
    throw new Refusal('told-too-early')
  return millisOf(told) < millisOf(since) ? since : told
}

/** Since its dispatch, or since a check or its reporter sent it back. */
async function inHandSince({ tx, row }: Held): Promise<string> {
  const pauses = await tx.rows(pausesOf({ streetId: row.street_id, caseId: row.case_id }))
  const sentBack = pauses.filter(({ reason }) => reason === 'checking')
  return [row.dispatched_at, ...sentBack.map(({ resumed_at }) => resumed_at)]
    .filter((instant) => instant !== null)
    .reduce(
      (last, instant) => (millisOf(instant) > millisOf(last) ? instant : last),
      row.reported_at,
    )
}
