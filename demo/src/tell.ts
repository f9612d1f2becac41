import { reportCase } from '@linli/server/capabilities/casework/report.commands'
import type { Database } from '@linli/server/platform/db/pool'
import { addMinutes, localDateOf } from '@linli/server/platform/runtime/clock'
import { actorsOf } from './casting.ts'
import { Course, type Telling } from './course.ts'
import { demoResident } from './load.ts'
import { pick, type Random, randomOf } from './random.ts'
import { type Run, stepsTo } from './steps.ts'
import { drainStory, type Ending, endings, type Story, stories } from './stories.ts'

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
      const drawn =
        ending === 'settled'
          ? pick(random, onTheSpot)
          : someStory(random, {
              mayBeUrgent: isEnded || random() < 0.12,
              isHandedIn: handedIn.has(ending),
            })
      const story = atUnit.has(ending) && i === 1 ? drainStory : drawn
      return { story, ending, at: byDay(addMinutes(now, -back), now), isHome, isByResident }
    }),
  )
  return plans.sort((a, b) => (a.at < b.at ? -1 : 1))
}

const ended: ReadonlySet<Ending> = new Set(['closed', 'settled', 'declined'])
const atUnit: ReadonlySet<Ending> = new Set(['dispatched', 'handling'])
const handedIn: ReadonlySet<Ending> = new Set(['checking', 'closed'])

/** What the catalogue leaves to the grid to settle. */
const onTheSpot = stories.filter(({ category }) => ['X-4-03', 'X-4-04'].includes(category)) as [
  Story,
  ...Story[],
]

function someStory(
  random: Random,
  { mayBeUrgent, isHandedIn }: { mayBeUrgent: boolean; isHandedIn: boolean },
): Story {
  const fitting = stories.filter(
    (story) => (mayBeUrgent || !story.isUrgent) && !(isHandedIn && story.needsPhoto),
  )
  return pick(random, fitting as [Story, ...Story[]])
}

/** People report between eight and eighteen o'clock; what would lie ahead of now moves a day back. */
function byDay(instant: string, now: string): string {
  const date = localDateOf(instant)
  const clock = addMinutes(instant, 8 * 60).slice(11)
  const hour = 8 + (Number(clock.slice(0, 2)) * 10) / 24
  const at = addMinutes(`${date}T00:00:00.000Z`, (hour - 8) * 60 + Number(clock.slice(3, 5)) / 2.4)
  return at < now ? at : addMinutes(at, -dayMinutes)
}

async function tellOne(telling: Telling, plan: Plan): Promise<void> {
  const place = telling.cast.somePlace(telling.random, plan.isHome)
  const course = new Course(telling, plan.at, place.pos)
  const channel = plan.isByResident ? 'resident-phone' : plan.story.channel
  const reported = await reportCase(
    plan.isByResident ? course.asResident() : course.asReporter(channel),
    reportOf(telling, plan, channel, place.nodeId),
    'demo',
  )
  const run: Run = { telling, course, channel, ...reported, unitId: '' }
  for (const step of stepsTo[plan.ending]) await step(run)
}

/** The demo resident leaves one and the same number. */
const residentContact = { name: demoResident.name, phone: '10000002046' }

function reportOf(
  telling: Telling,
  { story, isByResident }: Plan,
  channel: Story['channel'],
  nodeId: string,
) {
  const someone = channel === 'patrol' ? {} : telling.cast.someContact(telling.random)
  return {
    text: story.text,
    photoIds: [],
    place: { nodeId: nodeId as never },
    categoryCode: story.category,
    contact: isByResident ? residentContact : someone,
    isConfidential: false,
    channel,
    onBehalf: channel === 'phone-call' || channel === 'counter',
  }
}
