export type TextSize = 'standard' | 'large' | 'elder' | 'max'
export type Theme = 'system' | 'light' | 'dark'

/** Sets the root size that every length follows. */
export function applyTextSize(size: TextSize): void {
  if (size === 'standard') delete document.documentElement.dataset.text
  else document.documentElement.dataset.text = size
}

/** Dark follows the system unless somebody chose. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
