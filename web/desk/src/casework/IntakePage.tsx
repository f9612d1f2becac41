import { useSearch } from '@tanstack/react-router'
import { type Answer, call } from '@linli/kit/client'
import type { TakenPhoto } from '@linli/kit/parts/PhotoStrip'
import { useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { t } from '../words.ts'
import { ActForBanner } from './ActForBanner.tsx'
import { sendPhotos, useOnce } from './acts/use-act.ts'
import { IntakeForm } from './IntakeForm.tsx'
import { ReceiptSheet } from './ReceiptSheet.tsx'
import './casework.css'
import './intake.css'

export type Receipt = Answer<'POST /reports'>
/** What a caller or visitor says, as staff write it down for them. */
export type Intake = {
  channel: 'phone-call' | 'counter' | 'paper'
  text: string
  nodeId: string | undefined
  placeWords: string
  category: string | undefined
  name: string
  phone: string
  address: string
  isConfidential: boolean
  photos: readonly TakenPhoto[]
  joinReportId: string | undefined
}

/** Paper, phone and counter are clients too: staff write it down, and both names stay on record. */
export function IntakePage() {
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
        onNext={() => {
          setReceipt(undefined)
          setIntake(emptyIntake(undefined))
        }}
      />
    )
  }
  return (
    <>
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

function emptyIntake(nodeId: string | undefined): Intake {
  return {
    channel: 'phone-call',
    text: '',
    nodeId,
    placeWords: '',
    category: undefined,
    name: '',
    phone: '',
    address: '',
    isConfidential: false,
    photos: [],
    joinReportId: undefined,
  }
}

function bodyOf(intake: Intake) {
  return {
    text: intake.text.trim(),
    photoIds: intake.photos.map(({ photoId }) => photoId),
    place: {
      nodeId: intake.nodeId ?? '',
      ...(intake.placeWords.trim() !== '' && { words: intake.placeWords.trim() }),
    },
    ...(intake.category !== undefined && { categoryCode: intake.category }),
    contact: {
      ...(intake.name.trim() !== '' && { name: intake.name.trim() }),
      ...(intake.phone.trim() !== '' && { phone: intake.phone.trim() }),
      ...(intake.address.trim() !== '' && { address: intake.address.trim() }),
    },
    isConfidential: intake.isConfidential,
    channel: intake.channel,
    onBehalf: true,
    ...(intake.joinReportId !== undefined && { joinReportId: intake.joinReportId }),
  }
}
