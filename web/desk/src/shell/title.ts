import { useEffect } from 'react'
import { t } from '../words.ts'

/** Names the page in the browser's tab and to screen readers. */
export function useTitle(page: string): void {
  useEffect(() => {
    document.title = `${page} · ${t('shell.title')}`
  }, [page])
}
