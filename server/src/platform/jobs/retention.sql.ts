import { statement } from '../db/statement.ts'

export const dropAnswers = statement<{ before: string }>()((db, p) =>
  db.deleteFrom('http.answer').where('at', '<', p.before).returning('at'),
)

export const dropAttempts = statement<{ before: string }>()((db, p) =>
  db.deleteFrom('auth.attempt').where('window_start', '<', p.before).returning('window_start'),
)
