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
  const post = useMe().data?.acting?.post
  const unit = useLeadUnit(page)
  const canLink = offersLink(page, unit?.kind, post)
  const canThank = offersThanks(page, unit?.kind, post)
  if (unit === undefined || !isAnyOf(canLink, canThank, page.helperRating)) return null
  const opens = { page, unit: unit.name }
  return (
    <section className="card box stack">
      <h2>{t('casework.helpTitle')}</h2>
      <UnitLine {...unit} />
      {canLink && <Opens {...opens} word={t('casework.linkMake')} what={PartnerLinkDialog} />}
      {canThank && <Opens {...opens} word={t('casework.thanks')} what={ThanksDialog} />}
      <Thanked unit={unit.name} rating={page.helperRating} />
    </section>
  )
}

function UnitLine({ name, phone }: { name: string; phone?: string | undefined }) {
  return (
    <p>
      <b>{name}</b>
      {phone !== undefined && `　${t('casework.helpPhone', { phone })}`}
    </p>
  )
}

function Thanked({ unit, rating }: { unit: string; rating: number | undefined }) {
  if (rating === undefined) return null
  return <p className="s">{t('casework.thanked', { unit, rating })}</p>
}

type OpensProps = {
  word: string
  page: CasePageData
  unit: string
  what: typeof PartnerLinkDialog | typeof ThanksDialog
}

/** A button and the dialog it opens. */
function Opens({ word, page, unit, what: Opened }: OpensProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {word}
      </button>
      {isOpen && <Opened page={page} unit={unit} onClose={() => setOpen(false)} />}
    </>
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

function isAnyOf(canLink: boolean, canThank: boolean, rating: number | undefined): boolean {
  return canLink || canThank || rating !== undefined
}
