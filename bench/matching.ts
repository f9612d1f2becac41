import { readFileSync } from 'node:fs'
import type { CatalogueVersion } from '@linli/contract/matter/category.schema'
import { type DuplicateCandidate, likelyDuplicates } from '@linli/contract/matter/duplicate.rules'
import { proposeFrom, triageModel } from '@linli/contract/matter/triage.rules'
import { pick, type Random, randomOf } from '@linli/demo/random'
import { stopwatch } from '@linli/server/platform/runtime/clock'
import { type Finding, shown } from './arithmetic.ts'

const root = new URL('../', import.meta.url)
const dayMillis = 86_400_000
const noon = 1_781_668_800_000

/** Of planted reports of one thing, the share that is found again; and how many others are taken for them. */
export function measureDuplicates(): Finding {
  const planted = types.map((type) => searched(plant(randomOf(things, type.code), type), type))
  const sum = (of: 'right' | 'wrong' | 'missed') => planted.reduce((all, each) => all + each[of], 0)
  const recall = sum('right') / (sum('right') + sum('missed'))
  const precision = sum('right') / (sum('right') + sum('wrong'))
  const score = (2 * recall * precision) / (recall + precision)
  return {
    name: 'duplicates',
    value: score,
    unit: 'F1',
    limit: 1,
    limitIs: 'every pair found, none else',
    ratio: score,
    floor: 0.85,
    target: 0.95,
    notes: [
      `${sum('right') + sum('missed')} planted pairs among ${types.length * things} things: recall ${shown(recall)}, precision ${shown(precision)}`,
    ],
  }
}

/** How often the type of invented sentences is proposed first, or among three; the weights never saw these. */
export function measureTriage(): Finding {
  const sentences = sentencesOf('unseen')
  const text = readFileSync(new URL('server/seed/catalogue-2026.json', root), 'utf8')
  const model = triageModel((JSON.parse(text) as CatalogueVersion).categories)
  const passed = stopwatch()
  const places = sentences.map(({ code, words }) => {
    return proposeFrom(model, words).proposals.findIndex((proposal) => proposal.code === code)
  })
  const millis = passed() / sentences.length
  const share = (isRight: (place: number) => boolean) =>
    places.filter(isRight).length / sentences.length
  const first = share((place) => place === 0)
  const amongThree = share((place) => place >= 0)
  return {
    name: 'triage',
    value: first,
    unit: 'top-1',
    limit: 1,
    limitIs: 'every sentence right',
    ratio: first,
    floor: 0.84,
    target: 0.9,
    notes: [
      `${sentences.length} sentences: first ${shown(first)}, among three ${shown(amongThree)}, ${shown(millis)} ms each`,
    ],
  }
}

function sentencesOf(name: string): { code: string; words: string }[] {
  const lines = readFileSync(new URL(`contract/src/matter/triage.${name}.txt`, root), 'utf8')
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', words = ''] = line.split('|')
      return { code, words }
    })
}

type PlantedType = {
  code: string
  duplicateRadiusMetres: number
  duplicateDays: number
  tellings: readonly [string, ...string[]]
}
type Planted = DuplicateCandidate & { thing: number }

/** Things of each type, over a square kilometre and two months. */
const things = 80
const sideMetres = 1000
const gate = [1_169_700_000, 366_800_000] as const

const types: readonly PlantedType[] = [
  {
    code: 'C-01-18',
    duplicateRadiusMetres: 60,
    duplicateDays: 14,
    tellings: ['路灯灭了好几天', '路灯坏了看不见路', '这边的路灯又不亮', '路灯一闪一闪的快坏了'],
  },
  {
    code: 'E-01-02',
    duplicateRadiusMetres: 50,
    duplicateDays: 3,
    tellings: ['垃圾堆成山没人拉', '垃圾好几天没清', '生活垃圾堆在路边', '垃圾堆臭得不行'],
  },
  {
    code: 'C-01-01',
    duplicateRadiusMetres: 30,
    duplicateDays: 14,
    tellings: ['自来水井盖碎了', '井盖松了车一压就响', '水井盖子陷下去了', '井盖坏了怕孩子掉下去'],
  },
]

/** Each thing is told of once to three times by people who see it differently and stand a few metres apart. */
function plant(random: Random, type: PlantedType): Planted[] {
  return Array.from({ length: things }, (_, thing) => {
    const [x, y] = [random() * sideMetres, random() * sideMetres]
    const since = noon + random() * 60 * dayMillis
    return Array.from({ length: 1 + Math.floor(random() * 3) }, (_, telling): Planted => {
      const blur = () => (random() + random() - 1) * 12
      return {
        thing,
        reportId: `${thing}-${telling}`,
        categoryCode: type.code,
        text: `${Math.ceil(x / 60)}号楼附近${pick(random, type.tellings)}`,
        reportedAtMillis: since + random() * Math.min(type.duplicateDays, 6) * dayMillis * 0.5,
        point: [
          gate[0] + Math.round((x + blur()) * 112.1),
          gate[1] + Math.round((y + blur()) * 89.93),
        ],
      }
    })
  })
    .flat()
    .sort((a, b) => a.reportedAtMillis - b.reportedAtMillis)
}

function searched(reports: readonly Planted[], type: PlantedType) {
  const count = { right: 0, wrong: 0, missed: 0 }
  for (const [at, later] of reports.entries()) {
    const earlier = reports.slice(0, at)
    const found = new Set(likelyDuplicates(later, earlier, type).map(({ reportId }) => reportId))
    for (const { thing, reportId } of earlier) {
      const isSame = thing === later.thing
      if (isSame && !found.has(reportId)) count.missed += 1
      if (found.has(reportId)) count[isSame ? 'right' : 'wrong'] += 1
    }
  }
  return count
}
