import { openStages } from '@linli/contract/casework/case.rules'
import { forgetCalendar } from '../../platform/calendar/calendar.ts'
import { replacePromise } from '../../platform/calendar/deadline.ts'
import type { Context, JobContext } from '../../platform/db/context.ts'
import { inJob, type Tx } from '../../platform/db/transaction.ts'
import { localDateOf, millisOf } from '../../platform/runtime/clock.ts'
import { newId } from '../../platform/runtime/ids.ts'
import { matterRecords, tellLine } from '../matter/index.ts'
import { type OpenFile, openFile, scopeOf } from './case.commands.ts'
import { type CaseRow, lockCase } from './case.sql.ts'
import { readersOf } from './casework.access.ts'
import {
  deriveLimit,
  dueOfUnmet,
  firstAnswer,
  lastQuarter,
  limitAtStage,
} from './clock.commands.ts'
import {
  type LimitRow,
  limitsOf,
  moveLimit,
  openCasesAfter,
  type PauseRow,
  pausesOf,
} from './limit.sql.ts'
import { moveCase } from './move.sql.ts'

const pageLength = 200
const firstId = '00000000-0000-0000-0000-000000000000'

/** A date that stands on an open case, with what its arithmetic needs. */
type Standing = {
  of: 'limit' | 'stage' | 'answer'
  step: string
  amount: number
  clock: string
  started_at: string
  stands: string
  /** A person gave this date; a shorter sum says nothing about it. */
  isGiven: boolean
}
type Recomputed = Standing & { decision: 'later' | 'shorter'; to: string; isProvisional: boolean }
type CaseClocks = {
  file: OpenFile
  limits: LimitRow[]
  pauses: PauseRow[]
  promisedAt: string | null
}

/**
 * Computes the dates of all open cases anew after the calendar was edited (D11): later ones move and are told; a
 * shorter one never replaces what was promised, staff are told that a person must decide. Told once however often.
 * @param date the first local date the edit touches; dates that fell due before it stand
 * @returns how many cases were told something
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
  return { file, limits, pauses, promisedAt: matters[0]?.promised_at ?? null }
}

async function recompute(ctx: Context, clocks: CaseClocks, date: string): Promise<Recomputed[]> {
  const found = await Promise.all(
    standingOf(clocks).map(async (standing) => {
      const { dueAt, provisional } = await deriveLimit(ctx, standing, clocks.pauses)
      const { decision } = replacePromise(standing.stands, dueAt)
      if (dueAt === undefined || decision === 'keep') return []
      const isBefore = localDateOf(standing.stands) < date && localDateOf(dueAt) < date
      if (isBefore || (standing.isGiven && decision === 'needs-person')) return []
      const told = decision === 'replace' ? ('later' as const) : ('shorter' as const)
      return [{ ...standing, decision: told, to: dueAt, isProvisional: provisional }]
    }),
  )
  return found.flat()
}

/** Unmet limits, the limit of the stage, and the first answer while nothing else is promised. */
function standingOf({ file, limits, promisedAt }: CaseClocks): Standing[] {
  const { row, facts, catalogue, category } = file
  const stage = limitAtStage(facts.stage, catalogue, category)
  const isExtended = (limit: LimitRow) => row.extension_count > 0 && limit === limits.at(-1)
  const running = limits
    .filter(({ met_at, clock }) => met_at === null && clock !== 'date')
    .flatMap((limit) =>
      limit.due_at === null
        ? []
        : [{ ...limit, of: 'limit' as const, stands: limit.due_at, isGiven: isExtended(limit) }],
    )
  return [
    ...running,
    ...(stage && row.stage_due_at !== null
      ? [dated('stage', stage, row.stage_since, row.stage_due_at)]
      : []),
    ...(limits.length === 0 && promisedAt !== null
      ? [dated('answer', firstAnswer, row.reported_at, promisedAt)]
      : []),
  ]
}

function dated(
  of: Standing['of'],
  { step, amount, clock }: Pick<Standing, 'step' | 'amount' | 'clock'>,
  startedAt: string,
  stands: string,
): Standing {
  return { of, step, amount, clock, started_at: startedAt, stands, isGiven: false }
}

/** That a shorter date needs a person is said once for each date; a later one says itself once, as it then stands. */
async function untold(ctx: Context, tx: Tx, row: CaseRow, changed: Recomputed[]) {
  if (changed.length === 0) return []
  const { streetId } = ctx
  const lines = await tx.rows(
    matterRecords.linesOfAct({ streetId, matterId: row.matter_id, act: 'limit-shorter' }),
  )
  const known = new Set(lines.map(({ detail }) => told(detail as { step: string; at: string })))
  return changed.filter(
    ({ decision, step, to }) => decision === 'later' || !known.has(told({ step, at: to })),
  )
}

const told = ({ step, at }: { step: string; at: string }) => `${step} ${at}`

/** Writes the later dates: of limits, of the stage, of the case and what the reporter was promised. */
function moveDates(ctx: Context, { file, limits, promisedAt }: CaseClocks, news: Recomputed[]) {
  const { tx, row } = file
  const later = news.filter(({ decision }) => decision === 'later')
  if (later.length === 0) return
  const key = { streetId: row.street_id, caseId: row.case_id }
  const byStep = new Map(later.filter(({ of }) => of === 'limit').map((one) => [one.step, one]))
  for (const { step, to, isProvisional } of byStep.values())
    tx.write(moveLimit({ ...key, step, dueAt: to, promisedAt: to, isProvisional }))
  const moved = limits.map((limit) => ({
    ...limit,
    due_at: byStep.get(limit.step)?.to ?? limit.due_at,
  }))
  const stage = later.find(({ of }) => of === 'stage')
  tx.write(moveCase({ ...row, ...stageColumns(stage), ...dueColumns(row, stage, moved) }))
  const last = moved.at(-1)
  const to = later.find(({ of }) => of === 'answer')?.to ?? (last && byStep.get(last.step)?.to)
  if (to !== undefined && (promisedAt === null || millisOf(to) > millisOf(promisedAt))) {
    tx.write(
      matterRecords.movePromise({
        streetId: ctx.streetId,
        matterId: row.matter_id,
        promisedAt: to,
      }),
    )
  }
}

function stageColumns(stage: Recomputed | undefined): Partial<CaseRow> {
  return stage ? { stage_due_at: stage.to, stage_told_tier: 0, stage_tell_next_at: null } : {}
}

/** A case in hand is due with its first limit, any other with its stage. */
function dueColumns(
  row: CaseRow,
  stage: Recomputed | undefined,
  limits: readonly LimitRow[],
): Partial<CaseRow> {
  if (stage) return { due_at: stage.to, soon_at: lastQuarter(stage.started_at, stage.to) }
  if (row.stage !== 'handling') return {}
  const { dueAt, soonAt } = dueOfUnmet(limits)
  return { due_at: dueAt, soon_at: soonAt }
}

/** The reporter hears of what was promised to them; the rest is staff's own. */
function tellOf(ctx: Context, tx: Tx, row: CaseRow, news: readonly Recomputed[]): void {
  for (const { of, step, decision, stands, to } of news) {
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
