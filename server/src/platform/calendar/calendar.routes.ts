import { calendarContract, type CalendarPage } from '@linli/contract/platform/calendar.contract'
import type { Context } from '../db/context.ts'
import { type AuditRecorder, inTransaction, readAll, type Tx } from '../db/transaction.ts'
import { type AccessTable, bind } from '../http/bind.ts'
import { Refusal, theOne } from '../http/refusal.ts'
import { localDateOf } from '../runtime/clock.ts'
import { newId } from '../runtime/ids.ts'
import { forgetCalendar } from './calendar.ts'
import { currentHours, daysOfYear, dropDay, putDay, putHours } from './calendar.sql.ts'
import {
  type CalendarDay,
  defaultWorkHours,
  hasNotice,
  workCalendar,
  type WorkHours,
} from './work-calendar.ts'

const access: AccessTable = { 'calendar.read': 'anyone', 'calendar.edit': ['administrator'] }

/** The calendar as administrators edit it; every edit makes the next deadline read it again. */
export const calendarRoutes = bind(calendarContract, access, {
  'GET /calendar/{year}': (ctx, { params }) => readYear(ctx, params.year),
  'PUT /calendar/days/{date}': (ctx, { params, body }) =>
    edit(ctx, params.date, 'day', async (tx) => tx.write(putDay({ date: params.date, ...body }))),
  'DELETE /calendar/days/{date}': (ctx, { params }) =>
    edit(ctx, params.date, 'day', async (tx) => {
      theOne(await tx.rows(dropDay({ date: params.date })))
    }),
  'PUT /calendar/hours': (ctx, { body }) => {
    refuseOverlap(body.spans)
    return edit(ctx, body.validFrom, 'hours', async (tx) =>
      tx.write(putHours({ validFrom: body.validFrom, spans: JSON.stringify(body.spans) })),
    )
  },
})

async function readYear(ctx: Context, year: number): Promise<CalendarPage> {
  const [days, hours] = await readAll(
    ctx,
    daysOfYear({ first: `${year}-01-01`, last: `${year}-12-31` }),
    currentHours({ day: localDateOf(ctx.now) }),
  )
  const inForce = hours[0]
  return {
    year,
    days: days as CalendarDay[],
    isAnnounced: hasNotice(workCalendar(days as CalendarDay[]), year),
    hours: {
      ...(inForce ? { validFrom: inForce.valid_from } : {}),
      spans: [...((inForce?.spans as WorkHours[] | undefined) ?? defaultWorkHours)],
    },
  }
}

async function edit(
  ctx: Context,
  date: string,
  what: string,
  story: (tx: Tx) => Promise<void>,
): Promise<CalendarPage> {
  await inTransaction(ctx, async (tx: Tx, audit: AuditRecorder) => {
    await story(tx)
    audit({
      action: 'calendar.edit',
      entity: 'calendar',
      entityId: newId(),
      fields: [what],
      detail: { date },
    })
    // Hours to come change no open case before their day: until then they can be set right without a promise moving.
    if (what === 'hours' && date > localDateOf(ctx.now)) return
    tx.publish({
      kind: 'CalendarEdited',
      payload: JSON.stringify({ date }),
      gridPos: null,
      holderId: null,
      unitIds: [],
    })
  })
  forgetCalendar(ctx.database)
  return readYear(ctx, Number(date.slice(0, 4)))
}

function refuseOverlap(spans: readonly WorkHours[]): void {
  const isInOrder = spans.every(
    (span, i) => span.from < span.until && (i === 0 || (spans[i - 1]?.until ?? '') <= span.from),
  )
  if (!isInOrder) throw new Refusal('hours-overlap')
}
