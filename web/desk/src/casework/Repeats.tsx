import { Link } from '@tanstack/react-router'
import { momentWords } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { useState } from 'react'
import { useMe } from '../shell/session.ts'
import { t } from '../words.ts'
import type { CasePageData } from './case-words.ts'
import { NeedDialog } from './NeedDialog.tsx'
import { offersNeed } from './outside-help.ts'

/** Earlier cases of the same type at the same place, and the need raised from them. */
export function Repeats({ page }: { page: CasePageData }) {
  const at = useNow()
  const post = useMe().data?.acting?.post
  const [isRaising, setRaising] = useState(false)
  if (page.repeatsInYear === 0 && page.needs.length === 0) return null
  return (
    <>
      <dt>{t('casework.again')}</dt>
      <dd>
        <span>{t('casework.times', { count: page.repeatsInYear + 1 })}</span>
        {offersNeed(page, post) && (
          <button type="button" className="link" onClick={() => setRaising(true)}>
            {t('casework.need')}
          </button>
        )}
        <ul>
          {page.repeats.map((repeat) => (
            <li key={repeat.caseId}>
              <Link to="/cases/$caseId" params={{ caseId: repeat.caseId }}>
                {repeat.number} {repeat.title}
              </Link>{' '}
              <span className="s">{momentWords(repeat.reportedAt, at)}</span>
            </li>
          ))}
        </ul>
        {page.needs.map((need) => (
          <p key={need.matterId}>
            {t('casework.needRaised', { number: need.number, text: need.text })}
          </p>
        ))}
        {isRaising && <NeedDialog page={page} onClose={() => setRaising(false)} />}
      </dd>
    </>
  )
}
