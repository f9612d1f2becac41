import { useCatalogueNames } from '../matter/catalogue.ts'
import { codeWord } from './case-words.ts'

/** Steps of the case's own course have our word, steps of the catalogue the catalogue's. */
export function useStepWord(): (step: string) => string {
  const names = useCatalogueNames()
  return (step) => {
    const own = codeWord('step', step)
    return own === step ? names.step(step) : own
  }
}
