import { type Body, call } from '@linli/kit/client'
import { Icon } from '@linli/kit/icons'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refused } from '../shell/DialogEnd.tsx'
import { FormField } from '../shell/FormField.tsx'
import { Choice } from '../shell/PreferencesDialog.tsx'
import { t } from '../words.ts'

type Asked = Body<'POST /act-for'>

/** What the caller says: the number or the receipt code, and the check word. */
export function ActForForm({ onOpened }: { onOpened: (actForId: string) => void }) {
  const [asked, setAsked] = useState<Asked>({ receipt: '', checkWord: '', way: 'phone-call' })
  const [isTried, setTried] = useState(false)
  const change = (part: Partial<Asked>) => setAsked((was) => ({ ...was, ...part }))
  const opening = useMutation({
    mutationFn: (body: Asked) => call('POST /act-for', { body }),
    onSuccess: ({ actForId }) => onOpened(actForId),
  })
  const isShort = asked.receipt.trim().length < 6
  const isSilent = asked.checkWord.trim() === ''
  return (
    <>
      <h1>{t('casework.actForTitle')}</h1>
      <form
        className="card box stack act-for-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!isShort && !isSilent) opening.mutate(asked)
        }}
      >
        <p className="m">{t('casework.actForLead')}</p>
        <Refused error={opening.error} />
        <Choice
          label={t('casework.cameFrom')}
          value={asked.way}
          options={[
            ['phone-call', t('casework.channel-phone-call')],
            ['counter', t('casework.channel-counter')],
          ]}
          onChange={(way) => change({ way })}
        />
        <FormField
          label={t('casework.numberOrCode')}
          hint={t('casework.numberOrCodeHint')}
          error={isTried && isShort ? t('casework.needNumber') : undefined}
        >
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              autoComplete="off"
              maxLength={20}
              value={asked.receipt}
              onChange={(event) => change({ receipt: event.target.value })}
            />
          )}
        </FormField>
        <FormField
          label={t('casework.checkWord')}
          hint={t('casework.checkWordHint')}
          error={isTried && isSilent ? t('casework.needCheckWord') : undefined}
        >
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              autoComplete="off"
              maxLength={8}
              value={asked.checkWord}
              onChange={(event) => change({ checkWord: event.target.value })}
            />
          )}
        </FormField>
        <button type="submit" className="btn p" disabled={opening.isPending}>
          <Icon name="check" />
          {t('casework.checkTheWord')}
        </button>
      </form>
    </>
  )
}
