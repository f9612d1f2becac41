import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endStages, handsAfter, refusalOf, stageAfter, transitions } from './case.rules.ts'
import { CaseAct } from './case.schema.ts'
import { checkRefusalOf } from './evidence.rules.ts'
import {
  type ActingPost,
  callCounts,
  type CaseFacts,
  type Doer,
  handsWith,
  yesCounts,
} from './guard.rules.ts'
import { shareToCheck } from './sample.rules.ts'

const plain: CaseFacts = {
  stage: 'reported',
  categoryCode: 'X-4-03',
  canSettleOnSpot: true,
  assistingUnitIds: [],
  handledBy: [],
  returnedUnitIds: [],
  extensionCount: 0,
  endedDaysAgo: 0,
  holderId: 'record',
  reporterUnitIds: [],
  joinedPeople: [],
  joinedHolders: [],
  spokenForBy: [],
  isSeenByStaff: false,
  wasDrawn: false,
  wasReopened: false,
  isTypeCorrected: false,
}

describe('Who does the work does not judge it', () => {
  it('holds on every path of acts, claims, joined cases, evidence and draws by four people who may hold any post, and whoever bears the receipt', () => {
    const judged = new Map<string, number>()
    const step = fc.record({
      who: fc.nat(4),
      choice: fc.nat(),
      kind: fc.nat(11),
      unit: fc.nat(1),
      photos: fc.nat(1),
      isTold: fc.boolean(),
      said: fc.constantFrom('solved', 'unsolved', 'not-reached'),
    })
    const start = fc.record({
      reporter: fc.nat(4),
      isFiled: fc.boolean(),
      asksPhoto: fc.boolean(),
    })
    fc.assert(
      fc.property(start, fc.array(step, { minLength: 6, maxLength: 16 }), (begin, steps) => {
        const walk = new Walk(begin)
        for (const chosen of steps) walk.go(chosen)
        for (const act of walk.judgements) judged.set(act, (judged.get(act) ?? 0) + 1)
        expect(walk.wrongs).toEqual([])
      }),
      { numRuns: 10_000, seed: 20260617 },
    )
    for (const act of [
      'pass-check',
      'answer-solved',
      'confirm-no',
      'confirm-void',
      'close-settled',
    ])
      expect([act, (judged.get(act) ?? 0) > 200]).toEqual([act, true])
  })
})

/** The fifth has no account: whoever bears the receipt, which may be any of the four unseen. */
const people = ['an', 'bo', 'chen', 'ding', '']
const units: Readonly<Record<string, readonly string[]>> = { an: ['unit-a'], bo: ['unit-b'] }
const told = '到现场看过，东西已经清走了'
/** Acts that bring a case on; chosen more often, so that walks come to an end worth looking at. */
const onward: readonly CaseAct[] = [
  'verify',
  'settle',
  'file',
  'dispatch',
  'accept',
  'feed-back',
  'draw-sample',
  'close-settled',
  'pass-check',
  'answer-solved',
  'confirm-no',
  'confirm-void',
]
const work: readonly CaseAct[] = [
  'verify',
  'settle',
  'dispatch',
  'arbitrate',
  'accept',
  'arrive',
  'feed-back',
]

type Start = { reporter: number; isFiled: boolean; asksPhoto: boolean }
type Step = {
  who: number
  choice: number
  kind: number
  unit: number
  photos: number
  isTold: boolean
  said: 'solved' | 'unsolved' | 'not-reached'
}

/** One case on its way, with a log of its own from which the oracle judges, without asking the rules. */
class Walk {
  readonly wrongs: string[] = []
  readonly judgements: string[] = []
  #file: CaseFacts
  readonly #evidence: 'photo-after' | 'optional'
  readonly #records = new Map<string, string[]>()
  #answer: { said: 'solved' | 'unsolved'; counts: boolean } | undefined
  // The log.
  readonly #workers = new Set<string>()
  readonly #parties = new Set<string>()
  readonly #reporters = new Set<string>()
  readonly #isFiled: boolean
  #atWork: string | undefined
  #proposer: string | undefined
  #answeredBy: string | undefined
  #mustBeChecked = false
  #joined = 0

