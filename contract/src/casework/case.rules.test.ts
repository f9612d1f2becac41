import { describe, expect, it } from 'vitest'
import { Post } from '../shared/post.ts'
import { actsFor, refusalOf, stageAfter } from './case.rules.ts'
import { CaseAct, Stage } from './case.schema.ts'
import type { ActingPost, ActRefusal, CaseFacts, Doer } from './guard.rules.ts'

const grid = 'grid-member grid-leader community-cadre community-secretary'
const staff = `${grid} dispatch-desk checking-desk street-manager`
const crew = 'department-handler property-staff'
const open =
  'reported verified filed dispatched returned arbitration handling suspended hung second-reading checking'

/** The flow as it was agreed: the act, from which stages, by which posts, and where it leads. */
const flow: [act: CaseAct, from: string, by: string, to: string][] = [
  ['report', '', `${staff} resident`, 'reported'],
  ['verify', 'reported', grid, 'verified'],
  ['settle', 'reported verified', grid, 'settled'],
  ['draw-sample', 'settled', 'system', 'checking'],
  ['close-settled', 'settled', 'system', 'closed'],
  ['reclassify', 'reported verified filed returned arbitration', staff, 'same'],
  ['file', 'reported verified', 'checking-desk community-cadre community-secretary', 'filed'],
  [
    'merge',
    'reported verified filed',
    'checking-desk dispatch-desk community-cadre community-secretary system',
    'closed',
  ],
  [
    'propose-no',
    'reported verified filed returned arbitration handling',
    `${staff} ${crew}`,
    'second-reading',
  ],
  ['confirm-no', 'second-reading', 'checking-desk street-manager community-secretary', 'closed'],
  ['refuse-no', 'second-reading', 'checking-desk street-manager community-secretary', 'before'],
  ['dispatch', 'filed returned', 'dispatch-desk community-secretary', 'dispatched'],
  ['accept', 'dispatched', `${crew} community-cadre`, 'handling'],
  ['return', 'dispatched handling', `${crew} community-cadre`, 'returned'],
  ['arbitrate', 'arbitration', 'street-manager dispatch-desk', 'dispatched'],
  [
    'arrive',
    'dispatched handling',
    `${crew} community-cadre dispatch-desk community-secretary`,
    'handling',
  ],
  ['extend', 'dispatched handling', 'dispatch-desk street-manager', 'same'],
  [
    'suspend',
    'dispatched handling',
    'dispatch-desk community-secretary street-manager',
    'suspended',
  ],
  ['resume', 'suspended', 'dispatch-desk community-secretary street-manager', 'before'],
  ['hang', 'returned arbitration handling suspended hung', 'street-manager', 'hung'],
  ['revive', 'hung', 'street-manager', 'filed'],
  [
    'feed-back',
    'dispatched handling',
    `${crew} community-cadre dispatch-desk community-secretary`,
    'checking',
  ],
  ['pass-check', 'checking', 'checking-desk grid-leader community-cadre', 'closed'],
  ['fail-check', 'checking', 'checking-desk grid-leader community-cadre', 'handling'],
  ['answer-solved', 'checking closed settled', 'resident', 'by the yes'],
  ['answer-unsolved', 'checking closed settled void', 'resident', 'handling'],
  ['rate', 'closed settled', 'resident', 'same'],
  [
    'reopen',
    'closed settled void',
    'checking-desk community-secretary street-manager resident system',
    'handling',
  ],
  ['withdraw', 'reported verified filed', 'resident', 'closed'],
  [
    'urge',
    open,
    'dispatch-desk checking-desk community-secretary street-manager grid-leader system',
    'same',
  ],
  ['escalate', open, 'grid-leader community-cadre community-secretary system', 'same'],
  ['note', `${open} settled void-proposed`, `${staff} ${crew} resident`, 'same'],
  ['propose-void', 'reported verified filed returned', staff, 'void-proposed'],
  [
    'confirm-void',
    'void-proposed',
    'checking-desk dispatch-desk community-secretary street-manager',
    'void',
  ],
  [
    'refuse-void',
    'void-proposed',
    'checking-desk dispatch-desk community-secretary street-manager',
    'before',
  ],
]

const posts: readonly ActingPost[] = [...Post.options, 'system']
const byUnit: readonly CaseAct[] = ['accept', 'return', 'arrive', 'feed-back', 'propose-no']

const plain: CaseFacts = {
  stage: 'handling',
  categoryCode: 'E-04-04',
  canSettleOnSpot: true,
  leadUnitId: 'unit-a',
  assistingUnitIds: [],
  handledBy: [],
  returnedUnitIds: [],
  extensionCount: 0,
  holderId: 'record',
  reporterUnitIds: [],
  joinedPeople: [],
  joinedHolders: [],
  spokenForBy: [],
  isSeenByStaff: true,
  wasDrawn: false,
  wasReopened: false,
  isTypeCorrected: false,
}

