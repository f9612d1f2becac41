import type { CasePage } from '@linli/contract/casework/case.schema'
import { type Answer, call } from '@linli/kit/client'
import { Button } from '@linli/kit/parts/Button'
import { Failure } from '@linli/kit/parts/States'
import { Sheet } from '@linli/kit/parts/Sheet'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useMe, useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { zh } from './casework.zh.ts'

const purposes = ['call-back', 'visit', 'verify-place'] as const
type Purpose = (typeof purposes)[number]
type Contact = Answer<'POST /cases/{caseId}/reveal'>
type RefusalKey = Extract<keyof typeof zh, `refusal-${string}`>

/** The reporter's contact stays masked; showing it takes a purpose and leaves a line in their log. */
export function RevealContact({ file }: { file: CasePage }) {
  const [isOpen, setOpen] = useState(false)
  const { reporter } = file
  const masked = [reporter.nameMasked, reporter.phoneMasked].filter(Boolean).join(' · ')
  if (masked === '' && !reporter.canReveal) return <p className="hint">{t('casework.noContact')}</p>
  return (
    <section className="card flex flex-wrap items-center gap-x-3 px-4 py-2">
      <p className="flex-1">
        {masked === '' ? t('casework.noContact') : masked}
        {reporter.isConfidential && (
          <span className="hint block">{t('casework.confidential')}</span>
        )}
      </p>
      {reporter.canReveal ? (
        <Button kind="quiet" icon="eye" onClick={() => setOpen(true)}>
          {t('casework.reveal')}
        </Button>
      ) : (
        <p className="hint">{refusalWords(reporter.revealRefusal)}</p>
      )}
      <Sheet title={t('casework.reveal')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Reveal caseId={file.caseId} />
      </Sheet>
    </section>
  )
}

function Reveal({ caseId }: { caseId: string }) {
  const street = useStreet()
  const ask = useMutation({
    mutationFn: (purpose: Purpose) =>
      call('POST /cases/{caseId}/reveal', { params: { caseId }, body: { purpose } }),
  })
  if (ask.data) return <Shown contact={ask.data} onOver={ask.reset} />
  return (
    <>
      <p>{t('casework.revealEffect')}</p>
      {ask.isError && <Failure error={ask.error} phone={street?.phone} />}
      {purposes.map((purpose) => (
        <Button key={purpose} isBusy={ask.isPending} onClick={() => ask.mutate(purpose)}>
          {t(`casework.purpose-${purpose}`)}
        </Button>
      ))}
    </>
  )
}

/** Shown for so many seconds only, with the reader's name across it. */
function Shown({ contact, onOver }: { contact: Contact; onOver: () => void }) {
  const me = useMe()
  const [left, setLeft] = useState(contact.seconds)
  useEffect(() => {
    if (left <= 0) {
      onOver()
      return
    }
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  return (
    <div className="relative grid gap-2 overflow-hidden">
      <p className="text-xl font-bold">{contact.name}</p>
      {contact.phone && (
        <a className="btn btn-main min-h-[3.75rem]" href={`tel:${contact.phone}`}>
          {contact.phone}
        </a>
      )}
      {contact.address && <p>{contact.address}</p>}
      {contact.placeWords && <p>{contact.placeWords}</p>}
      <p className="hint" role="timer">
        {t('casework.secondsLeft', { seconds: left, name: me?.name ?? '' })}
      </p>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-0 grid rotate-[-18deg] place-items-center text-3xl text-ink opacity-10"
      >
        {me?.name}
      </span>
    </div>
  )
}

function refusalWords(why: string | undefined): string {
  const key = `refusal-${why}`
  return t(`casework.${isRefusal(key) ? key : 'refusal-no-task-here'}`)
}

function isRefusal(key: string): key is RefusalKey {
  return Object.hasOwn(zh, key)
}
