import { milliseconds, momentWords } from '@linli/kit/clock'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
import { kitWords } from '@linli/kit/words'
import { useState } from 'react'
import { t } from '../words.ts'
import { amountWords, type CasePageData } from './case-words.ts'
import { useStepWord } from './step-words.ts'
import { DerivationDialog } from './DerivationDialog.tsx'

type Limit = CasePageData['limits'][number]

/** Every limit of the case: the step, its length, and its moment, which opens the arithmetic. */
export function LimitList({ page }: { page: CasePageData }) {
  const [asked, setAsked] = useState<Limit>()
  if (page.limits.length === 0) return null
  return (
    <div className="field">
      <p className="label">{t('casework.limits')}</p>
      <ul className="limits">
        {page.limits.map((limit) => (
          <LimitRow
            key={`${limit.step}-${limit.startedAt}`}
            limit={limit}
            onOpen={() => setAsked(limit)}
          />
        ))}
      </ul>
      {asked && (
        <DerivationDialog item={page} step={asked.step} onClose={() => setAsked(undefined)} />
      )}
    </div>
  )
}

/** Kept, or met too late. */
function MetAt({ metAt, dueAt }: { metAt: string; dueAt: string | undefined }) {
  const at = useNow()
  const when = momentWords(metAt, at)
  const isLate = dueAt !== undefined && milliseconds(metAt) > milliseconds(dueAt)
  return (
    <span className={`row ${isLate ? 'ink-over' : 'ink-done'}`}>
      <Shape name={isLate ? 'over' : 'done'} />
      {isLate ? t('casework.metLate', { when }) : when}
    </span>
  )
}

function LimitRow({ limit, onOpen }: { limit: Limit; onOpen: () => void }) {
  const at = useNow()
  const step = useStepWord()
  return (
    <li>
      <span>{step(limit.step)}</span>
      <span className="m">{amountWords(limit.amount, limit.clock)}</span>
      {limit.metAt !== undefined && <MetAt metAt={limit.metAt} dueAt={limit.dueAt} />}
      {limit.endedAt !== undefined && (
        <span className="ink-no row">
          <Shape name="no" />
          {t('casework.limitEnded', { when: momentWords(limit.endedAt, at) })}
        </span>
      )}
      {limit.metAt === undefined && limit.endedAt === undefined && (
        <button type="button" className="due due-opens b" onClick={onOpen}>
          {limit.dueAt === undefined ? t('casework.clockStopped') : momentWords(limit.dueAt, at)}
          {limit.isProvisional && ` · ${kitWords('kit.provisional')}`}
        </button>
      )}
    </li>
  )
}
