import type { Post } from '../shared/post.ts'
import type { Channel } from './matter.schema.ts'

const seenOneself: readonly Channel[] = ['patrol', 'resident-phone']
const heardFromCallers: readonly Channel[] = ['phone-call', 'counter', 'paper']

/** The sources each post may name (R139): for what it saw itself, and for what it writes down for somebody else. */
const sources: Readonly<Record<Post, { own: readonly Channel[]; onBehalf: readonly Channel[] }>> = {
  resident: { own: ['resident-phone'], onBehalf: [] },
  'grid-member': { own: seenOneself, onBehalf: heardFromCallers },
  'grid-leader': { own: seenOneself, onBehalf: heardFromCallers },
  'community-cadre': { own: seenOneself, onBehalf: heardFromCallers },
  'community-secretary': { own: seenOneself, onBehalf: heardFromCallers },
  'dispatch-desk': { own: seenOneself, onBehalf: [...heardFromCallers, 'hotline-12345'] },
  'checking-desk': { own: seenOneself, onBehalf: heardFromCallers },
  // A unit does not speak for those whose matters it handles.
  'department-handler': { own: seenOneself, onBehalf: [] },
  'property-staff': { own: seenOneself, onBehalf: [] },
  'street-manager': { own: seenOneself, onBehalf: heardFromCallers },
  administrator: { own: ['resident-phone'], onBehalf: [] },
}

/**
 * The channels through which a post may take a report in; none where it may not act for others at all.
 * @param post of whoever asks; anyone without one, signed in or not, reports as a resident
 */
export function channelsOf(post: string, onBehalf: boolean): readonly Channel[] {
  const { own, onBehalf: forOthers } = isPost(post) ? sources[post] : sources.resident
  return onBehalf ? forOthers : own
}

function isPost(post: string): post is Post {
  return Object.hasOwn(sources, post)
}
