import { call } from '@linli/kit/client'
import { errorWords } from '@linli/kit/problem'
import { useId, useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { Dialog } from '../shell/Dialog.tsx'
import { t } from '../words.ts'
import { useOnce } from './acts/use-act.ts'
import type { CasePageData } from './case-words.ts'

const SHORTEST = 2

/** Raises the need behind a headache that returns; case and need name each other. */
export function NeedDialog({ page, onClose }: { page: CasePageData; onClose: () => void }) {
  const id = useId()
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const isTooShort = text.trim().length < SHORTEST
  const raising = useOnce(async (need: string, key) => {
    const { number } = await call('POST /cases/{caseId}/need', {
      params: { caseId: page.caseId },
      body: { text: need },
      key,
    })
    announce(t('casework.needDone', { number }))
  }, onClose)
  return (
    <Dialog title={t('casework.need')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!isTooShort) raising.mutate(text.trim())
        }}
      >
        <p>{t('casework.needEffect', { count: page.repeatsInYear + 1 })}</p>
        <div className="field">
          <label htmlFor={id}>{t('casework.needRoot')}</label>
          <textarea
            id={id}
            className="input"
            maxLength={2000}
            placeholder={t('casework.needRootHint')}
            aria-invalid={isTried && isTooShort}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {(raising.isError || (isTried && isTooShort)) && (
          <p className="error" role="alert">
            {isTooShort ? t('casework.needRootNeed') : errorWords(raising.error)}
          </p>
        )}
        <div className="go">
          <button type="submit" className="btn p" disabled={raising.isPending}>
            {t('casework.need')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('casework.needNotNow')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
