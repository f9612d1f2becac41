import type { CatalogueVersion } from '@linli/contract/matter/category.schema'
import type { Category } from './catalogue.ts'
import type { Gap } from './category-draft.ts'

/** What every part of the form gets: the type so far, how to change it, and what is missing. */
export type Editing = {
  version: CatalogueVersion
  draft: Category
  onChange: (part: Partial<Category>) => void
  /** Puts a whole type in its place, for a part that goes away. */
  onReplace: (draft: Category) => void
  /** What is missing, once the type was tried to be kept. */
  gaps: readonly Gap[]
}
