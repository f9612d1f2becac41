import { type ExpressionBuilder, sql } from 'kysely'
import type { DB } from '../db/database.types.ts'
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
  db
    .insertInto('files.photo')
    .values({
      street_id: p.streetId,
      photo_id: p.photoId,
      holder_id: p.holderId,
      uploaded_by: p.uploadedBy,
      digest: p.digest,
      width: p.width,
      height: p.height,
      uploaded_at: p.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('holder_id'),
)

/** Whose photo an upload without a sign-in is, for whoever sends the same bytes again. */
export const holderOfSame = statement<Street & { photoId: string; digest: string }>()((db, p) =>
  db.selectNoFrom(
    sql<
      string | null
    >`files.holder_of_same(${p.streetId}::int, ${p.photoId}::uuid, ${p.digest}::text)`.as(
      'holder_id',
    ),
  ),
)

/** What a browser uploaded before anybody signed in on it becomes theirs, as far as nothing shows it yet. */
export const claimPhotos = statement<Street & { holders: string[]; by: string }>()((db, p) =>
  db
    .updateTable('files.photo')
    .set({ uploaded_by: p.by })
    .where('street_id', '=', p.streetId)
    .where((eb) => eb('holder_id', '=', eb.fn.any(eb.val(p.holders))))
    .where('uploaded_by', 'is', null)
    .where('matter_id', 'is', null),
)

export const dropNeverShown = statement<Street & { before: string }>()((db, p) =>
  db
    .deleteFrom('files.photo')
    .where('street_id', '=', p.streetId)
    .where('matter_id', 'is', null)
    .where('uploaded_at', '<', p.before)
    .returning('digest'),
)

/** Which bytes a photo of any street still needs; asked by the owner, as streets share their files. */
export const digestsInUse = statement<{ digests: string[] }>()((db, p) =>
  db
    .selectFrom('files.photo')
    .select('digest')
    .distinct()
    .where((eb) => eb('digest', '=', eb.fn.any(eb.val(p.digests)))),
)

export const findPhoto = statement<Street & { photoId: string }>()((db, p) =>
  db
    .selectFrom('files.photo')
    .select(['digest', 'matter_id', 'uploaded_by', 'holder_id'])
    .where('street_id', '=', p.streetId)
    .where('photo_id', '=', p.photoId),
)

/** Photos that are not the asker's own or already shown stay where they are. */
export const attachPhotos = statement<
  Street & {
    photoIds: string[]
    matterId: string
    holderId: string
    gridPos: number
    unitIds: string[]
    by: string | null
    mine: string[]
  }
>()((db, p) =>
  db
    .updateTable('files.photo')
    .set({ matter_id: p.matterId, holder_id: p.holderId, grid_pos: p.gridPos, unit_ids: p.unitIds })
    .where('street_id', '=', p.streetId)
    .where((eb) => eb('photo_id', '=', eb.fn.any(eb.val(p.photoIds))))
    .where((eb) => isOwnAndFree(eb, p)),
)

/** How many of these photos whoever asks has uploaded and not yet shown anywhere. */
export const countOwnPhotos = statement<
  Street & { photoIds: string[]; by: string | null; mine: string[] }
>()((db, p) =>
  db
    .selectFrom('files.photo')
    .select(sql<number>`count(*)::int`.as('photos'))
    .where('street_id', '=', p.streetId)
    .where((eb) => eb('photo_id', '=', eb.fn.any(eb.val(p.photoIds))))
    .where((eb) => isOwnAndFree(eb, p)),
)

/** A photo is shown once, by who took it: nobody moves one from case to case. */
function isOwnAndFree(
  eb: ExpressionBuilder<DB, 'files.photo'>,
  p: { by: string | null; mine: string[] },
) {
  return eb.and([
    eb('matter_id', 'is', null),
    eb.or([eb('uploaded_by', '=', p.by), eb('holder_id', '=', eb.fn.any(eb.val(p.mine)))]),
  ])
}

/** A unit that left a matter no longer sees its photos. */
export const hidePhotosFromUnit = statement<Street & { matterId: string; unitId: string }>()(
  (db, p) =>
    db.selectNoFrom(
      sql<null>`files.leave_matter(${p.streetId}::int, ${p.matterId}::uuid, ${p.unitId}::uuid)`.as(
        'done',
      ),
    ),
)

export const showPhotosToUnits = statement<Street & { matterId: string; unitIds: string[] }>()(
  (db, p) =>
    db
      .updateTable('files.photo')
      .set({ unit_ids: p.unitIds })
      .where('street_id', '=', p.streetId)
      .where('matter_id', '=', p.matterId),
)
