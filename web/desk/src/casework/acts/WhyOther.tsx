import { useEffect, useRef } from 'react'
import { FormField } from '../../shell/FormField.tsx'
import { t } from '../../words.ts'

/** Why another unit leads than the proposed one; asked only then. What is missing takes the focus. */
export function WhyOther(props: { why: string; isMissing: boolean; onWhy: (why: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (props.isMissing) input.current?.focus()
  }, [props.isMissing])
  return (
    <FormField
      label={t('casework.whyOther')}
      error={props.isMissing ? t('casework.need-words') : undefined}
    >
      {(wiring) => (
        <input
          {...wiring}
          ref={input}
          className="input"
          maxLength={500}
          placeholder={t('casework.whyOtherHint')}
          value={props.why}
          onChange={(event) => props.onWhy(event.target.value)}
        />
      )}
    </FormField>
  )
}
