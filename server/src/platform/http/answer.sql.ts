import { statement } from '../db/statement.ts'

export const addAnswer = statement<{
  owner: string
  key: string
  hash: Buffer
  status: number
  answer: string
  at: string
}>()((db, p) =>
  db.insertInto('http.answer').values({
    owner: p.owner,
    key: p.key,
    request_hash: p.hash,
    status: p.status,
    answer: p.answer,
    at: p.at,
  }),
)

export const findAnswer = statement<{ owner: string; key: string }>()((db, p) =>
  db
    .selectFrom('http.answer')
    .select(['request_hash', 'status', 'answer'])
    .where('owner', '=', p.owner)
    .where('key', '=', p.key),
)
