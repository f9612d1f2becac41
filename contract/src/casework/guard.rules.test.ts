import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handsAfter, refusalOf, stageAfter, transitions } from './case.rules.ts'
import { CaseAct } from './case.schema.ts'
import type { ActingPost, CaseFacts, Doer } from './guard.rules.ts'

const plain: CaseFacts = {
  stage: 'handling',
  categoryCode: 'E-04-04',
  canSettleOnSpot: true,
  leadUnitId: 'unit-a',
  assistingUnitIds: [],
  handledBy: [],
  returnedUnitIds: [],
  extensionCount: 0,
}

describe('Who does the work does not judge it', () => {
  it('holds on every path of twelve acts by four people who may hold any post and whoever bears the receipt', () => {
    let judged = 0
    const step = fc.record({ who: fc.nat(4), post: fc.nat(), act: fc.nat(), unit: fc.nat(2) })
    const start = fc.record({ reporter: fc.nat(4), isFiled: fc.boolean() })
    fc.assert(
      fc.property(start, fc.array(step, { minLength: 6, maxLength: 12 }), (begin, steps) => {
        const walk = new Walk(begin.reporter, begin.isFiled)
        for (const chosen of steps) walk.go(chosen)
        judged += walk.judgements
        expect(walk.wrongs).toEqual([])
      }),
      { numRuns: 20_000, seed: 20260617 },
    )
    expect(judged).toBeGreaterThan(500)
  })
})

/** The fifth has no account: whoever bears the receipt, which may be any of the four unseen. */
const people = ['an', 'bo', 'chen', 'ding', '']
const units = ['unit-a', 'unit-b', undefined]
/** Acts that bring a case on; chosen more often, so that walks come to an end worth looking at. */
const onward: readonly CaseAct[] = [
  'verify',
  'settle',
  'file',
  'dispatch',
  'accept',
  'feed-back',
  'draw-sample',
  'pass-check',
  'answer-solved',
  'confirm-no',
]

type Step = { who: number; post: number; act: number; unit: number }

/** One case on its way, with a log of its own from which the oracle judges, without asking the rules. */
class Walk {
  readonly wrongs: string[] = []
  judgements = 0
  #file: CaseFacts
  readonly #workers = new Set<string>()
  #proposer: string | undefined

  constructor(reporter: number, isFiled: boolean) {
    const person = people[reporter] || undefined
    this.#file = {
      ...plain,
      stage: 'reported',
      leadUnitId: undefined,
      endedDaysAgo: 0,
      ...(isFiled ? { filedForBy: person } : { reporterIdentityId: person }),
    }
  }

  go({ who, post, act, unit }: Step): void {
    const identityId = people[who] ?? ''
    const allowed = CaseAct.options.flatMap((candidate) =>
      transitions[candidate].posts
        .filter((held) => identityId !== '' || held === 'resident' || held === 'system')
        .map((held): [CaseAct, Doer] => [candidate, doerOf(held, identityId, units[unit])])
        .filter(([some, doer]) => refusalOf(this.#file, some, doer) === undefined),
    )
    const ahead = allowed.filter(([some]) => onward.includes(some))
    const choice = act % 4 > 0 && ahead.length > 0 ? ahead : allowed
    const [chosen, doer] = choice[post % Math.max(choice.length, 1)] ?? []
    if (chosen && doer) this.#do(chosen, doer)
  }

  #do(act: CaseAct, doer: Doer): void {
    const to = stageAfter(this.#file, act, doer)
    if (to === 'closed' && this.#file.stage !== 'closed') this.#judge(act, doer)
    this.#remember(act, doer)
    const hands = handsAfter(this.#file, act, doer)
    this.#file = { ...this.#file, ...hands, ...leadAfter(this.#file, act, doer) }
    if (to !== this.#file.stage) {
      this.#file = { ...this.#file, stageBefore: this.#file.stage, stage: to }
    }
  }

  #remember(act: CaseAct, { identityId }: Doer): void {
    const works: readonly CaseAct[] = [
      'verify',
      'settle',
      'dispatch',
      'arbitrate',
      'accept',
      'arrive',
      'feed-back',
    ]
    if (works.includes(act)) this.#workers.add(identityId)
    if (act === 'propose-no') this.#proposer = identityId
  }

  /** Principle 2 in its own words. */
  #judge(act: CaseAct, doer: Doer): void {
    const { reporterIdentityId, filedForBy } = this.#file
    const barred = new Set([...this.#workers, reporterIdentityId, filedForBy])
    // What someone filed for a caller can be answered by that someone, without a name, in another window.
    const isSelf =
      filedForBy !== undefined ||
      [reporterIdentityId, doer.identityId].some(
        (person) => person !== undefined && this.#workers.has(person),
      )
    const wrong = {
      'pass-check': barred.has(doer.identityId),
      'confirm-no': barred.has(doer.identityId) || this.#proposer === doer.identityId,
      'answer-solved': isSelf,
      merge: !['reported', 'verified', 'filed'].includes(this.#file.stage),
      withdraw: doer.post !== 'resident',
      'close-settled': this.#file.stage !== 'settled' || doer.post !== 'system',
    }[act as string]
    if (act === 'pass-check' || act === 'confirm-no' || act === 'answer-solved')
      this.judgements += 1
    if (wrong !== false) this.wrongs.push(`${act} by ${doer.identityId}`)
  }
}

function doerOf(post: ActingPost, identityId: string, unitId: string | undefined): Doer {
  return { identityId: post === 'system' ? '' : identityId, post, unitId }
}

/** What the commands change of the lead unit. */
function leadAfter(file: CaseFacts, act: CaseAct, { unitId }: Doer): Partial<CaseFacts> {
  if (act === 'dispatch' || act === 'arbitrate') return { leadUnitId: unitId ?? 'unit-b' }
  if (act === 'revive') return { leadUnitId: undefined }
  if (act !== 'return') return {}
  const returned = file.leadUnitId === undefined ? [] : [file.leadUnitId]
  return { leadUnitId: undefined, returnedUnitIds: [...file.returnedUnitIds, ...returned] }
}
