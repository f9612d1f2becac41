import { type FormEvent, useState } from 'react'

export type Wrong = { fieldId: string; words: string }

/**
 * A form that says itself what is wrong, after the first try to send it: not the browser in its own words.
 * @param wrong what is wrong now, in the order of the fields
 * @param send what to do when nothing is
 */
export function useTried(wrong: readonly Wrong[], send: () => void) {
  const [attempt, setAttempt] = useState(0)
  const shown = attempt > 0 ? wrong : []
  return {
    attempt,
    errors: shown,
    errorOf: (fieldId: string) => shown.find((one) => one.fieldId === fieldId)?.words,
    submit: (event: FormEvent) => {
      event.preventDefault()
      if (wrong.length > 0) setAttempt(attempt + 1)
      else send()
    },
  }
}
