import { call } from '@linli/kit/client'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useCatalogueNames } from '../matter/catalogue.ts'
import { CategorySelect } from '../matter/CategorySelect.tsx'
import { useLater } from '../shell/later.ts'
import { t } from '../words.ts'

const ENOUGH = 4
const SHOWN = 3

/** Types that the words speak for; nothing is chosen beforehand, and unsure is said. */
export function TypeProposals(props: {
  text: string
  value: string | undefined
  onChange: (code: string | undefined) => void
}) {
  const id = useId()
  const names = useCatalogueNames()
  const proposed = useProposals(useLater(props.text.trim()), true)
  return (
    <div className="field">
      <p className="label">{t('casework.typeProposed')}</p>
      <div className="choices">
        {(proposed?.proposals ?? []).slice(0, SHOWN).map((proposal) => (
          <button
            key={proposal.code}
            type="button"
            className="chip"
            aria-pressed={props.value === proposal.code}
            onClick={() =>
              props.onChange(props.value === proposal.code ? undefined : proposal.code)
            }
          >
            {names.category(proposal.code)}
            {proposal.words.length > 0 && <span className="s">{proposal.words.join(' ')}</span>}
          </button>
        ))}
      </div>
      {proposed?.abstained === true && <p className="s">{t('casework.unsureType')}</p>}
      <label htmlFor={id}>{t('casework.typeByHand')}</label>
      <CategorySelect id={id} value={props.value} isClearable onChange={props.onChange} />
    </div>
  )
}

/** The type that the words of a report speak for; nothing where they are unsure, or nobody asks. */
export function useProposedType(text: string, isAsked: boolean): string | undefined {
  const proposed = useProposals(text.trim(), isAsked)
  return proposed?.abstained === false ? proposed.proposals[0]?.code : undefined
}

function useProposals(text: string, isAsked: boolean) {
  return useQuery({
    queryKey: ['POST /matter/proposals', text],
    queryFn: () => call('POST /matter/proposals', { body: { text } }),
    enabled: isAsked && text.length >= ENOUGH,
  }).data
}
