import { type Builder, statement } from '../../platform/db/statement.ts'

type Street = { streetId: number }

export const catalogues = statement<Street>()((db, p) =>
  db
    .selectFrom('matter.catalogue')
    .select(['catalogue_id', 'label', 'effective_from', 'published_at', 'content'])
    .where('street_id', '=', p.streetId)
    .orderBy('effective_from', 'desc')
    .orderBy('catalogue_id', 'desc')
    .limit(100),
)

export const findCatalogue = statement<Street & { catalogueId: string }>()((db, p) =>
  oneVersion(db, p.streetId).where('catalogue_id', '=', p.catalogueId),
)

/** A draft under its lock; a published version is nobody's to lock. */
export const lockDraft = statement<Street & { catalogueId: string }>()((db, p) =>
  oneVersion(db, p.streetId).where('catalogue_id', '=', p.catalogueId).forUpdate(),
)

function oneVersion(db: Builder, streetId: number) {
  return db
    .selectFrom('matter.catalogue')
    .select(['catalogue_id', 'label', 'effective_from', 'published_at', 'content'])
    .where('street_id', '=', streetId)
}

export const addDraft = statement<
  Street & { catalogueId: string; label: string; effectiveFrom: string; content: string }
>()((db, p) =>
  db.insertInto('matter.catalogue').values({
    street_id: p.streetId,
    catalogue_id: p.catalogueId,
    label: p.label,
    effective_from: p.effectiveFrom,
    content: p.content,
  }),
)

/** Under the lock of the draft. */
export const changeDraft = statement<
  Street & {
    catalogueId: string
    label: string
    effectiveFrom: string
    content: string
    publishedAt: string | null
  }
>()((db, p) =>
  db
    .updateTable('matter.catalogue')
    .set({
      label: p.label,
      content: p.content,
      effective_from: p.effectiveFrom,
      published_at: p.publishedAt,
    })
    .where('street_id', '=', p.streetId)
    .where('catalogue_id', '=', p.catalogueId),
)

/** Under the lock of the draft, too. */
export const dropDraft = statement<Street & { catalogueId: string }>()((db, p) =>
  db
    .deleteFrom('matter.catalogue')
    .where('street_id', '=', p.streetId)
    .where('catalogue_id', '=', p.catalogueId),
)
