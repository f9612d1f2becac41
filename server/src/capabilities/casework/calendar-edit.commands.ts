import { openStages } from '@linli/contract/casework/case.rules'
import { forgetCalendar } from '../../platform/calendar/calendar.ts'
import { hoursBegun } from '../../platform/calendar/calendar.sql.ts'
import { replacePromise } from '../../platform/calendar/deadline.ts'
import type { Context, JobContext } from '../../platform/db/context.ts'
import { inJob, type Tx } from '../../platform/db/transaction.ts'
import { theOne } from '../../platform/http/refusal.ts'
import { addMinutes, localDateOf, millisOf } from '../../platform/runtime/clock.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { matterRecords, tellLine } from '../matter/index.ts'
import { type OpenFile, openFile, scopeOf } from './case.commands.ts'
import { type CaseRow, lockCase } from './case.sql.ts'
import { readersOf } from './casework.access.ts'
import {
  deriveLimit,
  dueOfRunning,
  firstAnswer,
  lastQuarter,
  limitAtStage,
  notGiven,
  type Reckoned,
} from './clock.commands.ts'
import {
  isRunning,
  type LimitRow,
  limitsOf,
  markProvisional,
  moveLimit,
  openCasesAfter,
  type PauseRow,
  pausesOf,
} from './limit.sql.ts'
import { moveCase } from './move.sql.ts'

const pageLength = 200
const firstId = '00000000-0000-0000-0000-000000000000'

/** A date that stands on an open case, with what its arithmetic needs. */
type Standing = Reckoned & {
  of: 'limit' | 'stage' | 'answer'
  step: string
  stands: string
  wasProvisional: boolean
}
/** `same` is a date that stands, of which only is known now whether the holidays it counts through are announced. */
type Recomputed = Standing & {
  decision: 'later' | 'shorter' | 'same'
  to: string
  isProvisional: boolean
}
type CaseClocks = {
  file: OpenFile
  limits: LimitRow[]
  pauses: PauseRow[]
  promisedAt: string | null
  isPromiseProvisional: boolean
}

/**
 * Computes the dates of all open cases anew after the calendar was edited (D11): later ones move and are told; a
 * shorter one never replaces what was promised, staff are told that a person must decide. Told once however often.
 * @param date the first local date the edit touches; dates that fell due before it stand
 * @returns how many cases changed
 */
export async function followCalendar(job: JobContext, date: string): Promise<number> {
  // Another process may have made the edit; the job reads the calendar as it now stands.
  forgetCalendar(job.database)
  let told = 0
  for (let after = firstId; ; ) {
    const page = openCasesAfter({ streetId: job.streetId, after, limit: pageLength })
    const rows = await inJob(job, 'calendar', (tx) => tx.rows(page))
    for (const { case_id: caseId } of rows) if (await followOne(job, caseId, date)) told += 1
    const last = rows.at(-1)
    if (!last || rows.length < pageLength) return told
    after = last.case_id
  }
}

/** Days in which new working hours are still looked for: a server that slept on their first day catches up. */
const lateDays = 7

/** On the day new working hours begin to hold, and not when they were edited, open cases follow them. */
export async function followHours(job: JobContext): Promise<void> {
  const last = localDateOf(job.now)
  const first = localDateOf(addMinutes(job.now, -lateDays * 24 * 60))
  const begun = await inJob(job, 'calendar', (tx) => tx.rows(hoursBegun({ first, last })))
  for (const { valid_from: validFrom } of begun) await followCalendar(job, validFrom)
}

function followOne(job: JobContext, caseId: string, date: string): Promise<boolean> {
  const { streetId } = job
  const ctx = systemContext(job)
  return inJob(job, 'calendar', async (tx, audit) => {
    const [row] = await tx.rows(lockCase({ streetId, caseId }))
    if (!row || !openStages.some((stage) => stage === row.stage)) return false
    const clocks = await clocksOf(ctx, tx, row)
    const changed = await recompute(ctx, clocks, date)
    const news = await untold(ctx, tx, row, changed)
    if (news.length === 0) return false
    moveDates(ctx, clocks, news)
    tellOf(ctx, tx, row, news)
    audit({
      action: 'case.follow-calendar',
      entity: 'case',
      entityId: caseId,
      fields: news.map(({ of, step, decision }) => `${of} ${step} ${decision}`),
      detail: { date },
    })
    return true
  })
}

