import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boxAround,
  type ComparedReport,
  type DuplicateCandidate,
  duplicateThreshold,
  duplicateWeights,
  likelyDuplicates,
  metresBetween,
} from './duplicate.rules.ts'

const lamp = { code: 'C-01-18', duplicateRadiusMetres: 60, duplicateDays: 14 }
const dayMillis = 86_400_000
const noon = 1_781_668_800_000
/** A point of the demo street; a metre is about 90 units north and 112 east here. */
const gate: readonly [number, number] = [1_169_700_000, 366_800_000]

function report(change: Partial<DuplicateCandidate> = {}): DuplicateCandidate {
  return {
    reportId: 'a',
    categoryCode: lamp.code,
    text: '3号楼前的路灯不亮了',
    reportedAtMillis: noon,
    point: gate,
    ...change,
  }
}

function north(metres: number): readonly [number, number] {
  return [gate[0], gate[1] + Math.round(metres * 89.93)]
}

describe('the distance between two points', () => {
  it.each([
    ['one hundredth of a degree north', [0, 100_000], 1111.95],
    ['one hundredth of a degree east at Jinan', [100_000, 0], 891.8],
    ['the same point', [0, 0], 0],
  ] as const)('is right to a metre in a kilometre: %s', (_, [east, up], metres) => {
    const moved = [gate[0] + east, gate[1] + up] as const
    expect(Math.abs(metresBetween(gate, moved) - metres)).toBeLessThan(1)
    expect(metresBetween(moved, gate)).toBe(metresBetween(gate, moved))
  })
})

describe('the box around a point', () => {
  it('holds what lies within the distance in every direction, and little more', () => {
    const { west, south, east, north: top } = boxAround(gate, 60)
    for (const edge of [
      [west, gate[1]],
      [east, gate[1]],
      [gate[0], south],
      [gate[0], top],
    ] as const) {
      expect(metresBetween(gate, edge)).toBeGreaterThanOrEqual(60)
      expect(metresBetween(gate, edge)).toBeLessThan(60.1)
    }
  })
})

describe('an earlier report', () => {
  it('is likely the same when type, place, time and words agree', () => {
    const [likely] = likelyDuplicates(report(), [report({ reportId: 'b' })], lamp)
    expect(likely).toEqual({
      reportId: 'b',
      score: 1,
      reasons: { place: 1, metres: 0, time: 1, text: 1 },
    })
  })

  it.each<[string, Partial<DuplicateCandidate>]>([
    ['another type', { categoryCode: 'C-01-17' }],
    ['no type yet', { categoryCode: undefined }],
    ['a place beyond the radius', { point: north(61) }],
    ['a day before the span', { reportedAtMillis: noon - 15 * dayMillis }],
    ['no place at all', { point: undefined }],
    [
      'another entrance of the same building',
      { point: undefined, buildingId: 'b1', entranceId: 'e2' },
    ],
  ])('is not likely with %s', (_, change) => {
    const here = report({ buildingId: 'b1', entranceId: 'e1' })
    expect(likelyDuplicates(here, [report({ reportId: 'b', ...change })], lamp)).toEqual([])
  })

  it('is likely at the same entrance though nobody set a point', () => {
    const place = { point: undefined, buildingId: 'b1', entranceId: 'e1' }
    const found = likelyDuplicates(report(place), [report({ reportId: 'b', ...place })], lamp)
    expect(found.map(({ reasons }) => reasons.place)).toEqual([1])
  })

  it('is likely in the same building when one of the two does not name the entrance', () => {
    const here = report({ point: undefined, buildingId: 'b1', entranceId: 'e1' })
    const there = report({ reportId: 'b', point: undefined, buildingId: 'b1' })
    expect(likelyDuplicates(here, [there], lamp)[0]?.reasons.place).toBe(0.75)
  })

  it('is likely in the same small grid when one of the two names no building, while it is fresh', () => {
    const here = report({ text: '', point: undefined, smallGridId: 'g1' })
    const there = { ...here, reportId: 'b', buildingId: 'b1' }
    expect(likelyDuplicates(here, [there], lamp)[0]?.reasons.place).toBe(0.6)
    const old = { ...there, reportedAtMillis: noon - 7 * dayMillis }
    expect(likelyDuplicates(here, [old], lamp)).toEqual([])
    expect(likelyDuplicates({ ...here, buildingId: 'b2' }, [there], lamp)).toEqual([])
    expect(likelyDuplicates({ ...here, smallGridId: 'g2' }, [there], lamp)).toEqual([])
  })

  it('made of photos only is judged by place and time', () => {
    const [likely] = likelyDuplicates(report({ text: '' }), [report({ reportId: 'b' })], lamp)
    expect(likely).toEqual({ reportId: 'b', score: 1, reasons: { place: 1, metres: 0, time: 1 } })
  })

  it('counts less the farther and the older it is', () => {
    const near = report({ reportId: 'near', point: north(10) })
    const old = report({
      reportId: 'old',
      point: north(10),
      reportedAtMillis: noon - 5 * dayMillis,
    })
    const far = report({ reportId: 'far', point: north(40) })
    const order = likelyDuplicates(report(), [far, old, near], lamp).map(({ reportId }) => reportId)
    expect(order).toEqual(['near', 'old', 'far'])
  })

  it('is compared alike in both directions', () => {
    fc.assert(
      fc.property(placed, placed, (a, b) => {
        const there = likelyDuplicates(a, [{ ...b, reportId: 'x' }], lamp)
        const back = likelyDuplicates(b, [{ ...a, reportId: 'x' }], lamp)
        expect(there).toEqual(back)
      }),
      { seed: 5, numRuns: 500 },
    )
  })

  it('has weights that add up to one', () => {
    const { place, time, text } = duplicateWeights
    expect(place + time + text).toBeCloseTo(1)
    expect(duplicateThreshold).toBeGreaterThan(place)
  })
})

