import { readFileSync } from 'node:fs'
import { coarse } from '@linli/contract/grid/geometry.rules'
import type { CatalogueVersion, Category } from '@linli/contract/matter/category.schema'
import { type DuplicateCandidate, likelyDuplicates } from '@linli/contract/matter/duplicate.rules'
import { proposeFrom, triageModel } from '@linli/contract/matter/triage.rules'
import { pick, type Random, randomOf } from '@linli/demo/random'
import { stopwatch } from '@linli/server/platform/runtime/clock'
import { type Finding, shown } from './arithmetic.ts'

const root = new URL('../', import.meta.url)
const dayMillis = 86_400_000
const noon = 1_781_668_800_000

/**
 * Of planted reports of one thing, the share that is found again; and how many others are taken for them. Staff compare
 * words, residents are compared by place and time alone: what counts is the worse of the two.
 */
export function measureDuplicates(): Finding {
  const planted = tellings.map(([code, told]) => {
    const type = categoryOf(code)
    return { type, reports: plant(randomOf(things, code), type, told) }
  })
  const asked = { staff: true, residents: false }
  const found = Object.entries(asked).map(([who, hasWords]) => {
    const counts = planted.map(({ type, reports }) => searched(reports, type, hasWords))
    return { who, ...judged(counts) }
  })
  const score = Math.min(...found.map((each) => each.score))
  return {
    name: 'duplicates',
    value: score,
    unit: 'F1',
    limit: 1,
    limitIs: 'every pair found, none else',
    ratio: score,
    floor: 0.85,
    target: 0.95,
    notes: found.map(
      ({ who, pairs, recall, precision }) =>
        `${who}: ${pairs} planted pairs among ${tellings.length * things} things, recall ${shown(recall)}, precision ${shown(precision)}`,
    ),
  }
}

function judged(counts: readonly Count[]) {
  const sum = (of: keyof Count) => counts.reduce((all, each) => all + each[of], 0)
  const pairs = sum('right') + sum('missed')
  const recall = sum('right') / pairs
  const precision = sum('right') / (sum('right') + sum('wrong'))
  return { pairs, recall, precision, score: (2 * recall * precision) / (recall + precision) }
}

/** How often the type of invented sentences is proposed first, or among three; the weights never saw these. */
export function measureTriage(): Finding {
  const sentences = sentencesOf('unseen')
  const model = triageModel(catalogue().categories)
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

function catalogue(): CatalogueVersion {
  const text = readFileSync(new URL('server/seed/catalogue-2026.json', root), 'utf8')
  return JSON.parse(text) as CatalogueVersion
}

/** Radius and days of a type are those of the catalogue the product starts with. */
function categoryOf(code: string): Category {
  const found = catalogue().categories.find((category) => category.code === code)
  if (!found) throw new Error(`the catalogue has no ${code}`)
  return found
}

type Planted = DuplicateCandidate & { thing: number }
type Told = readonly [string, ...string[]]

/** Things of each type, over a square kilometre and two months. */
const things = 80
const sideMetres = 1000
const gate = [1_169_700_000, 366_800_000] as const

const tellings: readonly (readonly [code: string, told: Told])[] = [
  ['C-01-18', ['路灯灭了好几天', '路灯坏了看不见路', '这边的路灯又不亮', '路灯一闪一闪的快坏了']],
  ['E-01-02', ['垃圾堆成山没人拉', '垃圾好几天没清', '生活垃圾堆在路边', '垃圾堆臭得不行']],
  ['C-01-01', ['自来水井盖碎了', '井盖松了车一压就响', '水井盖子陷下去了', '井盖坏了怕孩子掉下去']],
]

/** Each thing is told of once to three times by people who see it differently and stand a few metres apart. */
function plant(random: Random, type: Category, told: Told): Planted[] {
  return Array.from({ length: things }, (_, thing) => {
    const [x, y] = [random() * sideMetres, random() * sideMetres]
    const since = noon + random() * 60 * dayMillis
    return Array.from({ length: 1 + Math.floor(random() * 3) }, (_, telling): Planted => {
      const blur = () => (random() + random() - 1) * 12
      return {
        thing,
        reportId: `${thing}-${telling}`,
        categoryCode: type.code,
        text: `${Math.ceil(x / 60)}号楼附近${pick(random, told)}`,
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

type Count = { right: number; wrong: number; missed: number }

/** An earlier report is compared as it is kept: its point rounded, its words known to staff alone. */
function searched(reports: readonly Planted[], type: Category, hasWords: boolean): Count {
  const count = { right: 0, wrong: 0, missed: 0 }
  for (const [at, later] of reports.entries()) {
    const earlier = reports.slice(0, at).map((report) => ({
      ...report,
      text: hasWords ? report.text : '',
      point: report.point && coarse(report.point),
    }))
    const found = new Set(likelyDuplicates(later, earlier, type).map(({ reportId }) => reportId))
    for (const { thing, reportId } of earlier) {
      const isSame = thing === later.thing
      if (isSame && !found.has(reportId)) count.missed += 1
      if (found.has(reportId)) count[isSame ? 'right' : 'wrong'] += 1
    }
  }
  return count
}
