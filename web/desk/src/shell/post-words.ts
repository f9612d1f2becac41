import { t } from '../words.ts'
import type { HeldPost } from './session.ts'

const deskPosts: readonly string[] = [
  'dispatch-desk',
  'checking-desk',
  'street-manager',
  'administrator',
]

/** A post and where it is held: 社区干部 · 翠屏里. The desks of the street need no place. */
export function postWords(held: HeldPost): string {
  return [t(`shell.post-${held.post}`), placeWords(held)].filter(Boolean).join(' · ')
}

/** The place or unit that narrows a post; nothing for posts over the whole street. */
export function placeWords(held: HeldPost): string | undefined {
  if (deskPosts.includes(held.post)) return undefined
  const isOfUnit = held.post === 'property-staff' || held.post === 'department-handler'
  return isOfUnit ? held.unitName : held.nodeName?.replace(/社区$/, '')
}
