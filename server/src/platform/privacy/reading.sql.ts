import { statement } from '../db/statement.ts'

export const addReading = statement<{
  streetId: number
  readingId: string
  holderId: string
  gridPos: number
  at: string
  identityId: string
  readerName: string
  post: string
  unitName: string | null
  purpose: string
  fields: string[]
  entity: string
  entityId: string
  about: string
  reason: string
}>()((db, p) =>
  db.insertInto('privacy.reading').values({
    street_id: p.streetId,
    reading_id: p.readingId,
    holder_id: p.holderId,
    grid_pos: p.gridPos,
    at: p.at,
    identity_id: p.identityId,
    reader_name: p.readerName,
    post: p.post,
    unit_name: p.unitName,
    purpose: p.purpose,
    fields: p.fields,
    entity: p.entity,
    entity_id: p.entityId,
    about: p.about,
    reason: p.reason,
  }),
)

/** Newest first; the ids follow time. */
export const readingsOf = statement<{
  streetId: number
  holders: string[]
  before: string
  limit: number
}>()((db, p) =>
  db
    .selectFrom('privacy.reading')
    .select([
      'reading_id',
      'at',
      'identity_id',
      'reader_name',
      'post',
      'unit_name',
      'purpose',
      'fields',
      'about',
      'reason',
    ])
    .where('street_id', '=', p.streetId)
    .where((eb) => eb('holder_id', '=', eb.fn.any(eb.val(p.holders))))
    .where('reading_id', '<', p.before)
    .orderBy('reading_id', 'desc')
    .limit(p.limit),
)
