import { statement } from '../../platform/db/statement.ts'

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

export const lockCatalogue = statement<Street & { catalogueId: string }>()((db, p) =>
  db
    .selectFrom('matter.catalogue')
    .select(['catalogue_id', 'label', 'effective_from', 'published_at', 'content'])
    .where('street_id', '=', p.streetId)
    .where('catalogue_id', '=', p.catalogueId),
)

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

/** Answers the id only when it was still a draft: the policy hides published versions from editing. */
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
    .where('catalogue_id', '=', p.catalogueId)
    .returning('catalogue_id'),
)

/** Answers the id only when it was still a draft, as for a change. */
export const dropDraft = statement<Street & { catalogueId: string }>()((db, p) =>
  db
    .deleteFrom('matter.catalogue')
    .where('street_id', '=', p.streetId)
    .where('catalogue_id', '=', p.catalogueId)
    .returning('catalogue_id'),
)
