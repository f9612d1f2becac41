import { useSyncExternalStore } from 'react'
import { onPreferences } from './preferences.ts'

/** Widths in rem at which layouts change. Media queries cannot know the chosen text size, so this does. */
const thresholds = [26, 56, 64, 75] as const
type Threshold = (typeof thresholds)[number]

/** Keeps the page's `data-below` true while the window and the text size change. */
export function keepRoom(): void {
  const mark = () => {
    document.documentElement.dataset.below = thresholds.filter(isBelow).join(' ')
  }
  mark()
  follow(mark)
}

/** Whether there is room for a layout that needs this many rem. */
export function useRoom(rem: Threshold): boolean {
  return useSyncExternalStore(follow, () => !isBelow(rem))
}

function isBelow(rem: number): boolean {
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return innerWidth / root <= rem
}

function follow(change: () => void): () => void {
  addEventListener('resize', change)
  const stop = onPreferences(change)
  return () => {
    removeEventListener('resize', change)
    stop()
  }
}
