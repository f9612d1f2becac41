import { z } from 'zod'
import { idOf, Instant, LocalDate } from '../shared/ids.ts'
import { route } from '../shared/route.ts'
import { isNameCode, nameLists } from './catalogue-name.rules.ts'
import { Bilingual, CatalogueVersion, Category, CategoryCode } from './category.schema.ts'

export const CatalogueId = idOf('CatalogueId', 'One version of the catalogue of matters')
const CatalogueParams = z.object({ catalogueId: CatalogueId })
const Label = z.string().trim().min(1).max(40)
/** What the edited type looked like when it was opened; left out for a type that is new. */
const Seen = z.object({ revision: z.string().max(40).optional() })

export const CatalogueItem = z
  .object({
    catalogueId: CatalogueId,
    label: z.string(),
    effectiveFrom: LocalDate,
    /** Absent while it is a draft; a published version never changes. */
    publishedAt: Instant.optional(),
    isInForce: z.boolean(),
    categoryCount: z.int(),
  })
  .meta({ id: 'CatalogueItem' })
export type CatalogueItem = z.infer<typeof CatalogueItem>

export const CatalogueProblem = z.object({ kind: z.string(), code: z.string(), detail: z.string() })
export const CellChange = z.object({
  code: z.string(),
  cell: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
})

export const CataloguePage = z
  .object({
    item: CatalogueItem,
    version: CatalogueVersion,
    /** What keeps a draft from being published. */
    problems: z.array(CatalogueProblem),
    /** The cells in which it differs from the version in force. */
    changes: z.array(CellChange),
    /**
     * How each type by its code, `street` for the street's limits, and each name by list and code looks now: sent back
     * with an edit of it.
     */
    revisions: z.record(z.string(), z.string()),
  })
  .meta({ id: 'CataloguePage' })
export type CataloguePage = z.infer<typeof CataloguePage>

export const catalogueProblems = {
  'catalogue-published': {
    status: 409,
    title: 'A published version never changes; begin a new draft',
  },
  'catalogue-edited-meanwhile': {
    status: 409,
    title: 'Somebody else changed this since it was opened; look at it again',
  },
  'catalogue-not-sound': { status: 409, title: 'The draft still has problems' },
  'too-early': { status: 409, title: 'It can come into force tomorrow at the earliest' },
} as const

const editErrors = [
  'not-found',
  'no-catalogue',
  'catalogue-published',
  'catalogue-edited-meanwhile',
] as const

/** The administrator edits drafts; a version comes into force on its day and cases keep the one they arose under (R33). */
export const catalogueContract = {
  'GET /catalogues': route({
    summary: 'All versions of the catalogue, newest first.',
    node: 'network',
    action: 'catalogue.list',
    response: z.object({ items: z.array(CatalogueItem) }),
    errors: [],
  }),
  'GET /catalogues/{catalogueId}': route({
    summary: 'One version with its problems and its differences from the one in force.',
    node: 'network',
    action: 'catalogue.list',
    params: CatalogueParams,
    response: CataloguePage,
    errors: ['not-found', 'no-catalogue'],
  }),
  'POST /catalogues': route({
    summary: 'Begins a draft as a copy of the version in force.',
    node: 'network',
    action: 'catalogue.edit',
    body: z.object({ label: Label, effectiveFrom: LocalDate }),
    response: CatalogueItem,
    errors: ['no-catalogue', 'too-early'],
  }),
  'PUT /catalogues/{catalogueId}/categories/{code}': route({
    summary: 'Adds a type to a draft or replaces it.',
    node: 'network',
    action: 'catalogue.edit',
    params: CatalogueParams.extend({ code: CategoryCode }),
    query: Seen,
    body: Category,
    response: CataloguePage,
    errors: editErrors,
  }),
  'DELETE /catalogues/{catalogueId}/categories/{code}': route({
    summary: 'Takes a type out of a draft.',
    node: 'network',
    action: 'catalogue.edit',
    params: CatalogueParams.extend({ code: CategoryCode }),
    query: Seen,
    response: CataloguePage,
    errors: editErrors,
  }),
  'PUT /catalogues/{catalogueId}/stage-limits': route({
    summary: 'Sets the street’s limits of the stages beside handling in a draft.',
    node: 'network',
    action: 'catalogue.edit',
    params: CatalogueParams,
    query: Seen,
    body: CatalogueVersion.shape.stageLimits,
    response: CataloguePage,
    errors: editErrors,
  }),
  'PUT /catalogues/{catalogueId}/label': route({
    summary: 'Gives a draft another label.',
    node: 'network',
    action: 'catalogue.edit',
    params: CatalogueParams,
    body: z.object({ label: Label }),
    response: CataloguePage,
    errors: editErrors,
  }),
  'PUT /catalogues/{catalogueId}/names/{list}/{code}': route({
    summary: 'Adds a responsible role, a step or a major to a draft, or renames it.',
    node: 'network',
    action: 'catalogue.edit',
    params: CatalogueParams.extend({ list: z.enum(nameLists), code: z.string().max(40) }).refine(
      ({ list, code }) => isNameCode(list, code),
      { path: ['code'], message: 'odd-code' },
    ),
    query: Seen,
    body: Bilingual,
    response: CataloguePage,
    errors: editErrors,
  }),
  'DELETE /catalogues/{catalogueId}': route({
    summary: 'Throws a draft away.',
    node: 'network',
    action: 'catalogue.edit',
    params: CatalogueParams,
    response: z.object({ catalogueId: CatalogueId }),
    errors: ['not-found', 'catalogue-published'],
  }),
  'POST /catalogues/{catalogueId}/publish': route({
    summary: 'Publishes a sound draft; it comes into force on its day.',
    node: 'network',
    action: 'catalogue.publish',
    params: CatalogueParams,
    body: z.object({ effectiveFrom: LocalDate }),
    response: CatalogueItem,
    errors: [
      'not-found',
      'no-catalogue',
      'catalogue-published',
      'catalogue-not-sound',
      'too-early',
    ],
  }),
}
