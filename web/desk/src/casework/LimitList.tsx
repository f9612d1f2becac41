import { momentWords } from '@linli/kit/clock'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
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

function LimitRow({ limit, onOpen }: { limit: Limit; onOpen: () => void }) {
  const at = useNow()
  const step = useStepWord()
  return (
    <li>
      <span>{step(limit.step)}</span>
      <span className="m">{amountWords(limit.amount, limit.clock)}</span>
      {limit.metAt !== undefined && (
        <span className="ink-done row">
          <Shape name="done" />
          {momentWords(limit.metAt, at)}
        </span>
      )}
      {limit.metAt === undefined && limit.dueAt !== undefined && (
        <button type="button" className="due due-opens b" onClick={onOpen}>
          {momentWords(limit.dueAt, at)}
        </button>
      )}
      {limit.metAt === undefined && limit.dueAt === undefined && (
        <button type="button" className="due due-opens" onClick={onOpen}>
          {t('casework.clockStopped')}
        </button>
      )}
    </li>
  )
}
