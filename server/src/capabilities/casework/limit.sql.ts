import type { Row } from '../../platform/db/row.ts'
import { statement } from '../../platform/db/statement.ts'

export const limitColumns = [
  'step',
  'amount',
  'clock',
  'started_at',
  'due_at',
  'promised_at',
  'met_at',
  'ended_at',
  'given_at',
  'given_until',
  'is_provisional',
] as const
const pauseColumns = ['paused_at', 'resumed_at', 'reason'] as const

export type LimitRow = Pick<Row<'casework.case_limit'>, (typeof limitColumns)[number]>
export type PauseRow = Pick<Row<'casework.case_pause'>, (typeof pauseColumns)[number]>
type OneCase = { streetId: number; caseId: string }

/** Neither met nor ended. */
export function isRunning({ met_at, ended_at }: Pick<LimitRow, 'met_at' | 'ended_at'>): boolean {
  return met_at === null && ended_at === null
}

/** Starts a limit, or starts it anew when the case is dispatched again. */
export const startLimit = statement<
  OneCase & {
    step: string
    holderId: string
    gridPos: number
    unitIds: string[]
    amount: number
    clock: string
    startedAt: string
    dueAt: string | null
    givenAt: string | null
    givenUntil: string | null
    isProvisional: boolean
  }
>()((db, p) =>
  db
    .insertInto('casework.case_limit')
    .values({
      street_id: p.streetId,
      case_id: p.caseId,
      step: p.step,
      holder_id: p.holderId,
      grid_pos: p.gridPos,
      unit_ids: p.unitIds,
      amount: p.amount,
      clock: p.clock,
      started_at: p.startedAt,
      due_at: p.dueAt,
      promised_at: p.dueAt,
      given_until: p.givenUntil,
      given_at: p.givenAt,
      is_provisional: p.isProvisional,
    })
    .onConflict((conflict) =>
      conflict.columns(['street_id', 'case_id', 'step']).doUpdateSet((eb) => ({
        unit_ids: eb.ref('excluded.unit_ids'),
        amount: eb.ref('excluded.amount'),
        clock: eb.ref('excluded.clock'),
        started_at: eb.ref('excluded.started_at'),
        due_at: eb.ref('excluded.due_at'),
        promised_at: eb.ref('excluded.promised_at'),
        given_until: eb.ref('excluded.given_until'),
        given_at: eb.ref('excluded.given_at'),
        is_provisional: eb.ref('excluded.is_provisional'),
        met_at: null,
        ended_at: null,
        told_tier: 0,
        tell_next_at: null,
      })),
    ),
)

/** The limit that ends the case comes last; what was promised orders them also while their clocks stand still. */
export const limitsOf = statement<OneCase>()((db, p) =>
  db
    .selectFrom('casework.case_limit')
    .select(limitColumns)
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId)
    .orderBy('started_at')
    .orderBy('promised_at'),
)

export const moveLimit = statement<
  OneCase & {
    step: string
    dueAt: string | null
    promisedAt: string | null
    isProvisional: boolean
  }
>()((db, p) =>
  db
    .updateTable('casework.case_limit')
    .set({
      due_at: p.dueAt,
      promised_at: p.promisedAt,
      is_provisional: p.isProvisional,
      told_tier: 0,
      tell_next_at: null,
    })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId)
    .where('step', '=', p.step),
)

/** A person gives another date; pauses from then on move it. */
export const extendLimit = statement<OneCase & { step: string; at: string; until: string }>()(
  (db, p) =>
    db
      .updateTable('casework.case_limit')
      .set({
        given_at: p.at,
        given_until: p.until,
        due_at: p.until,
        promised_at: p.until,
        is_provisional: false,
        told_tier: 0,
        tell_next_at: null,
      })
      .where('street_id', '=', p.streetId)
      .where('case_id', '=', p.caseId)
      .where('step', '=', p.step),
)

/** What is counted through a year without notice is so no more, or is so now; nothing is told anew. */
export const markProvisional = statement<OneCase & { step: string; isProvisional: boolean }>()(
  (db, p) =>
    db
      .updateTable('casework.case_limit')
      .set({ is_provisional: p.isProvisional })
      .where('street_id', '=', p.streetId)
      .where('case_id', '=', p.caseId)
      .where('step', '=', p.step),
)

export const meetLimits = statement<OneCase & { at: string }>()((db, p) =>
  db
    .updateTable('casework.case_limit')
    .set({ met_at: p.at })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId)
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null),
)

/** What was not met and now never will be: it ends, and counts as kept nowhere. */
export const endLimits = statement<OneCase & { at: string }>()((db, p) =>
  db
    .updateTable('casework.case_limit')
    .set({ ended_at: p.at })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId)
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null),
)

export const meetLimit = statement<OneCase & { step: string; at: string }>()((db, p) =>
  db
    .updateTable('casework.case_limit')
    .set({ met_at: p.at })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId)
    .where('step', '=', p.step)
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null),
)

/** Rework resumes the first clock: the limit that ends the case counts as not yet met. */
export const unmeetLimit = statement<OneCase & { step: string }>()((db, p) =>
  db
    .updateTable('casework.case_limit')
    .set({ met_at: null, ended_at: null })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId)
    .where('step', '=', p.step),
)

export const openPause = statement<
  OneCase & {
    pauseId: string
    holderId: string
    gridPos: number
    unitIds: string[]
    reason: string
    approvedBy: string
    at: string
    until: string | null
  }
>()((db, p) =>
  db.insertInto('casework.case_pause').values({
    street_id: p.streetId,
    case_id: p.caseId,
    pause_id: p.pauseId,
    holder_id: p.holderId,
    grid_pos: p.gridPos,
    unit_ids: p.unitIds,
    reason: p.reason,
    approved_by: p.approvedBy,
    paused_at: p.at,
    resumed_at: p.until,
  }),
)

export const closePause = statement<OneCase & { at: string }>()((db, p) =>
  db
    .updateTable('casework.case_pause')
    .set({ resumed_at: p.at })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId)
    .where('resumed_at', 'is', null),
)

export const pausesOf = statement<OneCase>()((db, p) =>
  db
    .selectFrom('casework.case_pause')
    .select(pauseColumns)
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId)
    .orderBy('paused_at'),
)

/** Open cases in the order of their ids, a page at a time. */
export const openCasesAfter = statement<{ streetId: number; after: string; limit: number }>()(
  (db, p) =>
    db
      .selectFrom('casework.case_file')
      .select('case_id')
      .where('street_id', '=', p.streetId)
      .where('ended_at', 'is', null)
      .where('case_id', '>', p.after)
      .orderBy('case_id')
      .limit(p.limit),
)
