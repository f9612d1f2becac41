import { call } from '@linli/kit/client'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { tomorrow } from '../calendar/tomorrow.ts'
import { announce } from '../shell/announce.tsx'
import { refetch } from '../shell/asking.ts'
import { Dialog } from '../shell/Dialog.tsx'
import { t } from '../words.ts'
import { FormField } from '../shell/FormField.tsx'
import { DialogEnd, Refused } from '../shell/DialogEnd.tsx'

/** A new draft: a copy of the version in force under a label of its own. */
export function CatalogueBegin({ onClose }: { onClose: () => void }) {
  const least = tomorrow()
  const [label, setLabel] = useState('')
  const [day, setDay] = useState(least)
  const [isTried, setTried] = useState(false)
  const beginning = useBegin(onClose)
  const isWhole = label.trim() !== '' && day !== ''
  return (
    <Dialog title={t('matter.begin')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (isWhole) beginning.mutate({ label: label.trim(), effectiveFrom: day })
        }}
      >
        <p>{t('matter.beginEffect')}</p>
        <Refused error={beginning.error} />
        <FormField
          label={t('matter.label')}
          hint={t('matter.labelHint')}
          error={isTried && label.trim() === '' ? t('matter.gap-text') : undefined}
        >
          {(wiring) => (
            <input
              {...wiring}
              data-first-focus
              className="input"
              maxLength={40}
              value={label}
              onChange={(event) => setLabel(event.target.value)}
            />
          )}
        </FormField>
        <FormField
          label={t('matter.effectiveFrom')}
          hint={t('matter.tomorrowOnly')}
          error={isTried && day === '' ? t('matter.gap-day') : undefined}
        >
          {(wiring) => (
            <input
              {...wiring}
              type="date"
              className="input"
              min={least}
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </FormField>
        <DialogEnd
          verb={t('matter.begin')}
          not={t('matter.notBegin')}
          onClose={onClose}
          isBusy={beginning.isPending}
        />
      </form>
    </Dialog>
  )
}

function useBegin(onClose: () => void) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: { label: string; effectiveFrom: string }) =>
      call('POST /catalogues', { body }),
    onSuccess: async ({ catalogueId, label }) => {
      onClose()
      announce(t('matter.begun', { label }))
      void refetch('GET /catalogues')
      await navigate({ to: '/catalogues/$catalogueId', params: { catalogueId } })
    },
  })
}
