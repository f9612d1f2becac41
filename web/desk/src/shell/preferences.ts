import { type Language, speak } from '@linli/kit/messages'
import { applyTextSize, applyTheme, type TextSize, type Theme } from '@linli/kit/theme'

/** What a person set for this browser: how the desk looks and listens, nothing about their work. */
export type Preferences = { language: Language; text: TextSize; theme: Theme; keys: boolean }

const PLACE = 'linli-desk'
const usual: Preferences = { language: 'zh', text: 'standard', theme: 'system', keys: true }
let current = usual
const listeners = new Set<() => void>()

export function preferences(): Preferences {
  return current
}

export async function loadPreferences(): Promise<void> {
  await apply({ ...usual, ...stored() })
}

export async function prefer(change: Partial<Preferences>): Promise<void> {
  await apply({ ...current, ...change })
  localStorage.setItem(PLACE, JSON.stringify(current))
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function apply(next: Preferences): Promise<void> {
  applyTextSize(next.text)
  applyTheme(next.theme)
  await speak(next.language)
  current = next
  for (const listener of listeners) listener()
}

/** A browser that refuses storage, or an entry from elsewhere, leaves the usual settings. */
function stored(): Partial<Preferences> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '{}')
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}
