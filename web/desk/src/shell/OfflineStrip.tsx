import { useSyncExternalStore } from 'react'
import { t } from '../words.ts'

/** Says that there is no signal; what is on screen stays. */
export function OfflineStrip() {
  const isOnline = useSyncExternalStore(follow, () => navigator.onLine)
  if (isOnline) return null
  return (
    <p className="nosignal" role="status">
      {t('shell.offline')}
    </p>
  )
}

function follow(change: () => void): () => void {
  addEventListener('online', change)
  addEventListener('offline', change)
  return () => {
    removeEventListener('online', change)
    removeEventListener('offline', change)
  }
}
