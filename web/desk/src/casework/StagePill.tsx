import { Pill } from '@linli/kit/parts/Pill'
import { type CaseItem, stageLook } from './case-words.ts'

export function StagePill({ item }: { item: Pick<CaseItem, 'stage' | 'outcome'> }) {
  const { state, shape, word } = stageLook(item)
  return (
    <Pill state={state} {...(shape && { shape })}>
      {word}
    </Pill>
  )
}
