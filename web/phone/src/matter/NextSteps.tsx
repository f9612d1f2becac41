import { Shape } from '@linli/kit/shapes'
import type { ReactNode } from 'react'
import { t } from '../words.ts'

const steps = ['look', 'give', 'ask'] as const

/** What happens next, in four steps; the first is done. */
export function NextSteps({ look }: { look: ReactNode }) {
  return (
    <ol className="steps pt-4 pb-1">
      <li className="step-done">
        <span className="step-number">
          <Shape name="done" />
        </span>
        <b>{t('matter.step-received')}</b>
      </li>
      {steps.map((step, index) => (
        <li key={step}>
          <span className="step-number">{index + 2}</span>
          <span>
            <b>{t(`matter.step-${step}`)}</b>
            <br />
            <span className="text-ink2">
              {step === 'look' ? look : t(`matter.step-${step}-hint`)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