async function clocksOf(ctx: Context, tx: Tx, row: CaseRow): Promise<CaseClocks> {
  const key = { streetId: row.street_id, caseId: row.case_id }
  const file = await openFile(ctx, tx, row, undefined)
  const [limits, pauses, matters] = await Promise.all([
    tx.rows(limitsOf(key)),
    tx.rows(pausesOf(key)),
    tx.rows(matterRecords.matterById({ streetId: row.street_id, matterId: row.matter_id })),
  ])
  const { promised_at: promisedAt, is_promise_provisional: isPromiseProvisional } = theOne(matters)
  return { file, limits, pauses, promisedAt, isPromiseProvisional }
}

async function recompute(ctx: Context, clocks: CaseClocks, date: string): Promise<Recomputed[]> {
  const found = await Promise.all(
    standingOf(clocks).map(async (standing) => {
      const { dueAt, provisional } = await deriveLimit(ctx, standing, clocks.pauses)
      if (dueAt === undefined) return []
      const isBefore = localDateOf(standing.stands) < date && localDateOf(dueAt) < date
      const decision = isBefore ? 'same' : decisionOf(standing.stands, dueAt)
      if (decision === 'same' && provisional === standing.wasProvisional) return []
      return [{ ...standing, decision, to: dueAt, isProvisional: provisional }]
    }),
  )
  return found.flat()
}

function decisionOf(stands: string, dueAt: string): Recomputed['decision'] {
  const { decision } = replacePromise(stands, dueAt)
  if (decision === 'keep') return 'same'
  return decision === 'replace' ? 'later' : 'shorter'
}

/** Running limits, the limit of the stage, and the first answer while nothing else is promised. */
function standingOf({ file, limits, promisedAt, isPromiseProvisional }: CaseClocks): Standing[] {
  const { row, facts, catalogue, category } = file
  const stage = limitAtStage(facts.stage, catalogue, category)
  const running = limits.filter(isRunning).flatMap((limit) => {
    const { due_at: stands, is_provisional: wasProvisional } = limit
    return stands === null ? [] : [{ ...limit, of: 'limit' as const, stands, wasProvisional }]
  })
  const ofStage = stage && {
    ...stage,
    ...notGiven,
    of: 'stage' as const,
    started_at: row.stage_since,
  }
  const answer = { ...firstAnswer, ...notGiven, of: 'answer' as const, started_at: row.reported_at }
  return [
    ...running,
    ...(ofStage && row.stage_due_at !== null
      ? [{ ...ofStage, stands: row.stage_due_at, wasProvisional: row.is_provisional }]
      : []),
    ...(limits.length === 0 && promisedAt !== null
      ? [{ ...answer, stands: promisedAt, wasProvisional: isPromiseProvisional }]
      : []),
  ]
}

/** That a shorter date needs a person is said once for each date; a later one says itself once, as it then stands. */
async function untold(ctx: Context, tx: Tx, row: CaseRow, changed: Recomputed[]) {
  if (changed.length === 0) return []
  const { streetId } = ctx
  const lines = await tx.rows(
    matterRecords.linesOfAct({ streetId, matterId: row.matter_id, act: 'limit-shorter' }),
  )
  const known = new Set(lines.map(({ detail }) => told(detail as { step: string; at: string })))
  return changed.flatMap((one) => {
    if (one.decision !== 'shorter' || !known.has(told({ step: one.step, at: one.to }))) return [one]
    const isNews = one.isProvisional !== one.wasProvisional
    return isNews ? [{ ...one, decision: 'same' as const }] : []
  })
}

const told = ({ step, at }: { step: string; at: string }) => `${step} ${at}`

