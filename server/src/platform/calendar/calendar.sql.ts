import { statement } from '../db/statement.ts'

export const calendarDays = statement<Record<string, never>>()((db) =>
  db.selectFrom('calendar.day').select(['date', 'name', 'kind', 'source']).orderBy('date'),
)

export const hoursByDay = statement<Record<string, never>>()((db) =>
  db.selectFrom('calendar.hours').select(['valid_from', 'spans']).orderBy('valid_from'),
)

/** Hours that began to hold in these days. */
export const hoursBegun = statement<{ first: string; last: string }>()((db, p) =>
  db
    .selectFrom('calendar.hours')
    .select('valid_from')
    .where('valid_from', '>=', p.first)
    .where('valid_from', '<=', p.last)
    .orderBy('valid_from'),
)

export const daysOfYear = statement<{ first: string; last: string }>()((db, p) =>
  db
    .selectFrom('calendar.day')
    .select(['date', 'name', 'kind', 'source'])
    .where('date', '>=', p.first)
    .where('date', '<=', p.last)
    .orderBy('date'),
)

export const currentHours = statement<{ day: string }>()((db, p) =>
  db
    .selectFrom('calendar.hours')
    .select(['valid_from', 'spans'])
    .where('valid_from', '<=', p.day)
    .orderBy('valid_from', 'desc')
    .limit(1),
)

export const putDay = statement<{ date: string; name: string; kind: string; source: string }>()(
  (db, p) =>
    db
      .insertInto('calendar.day')
      .values({ date: p.date, name: p.name, kind: p.kind, source: p.source })
      .onConflict((conflict) =>
        conflict.column('date').doUpdateSet({ name: p.name, kind: p.kind, source: p.source }),
      ),
)

export const dropDay = statement<{ date: string }>()((db, p) =>
  db.deleteFrom('calendar.day').where('date', '=', p.date).returning('date'),
)

export const putHours = statement<{ validFrom: string; spans: string }>()((db, p) =>
  db
    .insertInto('calendar.hours')
    .values({ valid_from: p.validFrom, spans: p.spans })
    .onConflict((conflict) => conflict.column('valid_from').doUpdateSet({ spans: p.spans })),
)
