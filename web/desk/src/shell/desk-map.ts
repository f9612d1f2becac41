import type { IconName } from '@linli/kit/icons'
import type { WordKey } from '../words.ts'
import type { Post } from './session.ts'

/** A place of the desk: who may open it, and which count stands beside it. */
export type DeskPlace = {
  readonly path:
    | '/inbox'
    | '/dispatch'
    | '/filing'
    | '/checking'
    | '/tasks'
    | '/decisions'
    | '/cases'
    | '/six'
    | '/figures'
    | '/grid'
    | '/catalogue'
    | '/catalogues'
    | '/calendar'
  readonly word: WordKey
  readonly icon: IconName
  readonly group: 'work' | 'base' | 'rules'
  readonly posts: readonly Post[]
  readonly count?: string
  /** The second key of the G-chord. */
  readonly chord?: string
}

const everyPost: readonly Post[] = [
  'grid-member',
  'grid-leader',
  'community-cadre',
  'community-secretary',
  'dispatch-desk',
  'checking-desk',
  'department-handler',
  'property-staff',
  'street-manager',
  'administrator',
]
/** Those who work by the street's rules see how they come about. */
const ruleReaders: readonly Post[] = [
  'administrator',
  'street-manager',
  'dispatch-desk',
  'checking-desk',
  'community-secretary',
]
const caseReaders = everyPost.filter((post) => post !== 'administrator')

/** Posts that answer for a part of the street; units and members see only their own tasks. */
const figureReaders: readonly Post[] = [
  'grid-leader',
  'community-cadre',
  'community-secretary',
  'dispatch-desk',
  'checking-desk',
  'street-manager',
]

/** The desk's places in the order of the side navigation. */
export const deskPlaces: readonly DeskPlace[] = [
  {
    path: '/inbox',
    word: 'shell.inbox',
    icon: 'say',
    group: 'work',
    posts: ['community-cadre', 'community-secretary', 'grid-leader', 'grid-member'],
    count: 'to-verify',
  },
  {
    path: '/dispatch',
    word: 'shell.dispatch',
    icon: 'send',
    group: 'work',
    posts: ['dispatch-desk', 'community-secretary'],
    count: 'to-dispatch',
    chord: 'p',
  },
  {
    path: '/filing',
    word: 'shell.filing',
    icon: 'pen',
    group: 'work',
    posts: ['checking-desk'],
    count: 'to-file',
  },
  {
    path: '/checking',
    word: 'shell.checking',
    icon: 'check',
    group: 'work',
    posts: ['checking-desk', 'grid-leader', 'community-cadre'],
    count: 'to-check',
  },
  {
    path: '/tasks',
    word: 'shell.tasks',
    icon: 'people',
    group: 'work',
    posts: ['department-handler', 'property-staff'],
    count: 'my-tasks',
  },
  {
    path: '/decisions',
    word: 'shell.decisions',
    icon: 'check',
    group: 'work',
    posts: ['street-manager'],
    count: 'second-reading',
  },
  {
    path: '/cases',
    word: 'shell.cases',
    icon: 'list',
    group: 'work',
    posts: caseReaders,
    count: 'open',
    chord: 'c',
  },
  {
    path: '/six',
    word: 'casework.sixTitle',
    icon: 'columns',
    group: 'work',
    posts: figureReaders,
    chord: 's',
  },
  { path: '/grid', word: 'shell.grid', icon: 'grid', group: 'base', posts: everyPost, chord: 'g' },
  {
    path: '/figures',
    word: 'casework.figuresTitle',
    icon: 'wall',
    group: 'base',
    posts: figureReaders,
  },
  { path: '/catalogue', word: 'shell.catalogue', icon: 'book', group: 'rules', posts: everyPost },
  {
    path: '/catalogues',
    word: 'shell.catalogues',
    icon: 'copy',
    group: 'rules',
    posts: ruleReaders,
  },
  { path: '/calendar', word: 'shell.calendar', icon: 'clock', group: 'rules', posts: ruleReaders },
]

export function placesFor(post: Post | undefined): readonly DeskPlace[] {
  return post === undefined ? [] : deskPlaces.filter((place) => place.posts.includes(post))
}
