import { statement } from '../db/statement.ts'

export const calendarDays = statement<Record<string, never>>()((db) =>
  db.selectFrom('calendar.day').select(['date', 'name', 'kind', 'source']).orderBy('date'),
)

export const hoursInForce = statement<{ day: string }>()((db, p) =>
  db
    .selectFrom('calendar.hours')
    .select('spans')
    .where('valid_from', '<=', p.day)
    .orderBy('valid_from', 'desc')
    .limit(1),
)
