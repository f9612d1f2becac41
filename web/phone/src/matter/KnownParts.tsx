import { Icon } from '@linli/kit/icons'
import { Button } from '@linli/kit/parts/Button'
import { type ReactNode, useEffect } from 'react'
import type { ChosenPlace } from '../grid/chosenPlace.ts'
import { placeName } from '../grid/places.ts'
import { useMe } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { useKnown } from './known.ts'
import type { ReportForm } from './reportForm.ts'

type ContactProps = {
  form: ReportForm
  onWrite: (changes: Partial<ReportForm>) => void
  /** The fields for whoever left nothing yet, or wants another number. */
  children: ReactNode
}

/** The number left before, masked, unless another is wanted (principle 4: ask once). */
export function KnownContact({ form, onWrite, children }: ContactProps) {
  const isNobody = useMe() === null
  const known = useKnown()
  const phone = known?.contact?.phoneMasked
  const isUndecided = form.contactAsBefore === undefined && !form.contact.phone
  useEffect(() => {
    if (phone && isUndecided) onWrite({ contactAsBefore: true })
  }, [phone, isUndecided])
  // A draft begun by somebody signed in may be finished by nobody in particular.
  const isLost = form.contactAsBefore === true && (isNobody || (known && !phone))
  useEffect(() => {
    if (isLost) onWrite({ contactAsBefore: undefined })
  }, [isLost])
  if (!phone) return children
  if (!form.contactAsBefore) {
    return (
      <>
        {children}
        <Button onClick={() => onWrite({ contactAsBefore: true })}>
          {t('matter.samePhone', { phone })}
        </Button>
      </>
    )
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3">
      <p>
        {t('matter.callYou')} <b className="whitespace-nowrap">{phone}</b>{' '}
        <span className="hint">{t('matter.phoneYouLeft')}</span>
      </p>
      <Button kind="quiet" onClick={() => onWrite({ contactAsBefore: false })}>
        {t('matter.otherPhone')}
      </Button>
    </div>
  )
}

/** The place of the last report, offered and never taken by itself: the next one may be elsewhere. */
export function KnownPlace({ onChoose }: { onChoose: (place: ChosenPlace) => void }) {
  const place = useKnown()?.place
  if (!place) return null
  return (
    <div className="mt-2 flex flex-wrap items-center justify-between gap-x-3 rounded-lg bg-sunken px-4 py-1.5">
      <p className="flex min-w-[min(10rem,100%)] flex-1 items-baseline gap-2">
        <Icon name="pin" className="translate-y-1 text-brand" />
        <span>
          <b>{placeName(place)}</b> <span className="hint block">{t('matter.lastPlace')}</span>
        </span>
      </p>
      <Button kind="quiet" onClick={() => onChoose({ nodeId: place.node.nodeId })}>
        {t('matter.placeAgain')}
      </Button>
    </div>
  )
}
