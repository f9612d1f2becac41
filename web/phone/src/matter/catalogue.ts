import type { CatalogueVersion, Category } from '@linli/contract/matter/category.schema'
import { call } from '@linli/kit/client'
import { language } from '@linli/kit/messages'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { kept } from '../shell/reads.ts'

const HOUR_MS = 3_600_000

export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: ({ signal }) => call('GET /catalogue', { signal }),
  staleTime: HOUR_MS,
  meta: kept,
})

export function useCatalogue(): CatalogueVersion | undefined {
  return useQuery(catalogueQuery).data
}

export function categoryOf(
  catalogue: CatalogueVersion | undefined,
  code: string | undefined,
): Category | undefined {
  return catalogue?.categories.find((category) => category.code === code)
}

export function categoryName(
  catalogue: CatalogueVersion | undefined,
  code: string | undefined,
): string | undefined {
  return categoryOf(catalogue, code)?.names[language()]
}
