import { calendarDay } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { useState } from 'react'
import { tomorrow } from '../calendar/tomorrow.ts'
import { announce } from '../shell/announce.tsx'
import { Dialog } from '../shell/Dialog.tsx'
import { DialogEnd, Refused } from '../shell/DialogEnd.tsx'
import { FormField } from '../shell/FormField.tsx'
import { t } from '../words.ts'
import { type CatalogueVersionPage, countChanges } from './catalogue-changes.ts'
import { usePublish } from './catalogue-edit.ts'

/** The last word on a draft: how many types change, from which day; afterwards nobody can change it. */
export function CataloguePublish(props: { page: CatalogueVersionPage; onClose: () => void }) {
  const { item, changes } = props.page
  const at = useNow()
  const least = tomorrow()
  const [day, setDay] = useState(item.effectiveFrom < least ? least : item.effectiveFrom)
  const publishing = usePublish(item.catalogueId, () => {
    announce(t('matter.published', { label: item.label, day: calendarDay(day, at) }))
    props.onClose()
  })
  const count = countChanges(changes)
  return (
    <Dialog title={t('matter.publish')} onClose={props.onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (day !== '') publishing.mutate(day)
        }}
      >
        <p className="m">
          <b>{item.label}</b>
        </p>
        <p>{t('matter.publishCount', count)}</p>
        {day !== '' && <p>{t('matter.publishEffect', { day: calendarDay(day, at) })}</p>}
        <Refused error={publishing.error} />
        <FormField
          label={t('matter.effectiveFrom')}
          hint={t('matter.tomorrowOnly')}
          error={day === '' ? t('matter.gap-day') : undefined}
        >
          {(wiring) => (
            <input
              {...wiring}
              data-first-focus
              type="date"
              className="input"
              min={least}
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </FormField>
        <DialogEnd
          verb={t('matter.publish')}
          not={t('matter.notPublish')}
          onClose={props.onClose}
          isBusy={publishing.isPending}
        />
      </form>
    </Dialog>
  )
}
