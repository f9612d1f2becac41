import { passCheck } from '@linli/server/capabilities/casework/check.commands'
import { confirmNo, proposeNo } from '@linli/server/capabilities/casework/decide.commands'
import { dispatchCase } from '@linli/server/capabilities/casework/dispatch.commands'
import {
  acceptCase,
  feedBackCase,
  returnCase,
} from '@linli/server/capabilities/casework/handle.commands'
import { answerReport, rateReport } from '@linli/server/capabilities/casework/own.commands'
import { proposeDispatch } from '@linli/server/capabilities/casework/proposal.commands'
import { reportCase } from '@linli/server/capabilities/casework/report.commands'
import {
  fileCase,
  settleCase,
  verifyCase,
} from '@linli/server/capabilities/casework/supervise.commands'
import { hangCase, suspendCase } from '@linli/server/capabilities/casework/wait.commands'
import type { Actor, Context } from '@linli/server/platform/db/context'
import type { Database } from '@linli/server/platform/db/pool'
import { addMinutes, localDateOf } from '@linli/server/platform/runtime/clock'
import { newId } from '@linli/server/platform/runtime/ids'
import { actorsOf, type Casting } from './casting.ts'
import { demoStreetId } from './load.ts'
import { pick, type Random, randomOf } from './random.ts'
import { type Ending, endings, type Story, stories } from './stories.ts'

type Telling = { database: Database; cast: Casting; random: Random; now: string }
type Plan = { story: Story; ending: Ending; at: string; isHome: boolean; isByResident: boolean }

const dayMinutes = 24 * 60

/**
 * Lets the demo street live through three weeks: every report goes through the same commands as a real one, under
 * the posts of the demo's people, at past instants. Nothing is written past the rules.
 */
export async function tellStories(database: Database, now: string, seed = 370105): Promise<number> {
  const telling: Telling = {
    database,
    cast: await actorsOf(database),
    random: randomOf(seed, 'stories'),
    now,
  }
  const plans = planStories(telling)
  for (const plan of plans) await tellOne(telling, plan)
  return plans.length
}

/** Ended stories lie days back, open ones hours: limits then stand as they would on a working street. */
function planStories({ random, now }: Telling): Plan[] {
  const plans = endings.flatMap(([ending, many]) =>
    Array.from({ length: many }, (_, i): Plan => {
      const isEnded = ended.has(ending)
      const back = dayMinutes * (isEnded ? 2 + random() * 19 : random() * (i % 4 === 0 ? 2.5 : 0.8))
      // A part happens where the demo's grid member works, and two of the reports are the demo resident's own.
      const isHome = i % 3 === 0
      const isByResident = isHome && i === 0 && (ending === 'checking' || ending === 'handling')
      const story =
        ending === 'settled'
          ? pick(random, onTheSpot)
          : someStory(random, isEnded || random() < 0.12)
      return { story, ending, at: byDay(addMinutes(now, -back), now), isHome, isByResident }
    }),
  )
  return plans.sort((a, b) => (a.at < b.at ? -1 : 1))
}

const ended: ReadonlySet<Ending> = new Set(['closed', 'settled', 'declined'])

/** What the catalogue leaves to the grid to settle. */
const onTheSpot = stories.filter(({ category }) => ['X-4-03', 'X-4-04'].includes(category)) as [
  Story,
  ...Story[],
]

function someStory(random: Random, mayBeUrgent: boolean): Story {
  const fitting = stories.filter((story) => mayBeUrgent || !story.isUrgent)
  return pick(random, fitting as [Story, ...Story[]])
}

/** People report between eight and eighteen o'clock; what would lie ahead of now moves a day back. */
function byDay(instant: string, now: string): string {
  const [date = '', clock = ''] = [localDateOf(instant), addMinutes(instant, 8 * 60).slice(11)]
  const hour = 8 + (Number(clock.slice(0, 2)) * 10) / 24
  const at = addMinutes(`${date}T00:00:00.000Z`, (hour - 8) * 60 + Number(clock.slice(3, 5)) / 2.4)
  return at < now ? at : addMinutes(at, -dayMinutes)
}

