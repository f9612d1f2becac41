import { proposedUnit } from '@linli/contract/casework/proposal.rules'
import { useId } from 'react'
import { useCatalogue, useCatalogueNames } from '../../matter/catalogue.ts'
import { type UnitChoice, UnitSelect } from '../../organisation/UnitSelect.tsx'
import { t } from '../../words.ts'
import { type CasePageData, codeWord } from '../case-words.ts'
import type { Proposal } from './dispatch-values.ts'

type Props = {
  page: CasePageData
  proposal: Proposal
  lead: UnitChoice | undefined
  onLead: (unit: UnitChoice) => void
}

/** Who leads: the unit the catalogue and the place name, with the reason; else whom a person finds. */
export function LeadField({ page, proposal, lead, onLead }: Props) {
  const id = useId()
  const proposed = proposedUnit(proposal.units)
  return (
    <div className="field">
      <label htmlFor={id}>{t('casework.field-unit')}</label>
      <UnitSelect
        id={id}
        label={t('casework.field-unit')}
        value={lead}
        proposed={proposed === undefined ? [] : [proposed]}
        placeholder={t('casework.chooseUnit')}
        onChange={onLead}
      />
      {proposed === undefined && <NobodyProposed page={page} />}
      <Why proposal={proposal} lead={lead} isProposed={lead?.unitId === proposed?.unitId} />
    </div>
  )
}

/** No unit with the role is registered here: which role it is, and what to do. */
function NobodyProposed({ page }: { page: CasePageData }) {
  const names = useCatalogueNames()
  const types = useCatalogue().data?.categories ?? []
  const roles = types.find(({ code }) => code === page.categoryCode)?.responsibleRoles ?? []
  const named = roles.map(({ role }) => names.role(role)).join(t('casework.comma'))
  return <p className="s">{t('casework.nobodyProposed', { roles: named })}</p>
}

function Why(props: Pick<Props, 'proposal' | 'lead'> & { isProposed: boolean }) {
  const { proposal, lead } = props
  const names = useCatalogueNames()
  const known = proposal.units.find(({ unitId }) => unitId === lead?.unitId)
  if (lead === undefined) return null
  if (known === undefined || known.why === 'none') {
    return <p className="s">{t('casework.ownChoice')}</p>
  }
  const role = known.role === undefined ? '' : names.role(known.role)
  const why = codeWord('why', known.why)
  return (
    <p className="s">
      {t(props.isProposed ? 'casework.whyProposed' : 'casework.alsoFits', { why, role })}
    </p>
  )
}
