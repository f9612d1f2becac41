import { useSearch } from '@tanstack/react-router'
import { call } from '@linli/kit/client'
import { useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { ActForBanner } from './ActForBanner.tsx'
import { sendPhotos, useOnce } from './acts/use-act.ts'
import { IntakeForm } from './IntakeForm.tsx'
import { bodyOf, emptyIntake, type Intake, isBegun, type Receipt } from './intake.ts'
import { LeaveGuard } from './LeaveGuard.tsx'
import { ReceiptSheet } from './ReceiptSheet.tsx'
import './casework.css'
import './intake.css'

/** Paper, phone and counter are clients too: staff write it down, and both names stay on record. */
export function IntakePage() {
  useTitle(t('casework.takeIn'))
  const { at } = useSearch({ from: '/desk/inbox/new' })
  const [intake, setIntake] = useState<Intake>(() => emptyIntake(at))
  const [receipt, setReceipt] = useState<Receipt>()
  const sending = useOnce(
    async (values: Intake, key) => {
      await sendPhotos(values.photos)
      const made = await call('POST /reports', { body: bodyOf(values), key })
      announce(t('casework.intakeDone', { number: made.number }))
      setReceipt(made)
    },
    () => undefined,
  )
  if (receipt !== undefined) {
    return (
      <ReceiptSheet
        receipt={receipt}
        heard={intake.text.trim()}
        onNext={() => {
          setReceipt(undefined)
          setIntake(emptyIntake(undefined))
        }}
      />
    )
  }
  return (
    <>
      <LeaveGuard isBegun={isBegun(intake, at)} />
      <ActForBanner name={intake.name} channel={intake.channel} />
      <h1>{t('casework.takeIn')}</h1>
      <IntakeForm
        intake={intake}
        onChange={(change) => setIntake((was) => ({ ...was, ...change }))}
        sending={sending}
      />
    </>
  )
}
