import type { CaseLimit, CasePage } from '@linli/contract/casework/case.schema'
import { momentWords } from '@linli/kit/clock'
import { language } from '@linli/kit/messages'
import { Shape } from '@linli/kit/shapes'
import { useState } from 'react'
import { useCatalogue } from '../matter/catalogue.ts'
import { DerivationSheet } from '../matter/DerivationSheet.tsx'
import { t } from '../words.ts'

/** Every limit of the case by its name, met or still running; each opens its arithmetic. */
export function TaskLimits({ file, at }: { file: CasePage; at: number }) {
  const [opened, setOpened] = useState<string>()
  if (file.limits.length === 0) return null
  return (
    <section className="w-full">
      <h2 className="text-l">{t('casework.limits')}</h2>
      <ul className="divide-y divide-line">
        {file.limits.map((limit) => (
          <li key={limit.step}>
            <button
              type="button"
              className="flex min-h-11 w-full cursor-pointer flex-wrap items-center justify-between gap-x-3 text-left"
              onClick={() => setOpened(limit.step)}
            >
              <StepName step={limit.step} />
              <LimitEnd limit={limit} at={at} />
            </button>
          </li>
        ))}
      </ul>
      {opened !== undefined && (
        <DerivationSheet
          caseId={file.caseId}
          step={opened}
          isOpen
          onClose={() => setOpened(undefined)}
        />
      )}
    </section>
  )
}

/** The catalogue's own word for a step. */
function StepName({ step }: { step: string }) {
  return <span>{useCatalogue()?.steps[step]?.[language()] ?? step}</span>
}

function LimitEnd({ limit: { metAt, endedAt, dueAt }, at }: { limit: CaseLimit; at: number }) {
  if (metAt) {
    return (
      <span className="ink-done inline-flex items-center gap-2">
        <Shape name="done" />
        {momentWords(metAt, at)}
      </span>
    )
  }
  if (endedAt) return <span className="hint">{t('casework.limitEnded')}</span>
  if (!dueAt) return <span className="due due-opens">{t('casework.clockStopped')}</span>
  return (
    <span className="due due-opens">{t('matter.before', { when: momentWords(dueAt, at) })}</span>
  )
}
