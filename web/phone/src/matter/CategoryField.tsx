import type { Category } from '@linli/contract/matter/category.schema'
import { call } from '@linli/kit/client'
import { Choice, type ChoiceOption } from '@linli/kit/parts/Choice'
import { Field } from '@linli/kit/parts/Field'
import { language } from '@linli/kit/messages'
import { useQuery } from '@tanstack/react-query'
import { t } from '../words.ts'
import { categoryName, useCatalogue } from './catalogue.ts'

const UNSURE = 'unsure'
const ENOUGH_WORDS = 4
const SHOWN = 3
type Props = {
  /** What was written, once its writer paused. */
  settled: string
  value: string | undefined
  isUnsure: boolean
  onChoose: (code: string | undefined, isUnsure: boolean) => void
}

/** Types proposed for what was written, each with the words that spoke for it; "not sure" is an answer. */
export function CategoryField({ settled, value, isUnsure, onChoose }: Props) {
  const catalogue = useCatalogue()
  const proposals = useProposals(settled).slice(0, SHOWN)
  if (!catalogue || (proposals.length === 0 && !value)) return null
  const codes = proposals.map((proposal) => proposal.code as string)
  const options: ChoiceOption<string>[] = [
    ...(value && !codes.includes(value) ? [{ value, label: nameOf(value) }] : []),
    ...proposals.map((proposal) => ({
      value: proposal.code as string,
      label: nameOf(proposal.code),
      hint: proposal.words.length > 0 && t('matter.because', { words: proposal.words.join('、') }),
    })),
    { value: UNSURE, label: t('matter.unsure'), hint: t('matter.unsureHint') },
  ]
  return (
    <Choice
      legend={t('matter.isItThis')}
      options={options}
      value={isUnsure ? UNSURE : value}
      onChoose={(code) => (code === UNSURE ? onChoose(undefined, true) : onChoose(code, false))}
    />
  )

  function nameOf(code: string): string {
    return categoryName(catalogue, code) ?? code
  }
}

/** Every type of the catalogue by its major kind, for those who know what it is called. */
export function CategorySelect({ value, onChoose }: Pick<Props, 'value' | 'onChoose'>) {
  const catalogue = useCatalogue()
  if (!catalogue) return null
  const majors = Object.entries(catalogue.majors)
  const inMajor = (major: string): Category[] =>
    catalogue.categories.filter((category) => category.major === major)
  return (
    <Field label={t('matter.category')}>
      {(wiring) => (
        <select
          {...wiring}
          value={value ?? ''}
          onChange={(event) => {
            const code = event.currentTarget.value
            onChoose(code === '' ? undefined : code, code === '')
          }}
        >
          <option value="">{t('matter.unsure')}</option>
          {majors.map(([major, names]) => (
            <optgroup key={major} label={names[language()]}>
              {inMajor(major).map((category) => (
                <option key={category.code} value={category.code}>
                  {category.names[language()]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Asked once for one text, however many parts of a form want to know. */
export function useProposals(settled: string) {
  const text = settled.trim()
  const query = useQuery({
    queryKey: ['proposals', text],
    queryFn: ({ signal }) => call('POST /matter/proposals', { body: { text }, signal }),
    enabled: text.length >= ENOUGH_WORDS,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: (before) => before,
  })
  return query.data?.abstained === false && text.length >= ENOUGH_WORDS ? query.data.proposals : []
}
