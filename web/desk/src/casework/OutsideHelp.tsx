import { useState } from 'react'
import { useAnswer } from '../shell/asking.ts'
import { useMe } from '../shell/session.ts'
import { t } from '../words.ts'
import type { CasePageData } from './case-words.ts'
import { offersLink, offersThanks } from './outside-help.ts'
import { PartnerLinkDialog } from './PartnerLinkDialog.tsx'
import { ThanksDialog } from './ThanksDialog.tsx'

/** The unit that helps without an account: how to reach it, its way in, and thanks afterwards. */
export function OutsideHelp({ page }: { page: CasePageData }) {
  const [open, setOpen] = useState<'link' | 'thanks'>()
  const post = useMe().data?.acting?.post
  const unit = useLeadUnit(page)
  const canLink = offersLink(page, unit?.kind, post)
  const canThank = offersThanks(page, unit?.kind, post)
  if (unit === undefined || !(canLink || canThank || page.helperRating !== undefined)) return null
  const close = () => setOpen(undefined)
  return (
    <section className="card box stack">
      <h2>{t('casework.helpTitle')}</h2>
      <p>
        <b>{unit.name}</b>
        {unit.phone !== undefined && `　${t('casework.helpPhone', { phone: unit.phone })}`}
      </p>
      {canLink && (
        <button type="button" className="btn" onClick={() => setOpen('link')}>
          {t('casework.linkMake')}
        </button>
      )}
      {canThank && (
        <button type="button" className="btn" onClick={() => setOpen('thanks')}>
          {t('casework.thanks')}
        </button>
      )}
      {page.helperRating !== undefined && (
        <p className="s">{t('casework.thanked', { unit: unit.name, rating: page.helperRating })}</p>
      )}
      {open === 'link' && <PartnerLinkDialog page={page} unit={unit.name} onClose={close} />}
      {open === 'thanks' && <ThanksDialog page={page} unit={unit.name} onClose={close} />}
    </section>
  )
}

function useLeadUnit(page: CasePageData) {
  const units = useAnswer(
    'GET /units',
    { query: { text: page.leadUnitName ?? '' } },
    { enabled: page.leadUnitId !== undefined, staleTime: 1_800_000 },
  ).data
  return units?.items.find(({ unitId }) => unitId === page.leadUnitId)
}