/** Someone with no part in the case so far; of the lead unit where a unit acts. */
function stranger(act: CaseAct, post: ActingPost): Doer {
  return { identityId: 'stranger', post, unitId: byUnit.includes(act) ? 'unit-a' : undefined }
}

describe('The one flow of all cases', () => {
  it('names every act once', () => {
    expect(flow.map(([act]) => act).sort()).toEqual([...CaseAct.options].sort())
  })

  it.each(flow)(
    '%s is done from the agreed stages by the agreed posts only',
    (act, from, by, to) => {
      for (const stage of Stage.options) {
        for (const post of posts) {
          const file = { ...plain, stage, stageBefore: 'filed' as const }
          const wanted: ActRefusal | undefined = !by.split(' ').includes(post)
            ? 'not-your-post'
            : from.split(' ').includes(stage)
              ? undefined
              : 'act-not-now'
          const doer = stranger(act, post)
          expect([stage, post, refusalOf(file, act, doer)]).toEqual([stage, post, wanted])
          if (wanted === undefined) {
            expect(stageAfter(file, act, doer)).toBe(goalOf(to, stage))
          }
        }
      }
    },
  )

  it('offers each post the acts of the stage, and says why one is refused', () => {
    const file = { ...plain, stage: 'checking' as const, handledBy: ['zhao'] }
    const doer: Doer = { identityId: 'zhao', post: 'checking-desk' }
    expect(actsFor(file, doer)).toEqual([
      { act: 'pass-check', allowed: false, why: 'checker-not-independent' },
      { act: 'fail-check', allowed: false, why: 'checker-not-independent' },
      { act: 'urge', allowed: true },
      { act: 'note', allowed: true },
    ])
  })
})

