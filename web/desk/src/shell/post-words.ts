import { t } from '../words.ts'
import type { HeldPost } from './session.ts'

/** A post and where it is held: 社区干部 · 翠屏里. */
export function postWords(held: HeldPost): string {
  const isDesk = ['dispatch-desk', 'checking-desk', 'street-manager', 'administrator'].includes(
    held.post,
  )
  const place = held.unitName ?? (isDesk ? undefined : held.nodeName?.replace(/社区$/, ''))
  return [t(`shell.post-${held.post}`), place].filter(Boolean).join(' · ')
}
