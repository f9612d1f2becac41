import { readingStages } from '@linli/contract/casework/case.rules'
import type { Context, JobContext } from '../../platform/db/context.ts'
import { millisOf, startOfDay } from '../../platform/runtime/clock.ts'
import type { Moved, OpenFile } from './case.commands.ts'
import { readersOf } from './casework.access.ts'
import { reopenFile } from './check.commands.ts'
import { clockOf, dueAfter, type Limit, limitAtStage, promiseFrom } from './clock.commands.ts'
import { isRunning } from './limit.sql.ts'
import { limitToTell, tellLimit } from './sweep.sql.ts'
import { type Decision, performSystemAct } from './system-act.commands.ts'

/** Which limit is overdue, who is to hear it (1 holder, 2 community, 3 street) and since when it is overdue. */
type Overdue = { step: string; tier: number; dueAt: string }

const lastTier = 3
const waitingStages: readonly string[] = ['suspended', 'hung']
const postOfTier: Readonly<Record<number, string>> = {
  2: 'community-secretary',
  3: 'street-manager',
}

/** Tells of a limit of the case that is overdue: each tier once, however often the sweep comes by. */
export function tellOfLimit(
  job: JobContext,
  caseId: string,
  step: string,
): Promise<Moved | undefined> {
  return performSystemAct(job, 'sweep', caseId, async (ctx, file) => {
    const key = { streetId: ctx.streetId, caseId, step }
    const [limit] = await file.tx.rows(limitToTell(key))
    if (!limit || !isRunning(limit) || limit.due_at === null) return undefined
    if (!hasCome(limit.tell_next_at ?? limit.due_at, limit.told_tier, ctx.now)) return undefined
    const overdue = { step, tier: limit.told_tier + 1, dueAt: limit.due_at }
    const nextAt = await nextTelling(ctx, overdue, {
      amount: limit.amount || 1,
      clock: clockOf(limit),
    })
    return urgeOrEscalate(file, overdue, {
      alongside: (tx) => tx.write(tellLimit({ ...key, tier: overdue.tier, nextAt })),
    })
  })
}

/** Tells of a stage that lasts too long: not yet verified, filed, dispatched, accepted or checked. */
export function tellOfStage(job: JobContext, caseId: string): Promise<Moved | undefined> {
  return performSystemAct(job, 'sweep', caseId, async (ctx, file) => {
    const { row, facts, catalogue, category } = file
    // During a second reading the stage it came from goes on falling due.
    const stage = readingStages.includes(facts.stage) ? facts.stageBefore : facts.stage
    const limit = stage && limitAtStage(stage, catalogue, category)
    if (!limit || row.stage_due_at === null) return undefined
    const at = row.stage_tell_next_at ?? row.stage_due_at
    if (!hasCome(at, row.stage_told_tier, ctx.now)) return undefined
    const overdue = { step: limit.step, tier: row.stage_told_tier + 1, dueAt: row.stage_due_at }
    const nextAt = await nextTelling(ctx, overdue, limit)
    return urgeOrEscalate(file, overdue, {
      changes: { stage_told_tier: overdue.tier, stage_tell_next_at: nextAt },
    })
  })
}

/** A suspended or hung case whose day has come stands before the street manager as overdue from then on. */
export function tellOfReview(job: JobContext, caseId: string): Promise<Moved | undefined> {
  return performSystemAct(job, 'sweep', caseId, (ctx, file) => {
    const { stage, review_on: day, due_at } = file.row
    if (!waitingStages.includes(stage) || day === null || due_at !== null) return undefined
    const dueAt = startOfDay(day)
    if (!hasCome(dueAt, 0, ctx.now)) return undefined
    return urgeOrEscalate(
      file,
      { step: 'review', tier: lastTier, dueAt },
      { due: { dueAt, soonAt: null, isProvisional: false } },
    )
  })
}

/** What was not possible before a day is taken up again on it, and its reporter is told; nobody has to ask. */
export function keepPromise(job: JobContext, caseId: string): Promise<Moved | undefined> {
  return performSystemAct(job, 'sweep', caseId, async (ctx, file) => {
    const { stage, promised_on: promisedOn, reopen_count } = file.row
    if (stage !== 'closed' || promisedOn === null) return undefined
    if (!hasCome(startOfDay(promisedOn), 0, ctx.now)) return undefined
    const { changes, due } = await reopenFile(ctx, file, undefined)
    const promise = await promiseFrom(ctx)
    return {
      act: 'reopen',
      // Nobody found fault with its end.
      changes: { ...changes, reopen_count },
      due,
      promisedAt: promise.dueAt ?? undefined,
      isPromiseProvisional: promise.isProvisional,
      line: { detail: { promisedOn } },
    }
  })
}

function hasCome(at: string, toldTier: number, now: string): boolean {
  return toldTier < lastTier && millisOf(at) <= millisOf(now)
}

/** One line for the case; above the first tier also the post it now stands before, and the news of it. */
function urgeOrEscalate(
  { row }: OpenFile,
  { step, tier, dueAt }: Overdue,
  more: Pick<Decision, 'changes' | 'due' | 'alongside'>,
): Decision {
  const to = postOfTier[tier]
  const detail = { step, tier, dueAt }
  if (to === undefined) {
    const changes = { ...more.changes, urge_count: row.urge_count + 1 }
    return { ...more, act: 'urge', changes, line: { audience: 'staff', detail } }
  }
  const escalatedTo = row.escalated_to === postOfTier[lastTier] ? row.escalated_to : to
  return {
    ...more,
    act: 'escalate',
    changes: { ...more.changes, escalated_to: escalatedTo },
    line: { detail: { ...detail, to } },
    alongside: (tx) => {
      more.alongside?.(tx)
      tx.publish({
        kind: 'CaseEscalated',
        payload: JSON.stringify({ caseId: row.case_id, matterId: row.matter_id, step, tier, to }),
        gridPos: row.grid_pos,
        holderId: row.holder_id,
        unitIds: row.unit_ids,
        ...readersOf(row.visibility),
      })
    },
  }
}

/** The community hears of it after half the limit again, the street after the whole limit again. */
async function nextTelling(
  ctx: Context,
  { tier, dueAt }: Overdue,
  { amount, clock }: Pick<Limit, 'amount' | 'clock'>,
): Promise<string | null> {
  if (tier === lastTier) return null
  const half = clock === 'wd' ? Math.ceil(amount / 2) : amount / 2
  return (await dueAfter(ctx, dueAt, { amount: tier === 1 ? half : amount, clock })).dueAt
}
