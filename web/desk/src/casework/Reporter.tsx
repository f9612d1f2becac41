import { useState } from 'react'
import { useKeys } from '../shell/keys.ts'
import { t } from '../words.ts'
import { type CasePageData, codeWord } from './case-words.ts'
import { RevealDialog } from './RevealDialog.tsx'

/** Name and phone are masked; how to see them, or why not, stands beside. */
export function Reporter({ page }: { page: CasePageData }) {
  const [isAsking, setAsking] = useState(false)
  const { reporter } = page
  useKeys({ v: reporter.canReveal ? () => setAsking(true) : undefined })
  return (
    <>
      <b>{reporter.nameMasked ?? t('casework.noName')}</b>
      {reporter.phoneMasked !== undefined && <b>　{reporter.phoneMasked}</b>}
      {'　'}
      {reporter.canReveal ? (
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {t('casework.reveal')} <kbd>V</kbd>
        </button>
      ) : (
        <span className="s">
          {codeWord('refusal', reporter.revealRefusal ?? 'none', 'casework.refusal-other')}
        </span>
      )}
      {reporter.isConfidential && <p className="ink-soon">{t('casework.confidential')}</p>}
      {isAsking && <RevealDialog page={page} onClose={() => setAsking(false)} />}
    </>
  )
}