  constructor({ reporter, isFiled, asksPhoto }: Start) {
    const person = people[reporter] || undefined
    this.#evidence = asksPhoto ? 'photo-after' : 'optional'
    this.#isFiled = isFiled && person !== undefined
    this.#file = {
      ...plain,
      ...(isFiled
        ? { filedForBy: person }
        : { reporterIdentityId: person, reporterUnitIds: units[person ?? ''] ?? [] }),
    }
    if (person === undefined) return
    this.#parties.add(person)
    if (!isFiled) this.#reporters.add(person)
  }

  go(step: Step): void {
    if (step.kind === 0) this.#claim(people[step.who] ?? '', 'record')
    else if (step.kind === 1) this.#join(step)
    else this.#act(step)
  }

  /** Somebody signs in on the phone on which it was reported without an account, or with the receipt in hand. */
  #claim(person: string, record: string): void {
    if (person === '') return
    this.#records.set(person, [...(this.#records.get(person) ?? []), record])
    this.#parties.add(person)
  }

  /** Another case is joined to this one, with people who had a part in it. */
  #join({ who, choice, unit, photos }: Step): void {
    if (endStages.includes(this.#file.stage)) return
    const [reporter, worker] = [people[choice % 5] || undefined, people[who] || undefined]
    const holderId = `record-${(this.#joined += 1)}`
    const joined: CaseFacts = {
      ...plain,
      holderId,
      ...(unit === 0 ? { reporterIdentityId: reporter } : { filedForBy: reporter }),
      ...(photos === 0 ? { verifiedBy: worker } : { handledBy: worker ? [worker] : [] }),
    }
    this.#file = { ...this.#file, ...handsWith(this.#file, joined) }
    if (reporter) this.#parties.add(reporter)
    if (worker) this.#workers.add(worker)
    if (choice % 3 === 0) this.#claim(people[(choice + 1) % 5] ?? '', holderId)
  }

  #act(step: Step): void {
    const identityId = people[step.who] ?? ''
    const allowed = CaseAct.options.flatMap((act) =>
      transitions[act].posts
        .filter((post) => identityId !== '' || post === 'resident' || post === 'system')
        .map((post): [CaseAct, Doer] => [act, this.#doer(post, identityId)])
        .filter(([some, doer]) => this.#mayDo(some, doer, step)),
    )
    const ahead = allowed.filter(([some]) => onward.includes(some))
    const choice = step.kind > 3 && ahead.length > 0 ? ahead : allowed
    const [act, doer] = choice[step.choice % Math.max(choice.length, 1)] ?? []
    if (act && doer) this.#do(act, doer, step)
  }

  #doer(post: ActingPost, identityId: string): Doer {
    if (post === 'system') return { identityId: '', post }
    const unitIds = units[identityId] ?? []
    const holders = this.#records.get(identityId) ?? []
    return { identityId, post, unitId: unitIds[0], unitIds, holders }
  }

  /** What the commands ask beside the table. */
  #mayDo(act: CaseAct, doer: Doer, step: Step): boolean {
    if (refusalOf(this.#file, act, doer) !== undefined) return false
    if (act === 'close-settled') return shareToCheck(this.#file, 0.1) < 1
    if (act !== 'pass-check') return true
    const yes = this.#answer?.counts ?? callCounts(this.#file)
    return (
      checkRefusalOf(this.#evidence, {
        reporterSaid: step.said,
        answer: this.#answer?.said,
        yesCounts: yes,
        photos: step.photos,
        words: step.isTold ? told : '好了',
      }) === undefined
    )
  }

  #do(act: CaseAct, doer: Doer, step: Step): void {
    const to = stageAfter(this.#file, act, doer)
    const ends = to === 'closed' || to === 'void'
    if (ends && to !== this.#file.stage) this.#judge(act, doer, step)
    if (act === 'answer-solved' || act === 'answer-unsolved') {
      const said = act === 'answer-solved' ? 'solved' : 'unsolved'
      this.#answer = { said, counts: yesCounts(this.#file, doer) }
    }
    if (act === 'settle' || act === 'feed-back') this.#answer = undefined
    const hands = handsAfter(this.#file, act, doer)
    this.#remember(act, doer, step)
    this.#file = { ...this.#file, ...hands, ...changesOf(this.#file, act, step) }
    if (to !== this.#file.stage) {
      this.#file = { ...this.#file, stageBefore: this.#file.stage, stage: to }
    }
  }

  #remember(act: CaseAct, { identityId, holders = [] }: Doer, { unit }: Step): void {
    if (work.includes(act)) {
      this.#workers.add(identityId)
      // Who works on what they bear the receipt of is its reporter, where no other is known.
      if (holders.includes('record') && this.#reporters.size === 0) this.#reporters.add(identityId)
    }
    if (act === 'propose-no' || act === 'propose-void') this.#proposer = identityId
    if (act === 'answer-solved') this.#answeredBy = identityId
    if (act === 'dispatch' || act === 'arbitrate') this.#atWork = unitNames[unit]
    if (act === 'return' || act === 'revive') this.#atWork = undefined
    const goesOn: readonly CaseAct[] = ['draw-sample', 'reopen', 'answer-unsolved', 'reclassify']
    if (goesOn.includes(act)) this.#mustBeChecked = true
  }

  /** Principle 2 in its own words. */
  #judge(act: CaseAct, doer: Doer, step: Step): void {
    const isOutside = !this.#didWork(doer.identityId) && !this.#parties.has(doer.identityId)
    const isSecond = isOutside && this.#proposer !== doer.identityId
    const isRight = {
      'pass-check': isOutside && this.#isProven(step),
      'confirm-no': isSecond,
      'confirm-void': isSecond,
      'answer-solved': this.#isFree(doer.identityId),
      merge: ['reported', 'verified', 'filed'].includes(this.#file.stage),
      withdraw: doer.post === 'resident' && !this.#isFiled,
      'close-settled': doer.post === 'system' && !this.#mustBeChecked,
    }[act as string]
    this.judgements.push(act)
    if (isRight !== true) this.wrongs.push(`${act} by ${doer.identityId}`)
  }

  #didWork(person: string): boolean {
    const isOfUnit = this.#atWork !== undefined && units[person]?.includes(this.#atWork)
    return this.#workers.has(person) || isOfUnit === true
  }

  /** Whether a yes is that of people who had no hand in it. Who filed it may be the one who answers, unseen. */
  #isFree(answering: string): boolean {
    const voices = [...this.#reporters, ...(answering === '' ? [] : [answering])]
    return !this.#isFiled && !voices.some((person) => this.#didWork(person))
  }

  /** A photo, or words where they are enough, or the yes of somebody who had no hand in it. */
  #isProven({ said, photos, isTold }: Step): boolean {
    if (this.#answer?.said === 'unsolved' || said === 'unsolved') return false
    if (photos > 0 || (isTold && this.#evidence === 'optional')) return true
    if (said !== 'solved') return false
    if (this.#answer !== undefined) return this.#isFree(this.#answeredBy ?? '')
    const voices = [...this.#reporters, ...(this.#file.filedForBy ? [this.#file.filedForBy] : [])]
    return isTold && !voices.some((person) => this.#didWork(person))
  }
}

const unitNames = ['unit-a', 'unit-b']

/** What the commands change beside stage and hands. */
function changesOf(file: CaseFacts, act: CaseAct, { unit, choice }: Step): Partial<CaseFacts> {
  if (act === 'dispatch' || act === 'arbitrate') return { leadUnitId: unitNames[unit] }
  if (act === 'revive') return { leadUnitId: undefined }
  if (act === 'draw-sample') return { wasDrawn: true }
  if (act === 'reopen' || act === 'answer-unsolved') return { wasReopened: true }
  if (act === 'reclassify') return { isTypeCorrected: true, canSettleOnSpot: choice % 2 === 0 }
  if (act !== 'return') return {}
  const returned = file.leadUnitId === undefined ? [] : [file.leadUnitId]
  return { leadUnitId: undefined, returnedUnitIds: [...file.returnedUnitIds, ...returned] }
}
