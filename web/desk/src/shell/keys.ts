import { useEffect, useRef } from 'react'
import { preferences } from './preferences.ts'

/** Keys of one screen: the pressed key, as the browser names it, and what it does. */
export type KeyTable = Readonly<Record<string, (() => void) | undefined>>

/** Listens to single keys while this screen is shown; off while typing, in a dialog, or when switched off. */
export function useKeys(table: KeyTable): void {
  const latest = useRef(table)
  latest.current = table
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isElsewhere(event)) return
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

const CHORD_MS = 1200

/** `G` and then a second key. */
export function useChord(table: KeyTable): void {
  const latest = useRef(table)
  latest.current = table
  useEffect(() => {
    let pressedAt = Number.NEGATIVE_INFINITY
    const press = (event: KeyboardEvent) => {
      if (isElsewhere(event)) return
      const isSecond = event.timeStamp - pressedAt < CHORD_MS
      pressedAt = event.key === 'g' && !isSecond ? event.timeStamp : Number.NEGATIVE_INFINITY
      const act = isSecond ? latest.current[event.key] : undefined
      if (act === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      act()
    }
    document.addEventListener('keydown', press, { capture: true })
    return () => document.removeEventListener('keydown', press, { capture: true })
  }, [])
}

function isElsewhere(event: KeyboardEvent): boolean {
  if (!preferences().keys || event.ctrlKey || event.metaKey || event.altKey) return true
  if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return true
  return isTyping(event.target) || isPressingControl(event)
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  // A tick box takes no letters.
  const fields = 'input:not([type=checkbox]), textarea, select, [role=combobox]'
  return target.isContentEditable || target.matches(fields)
}

/** Enter and arrows belong to the button, link or map that has the focus. */
function isPressingControl(event: KeyboardEvent): boolean {
  if (!(event.target instanceof HTMLElement)) return false
  if (event.key === 'Enter' || event.key === ' ')
    return event.target.matches('a, button, summary, input')
  return event.key.startsWith('Arrow') && event.target.closest('[data-own-arrows]') !== null
}