describe('What an act asks beyond post and stage', () => {
  type Case = [
    said: string,
    act: CaseAct,
    file: Partial<CaseFacts>,
    doer: Doer,
    refused: ActRefusal,
  ]
  const desk: Doer = { identityId: 'li', post: 'checking-desk' }
  const handler: Doer = { identityId: 'sun', post: 'department-handler', unitId: 'unit-b' }
  const lead: Doer = { ...handler, unitId: 'unit-a' }
  const reading = { stage: 'second-reading' as const }
  const checking = { stage: 'checking' as const }

  it.each<Case>([
    [
      'who handled it',
      'pass-check',
      { ...checking, handledBy: ['li'] },
      desk,
      'checker-not-independent',
    ],
    [
      'who reported it',
      'pass-check',
      { ...checking, reporterIdentityId: 'li' },
      desk,
      'checker-not-independent',
    ],
    [
      'who filed for the reporter',
      'pass-check',
      { ...checking, filedForBy: 'li' },
      desk,
      'checker-not-independent',
    ],
    [
      'who dispatched it',
      'fail-check',
      { ...checking, dispatchedBy: 'li' },
      desk,
      'checker-not-independent',
    ],
    [
      'who verified it',
      'pass-check',
      { ...checking, verifiedBy: 'li' },
      desk,
      'checker-not-independent',
    ],
    [
      'one of the lead unit',
      'pass-check',
      checking,
      { ...desk, unitId: 'unit-a' },
      'checker-not-independent',
    ],
    [
      'one of an assisting unit',
      'pass-check',
      { ...checking, assistingUnitIds: ['unit-c'] },
      { ...desk, unitId: 'unit-c' },
      'checker-not-independent',
    ],
    [
      'who bears the receipt it was reported with',
      'pass-check',
      checking,
      { ...desk, holders: ['other', 'record'] },
      'checker-not-independent',
    ],
    [
      'who reported what was joined to it',
      'pass-check',
      { ...checking, joinedPeople: ['li'] },
      desk,
      'checker-not-independent',
    ],
    [
      'who bears the receipt of what was joined to it',
      'fail-check',
      { ...checking, joinedHolders: ['joined'] },
      { ...desk, holders: ['joined'] },
      'checker-not-independent',
    ],
    [
      'one who works for the lead unit under another post',
      'pass-check',
      checking,
      { ...desk, unitIds: ['unit-a'] },
      'checker-not-independent',
    ],
    [
      'a secretary filing what nobody has seen',
      'file',
      { stage: 'reported', isSeenByStaff: false },
      { identityId: 'xu', post: 'community-secretary' },
      'verify-first',
    ],
    [
      'who filed for a caller taking the report back',
      'withdraw',
      { stage: 'reported', filedForBy: 'li' },
      { identityId: 'li', post: 'resident', holders: ['record'] },
      'second-person-needed',
    ],
    [
      'a handler reading the void',
      'confirm-void',
      { stage: 'void-proposed', handledBy: ['li'] },
      desk,
      'checker-not-independent',
    ],
    [
      'who proposed the no',
      'confirm-no',
      { ...reading, proposedBy: 'li' },
      desk,
      'second-person-needed',
    ],
    [
      'a handler reading the no',
      'confirm-no',
      { ...reading, handledBy: ['li'] },
      desk,
      'checker-not-independent',
    ],
    [
      'who proposed the void',
      'confirm-void',
      { stage: 'void-proposed', proposedBy: 'li' },
      desk,
      'second-person-needed',
    ],
    ['a unit that does not lead', 'accept', { stage: 'dispatched' }, handler, 'not-lead-unit'],
    ['a unit that only assists', 'propose-no', {}, handler, 'not-lead-unit'],
    [
      'a second return by one unit',
      'return',
      { returnedUnitIds: ['unit-a'] },
      lead,
      'returned-once',
    ],
    [
      'a second extension',
      'extend',
      { extensionCount: 1 },
      { identityId: 'he', post: 'dispatch-desk' },
      'extended-once',
    ],
    [
      'filing without a type',
      'file',
      { stage: 'verified', categoryCode: undefined },
      desk,
      'category-missing',
    ],
    [
      'settling what the grid may not',
      'settle',
      { stage: 'reported', canSettleOnSpot: false },
      { identityId: 'liu', post: 'grid-member' },
      'cannot-settle-on-spot',
    ],
    [
      'reopening after the sixteenth day',
      'reopen',
      { stage: 'closed', endedDaysAgo: 15.01 },
      desk,
      'reopen-too-late',
    ],
  ])('refuses %s', (...[, act, file, doer, refused]) => {
    expect(refusalOf({ ...plain, ...file }, act, doer)).toBe(refused)
  })

  it('lets the street manager extend again, and anyone reopen until the fifteenth day is over', () => {
    const manager: Doer = { identityId: 'lin', post: 'street-manager' }
    expect(refusalOf({ ...plain, extensionCount: 3 }, 'extend', manager)).toBeUndefined()
    const closed = { ...plain, stage: 'closed' as const, endedDaysAgo: 15 }
    expect(refusalOf(closed, 'reopen', desk)).toBeUndefined()
  })

  it('lets the system alone reopen later: what was promised for a day', () => {
    const closed = { ...plain, stage: 'closed' as const, endedDaysAgo: 60 }
    expect(refusalOf(closed, 'reopen', { identityId: '', post: 'system' })).toBeUndefined()
  })

  it('lets the reporter take back what staff filed when a second person has read it', () => {
    const filed = { ...plain, stage: 'reported' as const, filedForBy: 'li' }
    const bearer: Doer = { identityId: '', post: 'resident', holders: ['record'] }
    expect(stageAfter(filed, 'withdraw', bearer)).toBe('second-reading')
    expect(stageAfter({ ...filed, filedForBy: undefined }, 'withdraw', bearer)).toBe('closed')
  })

  it('hears no yes of one who works for the unit, nor one whose caller was written down by it', () => {
    const checking = { ...plain, stage: 'checking' as const }
    const bearer: Doer = { identityId: '', post: 'resident' }
    expect(stageAfter(checking, 'answer-solved', bearer)).toBe('closed')
    const ofUnit = { ...bearer, identityId: 'sun', unitIds: ['unit-a'] }
    expect(stageAfter(checking, 'answer-solved', ofUnit)).toBe('checking')
    const reported = { ...checking, reporterIdentityId: 'sun', reporterUnitIds: ['unit-a'] }
    expect(stageAfter(reported, 'answer-solved', bearer)).toBe('checking')
  })

  it('brings a case to arbitration when a second unit returns it', () => {
    const file = { ...plain, leadUnitId: 'unit-a', returnedUnitIds: ['unit-b'] }
    expect(stageAfter(file, 'return', lead)).toBe('arbitration')
  })

  it('reopens to the grid what no unit led, and to the unit what one did', () => {
    const closed = { ...plain, stage: 'closed' as const }
    expect(stageAfter(closed, 'reopen', desk)).toBe('handling')
    expect(stageAfter({ ...closed, leadUnitId: undefined }, 'reopen', desk)).toBe('verified')
  })
})

function goalOf(to: string, stage: Stage): string {
  if (to === 'same') return stage
  if (to === 'before') return 'filed'
  if (to === 'by the yes') return stage === 'checking' ? 'closed' : stage
  return to
}
