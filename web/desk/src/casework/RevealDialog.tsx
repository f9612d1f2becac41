import { type Answer, call } from '@linli/kit/client'
import { errorWords } from '@linli/kit/problem'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { refetch } from '../shell/asking.ts'
import { Dialog } from '../shell/Dialog.tsx'
import { Choice } from '../shell/PreferencesDialog.tsx'
import { useMe } from '../shell/session.ts'
import { t } from '../words.ts'
import type { CasePageData } from './case-words.ts'

type Revealed = Answer<'POST /cases/{caseId}/reveal'>
type Purpose = 'call-back' | 'visit' | 'verify-place'

/** Shows the reporter's contact for a stated purpose, for a short time, and says that it is logged. */
export function RevealDialog({ page, onClose }: { page: CasePageData; onClose: () => void }) {
  const [purpose, setPurpose] = useState<Purpose>()
  const reveal = useMutation({
    mutationFn: (chosen: Purpose) =>
      call('POST /cases/{caseId}/reveal', {
        params: { caseId: page.caseId },
        body: { purpose: chosen },
      }),
    gcTime: 0,
    onSuccess: () => refetch('GET /cases/{caseId}'),
  })
  return (
    <Dialog title={t('casework.reveal')} onClose={onClose}>
      {reveal.data === undefined ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (purpose !== undefined) reveal.mutate(purpose)
          }}
        >
          <p>{t('casework.revealEffect', { number: page.number })}</p>
          <Choice
            label={t('casework.purpose')}
            value={purpose}
            options={[
              ['call-back', t('casework.purpose-call-back')],
              ['visit', t('casework.purpose-visit')],
              ['verify-place', t('casework.purpose-verify-place')],
            ]}
            onChange={setPurpose}
          />
          {reveal.isError && (
            <p className="error" role="alert">
              {errorWords(reveal.error)}
            </p>
          )}
          <div className="go">
            <button
              type="submit"
              className="btn p"
              disabled={purpose === undefined || reveal.isPending}
            >
              {t('casework.show')}
            </button>
            <button type="button" className="btn" onClick={onClose}>
              {t('casework.notShow')}
            </button>
          </div>
        </form>
      ) : (
        <Shown revealed={reveal.data} onGone={onClose} />
      )}
    </Dialog>
  )
}

const SECOND = 1000

function Shown({ revealed, onGone }: { revealed: Revealed; onGone: () => void }) {
  const [left, setLeft] = useState(revealed.seconds)
  const reader = useMe().data?.name ?? ''
  useEffect(() => {
    if (left <= 0) onGone()
    const timer = setTimeout(() => setLeft(left - 1), SECOND)
    return () => clearTimeout(timer)
  }, [left, onGone])
  return (
    <div className="revealed" data-mark={`${reader} `.repeat(60)}>
      <dl className="kv">
        <dt>{t('casework.name')}</dt>
        <dd>{revealed.name ?? t('casework.unknown')}</dd>
        <dt>{t('casework.phone')}</dt>
        <dd>
          {revealed.phone === undefined ? (
            t('casework.unknown')
          ) : (
            <a href={`tel:${revealed.phone}`}>{revealed.phone}</a>
          )}
        </dd>
        <dt>{t('casework.address')}</dt>
        <dd>{revealed.address ?? t('casework.unknown')}</dd>
        {revealed.placeWords !== undefined && (
          <>
            <dt>{t('casework.placeSaid')}</dt>
            <dd>{revealed.placeWords}</dd>
          </>
        )}
      </dl>
      <p className="s" role="timer">
        {t('casework.goneIn', { seconds: left })}
      </p>
      <p className="s">{t('casework.wasLogged')}</p>
    </div>
  )
}