const words = ['3号楼前的路灯不亮了', '楼前路灯坏了', '路灯一闪一闪的', '南门的灯黑着', '']
const placed: fc.Arbitrary<ComparedReport> = fc.record({
  categoryCode: fc.constant(lamp.code),
  text: fc.constantFrom(...words),
  reportedAtMillis: fc.integer({ min: noon - 20 * dayMillis, max: noon }),
  point: fc.integer({ min: 0, max: 100 }).map(north),
  buildingId: fc.constantFrom('b1', 'b2', undefined),
})

/** Things of one type in a street, each reported once to three times by people who see it differently. */
type Planted = DuplicateCandidate & { thing: number }
type Plan = { type: typeof lamp; things: number; tellings: readonly string[]; spreadMetres: number }

const plans: Record<string, Plan> = {
  lamps: {
    type: lamp,
    things: 60,
    spreadMetres: 900,
    tellings: [
      '路灯不亮了',
      '这盏路灯坏了',
      '灯又不亮了，太黑',
      '晚上路灯一直没亮',
      '路灯坏了没人修',
    ],
  },
  rubbish: {
    type: { code: 'E-01-02', duplicateRadiusMetres: 50, duplicateDays: 3 },
    things: 50,
    spreadMetres: 900,
    tellings: [
      '一大堆垃圾没人清',
      '垃圾堆了好几天',
      '垃圾满地都是，招苍蝇',
      '墙根一堆垃圾发臭',
      '生活垃圾没人收',
    ],
  },
  ramps: {
    type: { code: 'C-21-02', duplicateRadiusMetres: 30, duplicateDays: 30 },
    things: 40,
    spreadMetres: 900,
    tellings: [
      '坡道扶手松了',
      '扶手一扶就晃',
      '无障碍坡道的扶手坏了',
      '坡道栏杆松动，怕老人摔',
      '门口扶手晃得厉害',
    ],
  },
}

describe('planted reports of the same thing', () => {
  it.each(Object.entries(plans))('are found, and few others are taken for them: %s', (_, plan) => {
    const { recall, precision } = searched(plan)
    expect(recall).toBeGreaterThanOrEqual(0.95)
    expect(precision).toBeGreaterThanOrEqual(0.8)
  })
})

/** Each report asks in turn for those before it; pairs of one thing should be found, others not. */
function searched(plan: Plan) {
  const reports = plant(plan)
  let [right, wrong, missed] = [0, 0, 0]
  for (const [index, later] of reports.entries()) {
    const earlier = reports.slice(0, index)
    const found = new Set(
      likelyDuplicates(later, earlier, plan.type).map(({ reportId }) => reportId),
    )
    for (const { thing, reportId } of earlier) {
      if (thing === later.thing && !found.has(reportId)) missed += 1
      if (thing === later.thing && found.has(reportId)) right += 1
      if (thing !== later.thing && found.has(reportId)) wrong += 1
    }
  }
  return { recall: right / (right + missed), precision: right / (right + wrong) }
}

function plant({ type, things, tellings, spreadMetres }: Plan): Planted[] {
  const draw = drawing(20_260_617)
  const span = Math.min(type.duplicateDays, 6) * dayMillis
  const reports = Array.from({ length: things }, (_, thing) => {
    const [x, y] = [draw() * spreadMetres, draw() * spreadMetres]
    // Things arise over ten times the days in which people report one of them.
    const since = noon + draw() * 10 * span
    return Array.from({ length: 1 + Math.floor(draw() * 3) }, (_, telling): Planted => {
      return {
        thing,
        reportId: `${thing}-${telling}`,
        categoryCode: type.code,
        text: `${Math.ceil(x / 60)}号楼${tellings[Math.floor(draw() * tellings.length)]}`,
        reportedAtMillis: since + draw() * span * 0.5,
        point: near(x, y, draw),
      }
    })
  })
  return reports.flat().sort((a, b) => a.reportedAtMillis - b.reportedAtMillis)
}

/** A phone's position is off by up to some ten metres. */
function near(x: number, y: number, draw: () => number): readonly [number, number] {
  const error = () => (draw() + draw() - 1) * 12
  return [gate[0] + Math.round((x + error()) * 112.1), gate[1] + Math.round((y + error()) * 89.93)]
}

/** A repeatable sequence of fractions (linear congruence modulo 2³²). */
function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
