import type { SixInOne } from '@linli/contract/matter/category.schema'
import { t } from '../words.ts'

/** The six domains of 六位一体 in the order of the catalogue. */
export const sixDomains = [
  'party-building',
  'self-governance',
  'service',
  'property',
  'education',
  'public-order',
] as const satisfies readonly SixInOne[]

export function sixWord(six: SixInOne): string {
  return t(`matter.sixInOne-${six}`)
}
