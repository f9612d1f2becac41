import type { Category } from '@linli/contract/matter/category.schema'
import type { DemoNode, DemoStreet, DemoUnit } from '@linli/demo/demo-street'
import { idSequence } from '@linli/demo/identifier'
import { pick, type Random, randomOf } from '@linli/demo/random'
import { addMinutes, localDateOf } from '@linli/server/platform/runtime/clock'

export const caseCount = 100_000
/** Every seventh case waits to be verified, so that each update of the bench has one of its own. */
const waitingEvery = 7
const spanMinutes = 360 * 24 * 60

export type Stage = 'reported' | 'handling' | 'checking' | 'closed'

/** One case of the load, for the product's tables and for those of the bare handler. */
export type LoadedCase = {
  caseId: string
  matterId: string
  holderId: string
  lineIds: [string, string, string]
  number: string
  place: { nodeId: string; pos: number; smallGridPos: number; words: string }
  category: Category
  title: string
  text: string
  stage: Stage
  unit: DemoUnit | undefined
  reportedAt: string
  dueAt: string
  endedAt: string | undefined
}

/**
 * A year of invented cases, oldest first, ending yesterday; always the same for the same day.
 * @param waitingIn the part of the grid where the cases lie that wait to be verified
 */
export function inventCases(
  street: DemoStreet,
  categories: readonly Category[],
  now: string,
  waitingIn: Pick<DemoNode, 'pos' | 'posEnd'>,
): LoadedCase[] {
  const random = randomOf(street.seed, 'bench')
  const newId = idSequence(random)
  const everywhere = placesOf(street)
  const inside = everywhere.filter(({ pos }) => pos >= waitingIn.pos && pos <= waitingIn.posEnd)
  const types = categories.filter(({ visibility }) => visibility === 'normal')
  return Array.from({ length: caseCount }, (_, at): LoadedCase => {
    const isWaiting = at % waitingEvery === 3
    const stage = isWaiting ? 'reported' : drawStage(random)
    const category = one(random, types)
    const place = one(random, isWaiting ? inside : everywhere)
    const minutes = 24 * 60 + spanMinutes * (1 - at / caseCount)
    const reportedAt = addMinutes(now, -minutes)
    return {
      caseId: newId(),
      matterId: newId(),
      holderId: newId(),
      lineIds: [newId(), newId(), newId()],
      // Six digits: the demo's own numbers of that day have three.
      number: `${localDateOf(reportedAt).slice(2).replaceAll('-', '')}-${caseCount + at}`,
      place,
      category,
      ...wordsOf(random, place.words, category),
      stage,
      unit: isWaiting ? undefined : one(random, street.units),
      reportedAt,
      dueAt: addMinutes(now, 30 * 24 * 60 * (0.1 + random())),
      endedAt: stage === 'closed' ? addMinutes(reportedAt, minutes / 2) : undefined,
    }
  })
}

/** Of those that do not wait, 97 % are closed. */
function drawStage(random: Random): Stage {
  const drawn = random()
  if (drawn < 0.97) return 'closed'
  return drawn < 0.99 ? 'handling' : 'checking'
}

function placesOf(street: DemoStreet): LoadedCase['place'][] {
  const nodes = new Map(street.nodes.map((node) => [node.id, node]))
  const parentOf = (node: DemoNode | undefined) => nodes.get(node?.parentId ?? '')
  return street.nodes
    .filter((node) => node.kind === 'entrance')
    .map((entrance) => {
      const building = parentOf(entrance)
      const smallGrid = parentOf(building)
      const compound = parentOf(smallGrid)?.name ?? ''
      return {
        nodeId: entrance.id,
        pos: entrance.pos,
        smallGridPos: smallGrid?.pos ?? 0,
        words: `${compound} ${building?.name ?? ''}${entrance.name}`,
      }
    })
}

const observed = [
  '已经好几天了',
  '昨天夜里发现的',
  '下雨以后更明显',
  '邻居也都看见了',
  '老人孩子来回走',
]
const wished = [
  '麻烦网格员方便的时候过来看一下现场情况，有什么进展请告诉我们一声，谢谢。',
  '希望能尽快安排人来处理一下，别等到出了事情才管，楼里的住户都很着急。',
  '之前也跟物业反映过一回，说是登记了，到现在还没有人来，请帮忙催一催。',
]

/** Title and description as long as real ones: about eighty characters together. */
function wordsOf(random: Random, place: string, category: Category) {
  const title = `${place}${category.names.zh}有问题`
  return { title, text: `${title}，${one(random, observed)}。${one(random, wished)}` }
}

function one<Item>(random: Random, items: readonly Item[]): Item {
  const [first, ...rest] = items
  if (first === undefined) throw new Error('nothing to choose from')
  return pick(random, [first, ...rest])
}
