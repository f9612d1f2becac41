import type { NameList } from '@linli/contract/matter/catalogue-name.rules'
import type { CatalogueVersion, Category } from '@linli/contract/matter/category.schema'
import { call } from '@linli/kit/client'
import { useMutation } from '@tanstack/react-query'
import { answerOptions, asking, refetch, useAnswer } from '../shell/asking.ts'
import { useMe } from '../shell/session.ts'
import type { CatalogueVersionPage } from './catalogue-changes.ts'

const PAGE = 'GET /catalogues/{catalogueId}'

/** How what is edited looked when it was opened; nobody overwrites what they have not seen. */
type Seen = { revision: string | undefined }

export function useCatalogues() {
  return useAnswer('GET /catalogues', {})
}

export function useCatalogueVersion(catalogueId: string) {
  return useAnswer(PAGE, { params: { catalogueId } })
}

/** Whether the post acted under may change the street's rules. */
export function useIsAdministrator(): boolean {
  return useMe().data?.acting?.post === 'administrator'
}

/** Keeps one type of a draft; the answer is the whole draft with its problems and differences. */
export function useKeepCategory(
  catalogueId: string,
  onDone?: (page: CatalogueVersionPage) => void,
) {
  return useDraftEdit(
    catalogueId,
    ({ category, revision }: Seen & { category: Category }) =>
      call('PUT /catalogues/{catalogueId}/categories/{code}', {
        params: { catalogueId, code: category.code },
        query: { revision },
        body: category,
      }),
    onDone,
  )
}

export function useDropCategory(
  catalogueId: string,
  onDone?: (page: CatalogueVersionPage) => void,
) {
  return useDraftEdit(
    catalogueId,
    ({ code, revision }: Seen & { code: string }) =>
      call('DELETE /catalogues/{catalogueId}/categories/{code}', {
        params: { catalogueId, code },
        query: { revision },
      }),
    onDone,
  )
}

export function useStageLimits(catalogueId: string, onDone?: () => void) {
  return useDraftEdit(
    catalogueId,
    ({ stageLimits, revision }: Seen & { stageLimits: CatalogueVersion['stageLimits'] }) =>
      call('PUT /catalogues/{catalogueId}/stage-limits', {
        params: { catalogueId },
        query: { revision },
        body: stageLimits,
      }),
    onDone,
  )
}

export function useRenameDraft(catalogueId: string, onDone: () => void) {
  return useDraftEdit(
    catalogueId,
    (label: string) =>
      call('PUT /catalogues/{catalogueId}/label', { params: { catalogueId }, body: { label } }),
    onDone,
  )
}

/** A responsible role, a step or a major: a new one, or a new name for one. */
export type Naming = Seen & { list: NameList; code: string; name: Category['names'] }

export function useName(catalogueId: string, onDone: () => void) {
  return useDraftEdit(
    catalogueId,
    ({ list, code, name, revision }: Naming) =>
      call('PUT /catalogues/{catalogueId}/names/{list}/{code}', {
        params: { catalogueId, list, code },
        query: { revision },
        body: name,
      }),
    onDone,
  )
}

export function useDiscardDraft(catalogueId: string, onDone: () => Promise<void>) {
  return useMutation({
    mutationFn: () => call('DELETE /catalogues/{catalogueId}', { params: { catalogueId } }),
    onSuccess: async () => {
      await onDone()
      asking.removeQueries({ queryKey: answerOptions(PAGE, { params: { catalogueId } }).queryKey })
      await refetch('GET /catalogues')
    },
  })
}

export function usePublish(catalogueId: string, onDone: () => void) {
  return useMutation({
    mutationFn: (effectiveFrom: string) =>
      call('POST /catalogues/{catalogueId}/publish', {
        params: { catalogueId },
        body: { effectiveFrom },
      }),
    onSuccess: async () => {
      onDone()
      await refetch('GET /catalogue')
    },
  })
}

function useDraftEdit<Change>(
  catalogueId: string,
  send: (change: Change) => Promise<CatalogueVersionPage>,
  onDone?: (page: CatalogueVersionPage) => void,
) {
  return useMutation({
    mutationFn: send,
    onSuccess: async (page) => {
      asking.setQueryData(answerOptions(PAGE, { params: { catalogueId } }).queryKey, page)
      onDone?.(page)
      await refetch('GET /catalogues')
    },
    onError: () => refetch(PAGE),
  })
}
