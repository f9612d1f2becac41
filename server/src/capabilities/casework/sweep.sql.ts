import { sql } from 'kysely'
import { statement } from '../../platform/db/statement.ts'

type Street = { streetId: number }
type Page = Street & { limit: number }
type OneCase = Street & { caseId: string }

// Written as the indexes have it: with coalesce() row-level security would keep them from being used.
const limitTellAt = sql`case when l.tell_next_at is null then l.due_at else l.tell_next_at end`
const stageTellAt = sql`case when stage_tell_next_at is null then stage_due_at else stage_tell_next_at end`

/** Settled cases of which it is not yet drawn whether another looks at them. */
export const settledCases = statement<Page>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .select('case_id')
    .where('street_id', '=', p.streetId)
    .where('stage', '=', 'settled')
    .orderBy('case_id')
    .limit(p.limit),
)

/** Unmet limits whose next telling has come, longest overdue first. */
export const limitsToTell = statement<Page & { now: string; stages: string[] }>()((db, p) =>
  db
    .selectFrom('casework.case_limit as l')
    .innerJoin('casework.case_file as c', (join) =>
      join.onRef('c.street_id', '=', 'l.street_id').onRef('c.case_id', '=', 'l.case_id'),
    )
    .select(['l.case_id', 'l.step'])
    .where('l.street_id', '=', p.streetId)
    .where('l.met_at', 'is', null)
    .where('l.ended_at', 'is', null)
    .where('l.told_tier', '<', sql.lit(3))
    .where(sql<boolean>`${limitTellAt} <= ${p.now}::timestamptz`)
    .where((eb) => eb('c.stage', '=', eb.fn.any(eb.val(p.stages))))
    .orderBy(limitTellAt)
    .limit(p.limit),
)

/** Open cases whose stage has its next telling due. */
export const stagesToTell = statement<Page & { now: string; stages: string[] }>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .select('case_id')
    .where('street_id', '=', p.streetId)
    .where('ended_at', 'is', null)
    .where('stage_told_tier', '<', sql.lit(3))
    .where(sql<boolean>`${stageTellAt} <= ${p.now}::timestamptz`)
    .where((eb) => eb('stage', '=', eb.fn.any(eb.val(p.stages))))
    .orderBy(stageTellAt)
    .limit(p.limit),
)

/** Suspended and hung cases whose day has come; a date in `due_at` says that the street manager was told. */
export const casesToReview = statement<Page & { day: string }>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .select('case_id')
    .where('street_id', '=', p.streetId)
    .where('stage', 'in', [sql.lit('suspended'), sql.lit('hung')])
    .where('review_on', '<=', p.day)
    .where('due_at', 'is', null)
    .orderBy('review_on')
    .limit(p.limit),
)

/** Cases closed until a day that has come. */
export const promisedCases = statement<Page & { day: string }>()((db, p) =>
  db
    .selectFrom('casework.case_file')
    .select('case_id')
    .where('street_id', '=', p.streetId)
    .where('stage', '=', sql.lit('closed'))
    .where('promised_on', '<=', p.day)
    .orderBy('promised_on')
    .limit(p.limit),
)

/** A running limit as the sweep finds it under the lock of its case. */
export const limitToTell = statement<OneCase & { step: string }>()((db, p) =>
  db
    .selectFrom('casework.case_limit')
    .select([
      'step',
      'amount',
      'clock',
      'due_at',
      'met_at',
      'ended_at',
      'told_tier',
      'tell_next_at',
    ])
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId)
    .where('step', '=', p.step),
)

export const tellLimit = statement<
  OneCase & { step: string; tier: number; nextAt: string | null }
>()((db, p) =>
  db
    .updateTable('casework.case_limit')
    .set({ told_tier: p.tier, tell_next_at: p.nextAt })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId)
    .where('step', '=', p.step),
)

export const markSampled = statement<OneCase>()((db, p) =>
  db
    .updateTable('casework.case_file')
    .set({ is_sampled: true })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId),
)

export const markSampleFailed = statement<OneCase>()((db, p) =>
  db
    .updateTable('casework.case_file')
    .set({ is_sample_failed: true })
    .where('street_id', '=', p.streetId)
    .where('case_id', '=', p.caseId),
)
