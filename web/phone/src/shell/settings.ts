import { type Language, speak } from '@linli/kit/messages'
import { applyTextSize, applyTheme, type TextSize, type Theme } from '@linli/kit/theme'
import { useSyncExternalStore } from 'react'

export type Settings = {
  textSize: TextSize
  /** Nothing chosen: as the phone for residents, light outdoors for the field. */
  theme?: Theme
  face: 'resident' | 'field'
  language: Language
  /** 长辈版: one question a page, no bottom bar, three choices. */
  isElder: boolean
  /** It was offered once; whoever chose in the settings needs no offer either. */
  wasAskedElder: boolean
}

const KEY = 'linli-settings'
const plain: Settings = {
  textSize: 'standard',
  face: 'resident',
  language: 'zh',
  isElder: false,
  wasAskedElder: false,
}

let current: Settings = read()
const listeners = new Set<() => void>()

export function useSettings(): Settings {
  return useSyncExternalStore(listen, () => current)
}

/** Puts the kept settings into effect; resolves when the words of the language are there. */
export async function applySettings(): Promise<void> {
  applyTextSize(current.textSize)
  applyTheme(themeOf(current))
  if (current.isElder) document.documentElement.dataset.elder = ''
  else delete document.documentElement.dataset.elder
  await speak(current.language)
}

export async function changeSettings(changes: Partial<Settings>): Promise<void> {
  current = { ...current, ...changes }
  localStorage.setItem(KEY, JSON.stringify(current))
  await applySettings()
  for (const listener of listeners) listener()
}

/** What is in effect while nobody chose: outdoors a light page is easier to read. */
export function themeOf({ theme, face }: Settings): Theme {
  return theme ?? (face === 'field' ? 'light' : 'system')
}

/** The face on the screen, kept for the next start so that nothing flashes. */
export function showFace(face: Settings['face']): void {
  if (face !== current.face) void changeSettings({ face })
}

/** Elder mode begins at 特大; leaving it goes back to 标准. Every size can still be chosen. */
export function setElder(isElder: boolean): Promise<void> {
  return changeSettings({
    isElder,
    wasAskedElder: true,
    textSize: isElder ? 'elder' : 'standard',
  })
}

function read(): Settings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return { ...plain, ...(typeof kept === 'object' && kept !== null ? kept : {}) }
  } catch {
    return plain
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
