import type { Answer } from '@linli/kit/client'
import { language } from '@linli/kit/messages'
import { useAnswer } from '../shell/asking.ts'

export type Catalogue = Answer<'GET /catalogue'>
export type Category = Catalogue['categories'][number]
type Bilingual = Category['names']

const HALF_HOUR = 1_800_000

export function useCatalogue() {
  return useAnswer('GET /catalogue', {}, { staleTime: HALF_HOUR })
}

/** A text of the catalogue in the language spoken now. */
export function spoken(text: Bilingual): string {
  return language() === 'en' ? text.en : text.zh
}

/** Names that the catalogue gives to its codes; a code it does not know stays as it is. */
export function useCatalogueNames() {
  const catalogue = useCatalogue().data
  const named = (text: Bilingual | undefined, code: string) =>
    text === undefined ? code : spoken(text)
  return {
    category: (code: string) =>
      named(catalogue?.categories.find((one) => one.code === code)?.names, code),
    role: (code: string) => named(catalogue?.roles[code], code),
    step: (code: string) => named(catalogue?.steps[code], code),
    label: catalogue?.label,
  }
}
