import { statement } from '../db/statement.ts'

type Street = { streetId: number }

export const addPhoto = statement<
  Street & {
    photoId: string
    holderId: string
    uploadedBy: string | null
    digest: string
    width: number
    height: number
    at: string
  }
>()((db, p) =>
  db.insertInto('files.photo').values({
    street_id: p.streetId,
    photo_id: p.photoId,
    holder_id: p.holderId,
    uploaded_by: p.uploadedBy,
    digest: p.digest,
    width: p.width,
    height: p.height,
    uploaded_at: p.at,
  }),
)

export const findPhoto = statement<Street & { photoId: string }>()((db, p) =>
  db
    .selectFrom('files.photo')
    .select(['digest', 'matter_id', 'uploaded_by'])
    .where('street_id', '=', p.streetId)
    .where('photo_id', '=', p.photoId),
)

export const attachPhotos = statement<
  Street & {
    photoIds: string[]
    matterId: string
    holderId: string
    gridPos: number
    unitIds: string[]
  }
>()((db, p) =>
  db
    .updateTable('files.photo')
    .set({ matter_id: p.matterId, holder_id: p.holderId, grid_pos: p.gridPos, unit_ids: p.unitIds })
    .where('street_id', '=', p.streetId)
    .where((eb) => eb('photo_id', '=', eb.fn.any(eb.val(p.photoIds)))),
)

export const showPhotosToUnits = statement<Street & { matterId: string; unitIds: string[] }>()(
  (db, p) =>
    db
      .updateTable('files.photo')
      .set({ unit_ids: p.unitIds })
      .where('street_id', '=', p.streetId)
      .where('matter_id', '=', p.matterId),
)