/** Writes what changed: of limits, of the stage, of the case and of what the reporter was promised. */
function moveDates(ctx: Context, clocks: CaseClocks, news: readonly Recomputed[]) {
  const { tx, row } = clocks.file
  const stage = news.find(({ of }) => of === 'stage')
  const limits = clocks.limits.map((limit) => {
    const found = news.find(({ of, step }) => of === 'limit' && step === limit.step)
    return found ? moveOne(tx, row, limit, found) : limit
  })
  tx.write(moveCase({ ...row, ...stageColumns(stage), ...dueColumns(row, stage, limits) }))
  const lastStep = limits.at(-1)?.step
  const promise = news.find(
    ({ of, step }) => of === 'answer' || (of === 'limit' && step === lastStep),
  )
  if (promise) movePromise(ctx, clocks, promise)
}

/** A later date is told anew; one that stands says only whether it may still change. */
function moveOne(tx: Tx, row: CaseRow, limit: LimitRow, found: Recomputed): LimitRow {
  const { step, to, decision, isProvisional } = found
  const key = { streetId: row.street_id, caseId: row.case_id, step }
  const isLater = decision === 'later'
  tx.write(
    isLater
      ? moveLimit({ ...key, dueAt: to, promisedAt: to, isProvisional })
      : markProvisional({ ...key, isProvisional }),
  )
  return { ...limit, is_provisional: isProvisional, ...(isLater ? { due_at: to } : {}) }
}

/** What the reporter was promised never becomes earlier here. */
function movePromise(ctx: Context, { file, promisedAt: before }: CaseClocks, found: Recomputed) {
  const { to, decision, isProvisional } = found
  const isLater = decision === 'later' && (before === null || millisOf(to) > millisOf(before))
  const promisedAt = isLater ? to : before
  if (promisedAt === null) return
  const matter = { streetId: ctx.streetId, matterId: file.row.matter_id }
  file.tx.write(matterRecords.movePromise({ ...matter, promisedAt, isProvisional }))
}

function stageColumns(stage: Recomputed | undefined): Partial<CaseRow> {
  if (stage?.decision !== 'later') return {}
  return { stage_due_at: stage.to, stage_told_tier: 0, stage_tell_next_at: null }
}

/** A case in hand is due with its first limit, any other with its stage. */
function dueColumns(
  row: CaseRow,
  stage: Recomputed | undefined,
  limits: readonly LimitRow[],
): Partial<CaseRow> {
  if (stage) {
    const { isProvisional, to, started_at } = stage
    const moved = { due_at: to, soon_at: lastQuarter(started_at, to) }
    return { is_provisional: isProvisional, ...(stage.decision === 'later' ? moved : {}) }
  }
  if (row.stage !== 'handling') return {}
  const { dueAt, soonAt, isProvisional } = dueOfRunning(limits)
  return { due_at: dueAt, soon_at: soonAt, is_provisional: isProvisional }
}

/** The reporter hears of what was promised to them; the rest is staff's own. */
function tellOf(ctx: Context, tx: Tx, row: CaseRow, news: readonly Recomputed[]): void {
  for (const { of, step, decision, stands, to } of news) {
    if (decision === 'same') continue
    const isHeard = decision === 'later' && of !== 'stage'
    tellLine(ctx, tx, scopeOf(row), {
      act: `limit-${decision}`,
      axis: 'supervision',
      audience: isHeard ? 'all' : 'staff',
      detail: { step, before: stands, at: to },
    })
  }
  tx.publish({
    kind: 'CaseMoved',
    payload: JSON.stringify({
      caseId: row.case_id,
      matterId: row.matter_id,
      act: 'follow-calendar',
      stage: row.stage,
    }),
    gridPos: row.grid_pos,
    holderId: row.holder_id,
    unitIds: row.unit_ids,
    ...readersOf(row.visibility),
  })
}

function systemContext(job: JobContext): Context {
  const actor = { name: '', post: 'system:calendar', role: 'linli_staff' } as const
  return { ...job, requestId: newId(), actor: { ...actor, intervals: [], holders: [] } }
}