async function tellOne(telling: Telling, plan: Plan): Promise<void> {
  const place = telling.cast.somePlace(telling.random, plan.isHome)
  const course = new Course(telling, plan.at, place.pos)
  const { ending } = plan
  const story: Story = plan.isByResident ? { ...plan.story, channel: 'resident-phone' } : plan.story
  const onBehalf = story.channel === 'phone-call' || story.channel === 'counter'
  const reporter = plan.isByResident ? course.asResident() : course.asReporter(story.channel)
  const { caseId, matterId, holderId } = await reportCase(
    reporter,
    {
      text: story.text,
      photoIds: [],
      place: { nodeId: place.nodeId as never },
      categoryCode: story.category,
      contact: story.channel === 'patrol' ? {} : telling.cast.someContact(telling.random),
      isConfidential: false,
      channel: story.channel,
      onBehalf,
    },
    'demo',
  )
  if (ending === 'reported') return
  if (ending === 'settled') {
    await settleCase(course.later(0.3).as('grid-leader'), caseId, {
      words: '当场劝说清走了。',
      photoIds: [],
    }).catch(() => undefined)
    return
  }
  await verifyCase(course.later(1).as('grid-member'), caseId, {
    isThere: true,
    words: '到现场看了，情况属实。',
    photoIds: [],
  })
  if (ending === 'verified') return
  if (ending === 'declined') {
    await proposeNo(course.later(1).as('checking-desk'), caseId, {
      outcome: 'not-ours',
      ground: '在规划道路红线外，不归街道管，已告知主管单位电话。',
    })
    await confirmNo(course.later(2).as('checking-desk', 1), caseId, {})
    return
  }
  await fileCase(course.later(0.5).as('checking-desk'), caseId, {})
  if (ending === 'filed') return
  const unitId = await dispatch(course, caseId)
  if (ending === 'dispatched') return
  if (ending === 'hung') {
    await acceptCase(course.later(1).asUnit(unitId), caseId, {})
    await hangCase(course.later(2).as('street-manager'), caseId, {
      reviewOn: localDateOf(addMinutes(course.at, 60 * dayMinutes)),
      words: '要等老旧管网改造，列入下一批。',
    })
    return
  }
  if (ending === 'returned') {
    await returnCase(course.later(0.5).asUnit(unitId), caseId, {
      words: '这一段不是我们养护的，请核对权属。',
    })
    return
  }
  await acceptCase(course.later(0.5).asUnit(unitId), caseId, {})
  if (ending === 'handling') return
  if (ending === 'suspended') {
    await suspendCase(course.later(1).as('dispatch-desk'), caseId, {
      waitingFor: 'resident',
      words: '要入户，等居民在家。',
    })
    return
  }
  await feedBackCase(course.later(3).asUnit(unitId), caseId, {
    words: '已经处理好，现场清理干净。',
    photoIds: [],
  })
  if (ending === 'checking') return
  await passCheck(course.later(5).as('checking-desk'), caseId, {
    words: '到现场看过，已办好。',
    photoIds: [],
    reporterSaid: 'solved',
    solvedLevel: 'community',
  })
  if (story.channel === 'patrol') return
  const own = course.later(2).asHolder(holderId)
  await answerReport(own, matterId, { answer: 'solved' })
  if (telling.random() < 0.6)
    await rateReport(own, matterId, { rating: telling.random() < 0.8 ? 5 : 4 })
}

async function dispatch(course: Course, caseId: string): Promise<string> {
  const desk = course.later(0.5).as('dispatch-desk')
  const { units } = await proposeDispatch(desk, caseId)
  const unit = units.find(({ unitId }) => course.hasUnit(unitId)) ?? units[0]
  if (!unit) throw new Error('the demo street has no unit to dispatch to')
  await dispatchCase(desk, caseId, { leadUnitId: unit.unitId, assistingUnitIds: [] })
  return unit.unitId
}

/** The run of one story: its time goes on, its people come from the grid where it happens. */
class Course {
  at: string
  readonly #telling: Telling
  readonly #pos: number

  constructor(telling: Telling, at: string, pos: number) {
    this.#telling = telling
    this.at = at
    this.#pos = pos
  }

  /** Some hours on, over night to the next morning, but never past the present. */
  later(hours: number): this {
    const next = awake(addMinutes(this.at, hours * 60 * (0.5 + this.#telling.random())))
    this.at = next < this.#telling.now ? next : this.at
    return this
  }

  as(post: string, which = 0): Context {
    return this.#ctx(this.#telling.cast.holderOfPost(post, this.#pos, which))
  }

  asUnit(unitId: string): Context {
    return this.#ctx(this.#telling.cast.staffOfUnit(unitId))
  }

  hasUnit(unitId: string): boolean {
    return this.#telling.cast.hasStaff(unitId)
  }

  asReporter(channel: Story['channel']): Context {
    if (channel === 'resident-phone') return this.asHolder()
    return this.as(channel === 'patrol' ? 'grid-member' : 'community-cadre')
  }

  asResident(): Context {
    return this.#ctx(this.#telling.cast.resident)
  }

  asHolder(holderId?: string): Context {
    return this.#ctx({ ...anyone, holders: holderId ? [holderId] : [] })
  }

  #ctx(actor: Actor): Context {
    return {
      database: this.#telling.database,
      streetId: demoStreetId,
      now: this.at,
      requestId: newId(),
      actor,
    }
  }
}

/** Between eight in the evening and eight in the morning nothing is done; it goes on the next morning. */
function awake(instant: string): string {
  const hour = Number(addMinutes(instant, 8 * 60).slice(11, 13))
  if (hour >= 8 && hour < 20) return instant
  const evening = hour >= 20 ? (32 - hour) * 60 : (8 - hour) * 60
  return addMinutes(instant, evening)
}

const anyone: Actor = { name: '', post: 'public', role: 'linli_self', intervals: [], holders: [] }
