import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Actor, type Context, coveringIntervals, openingStatement } from './context.ts'
import type { Database } from './pool.ts'

const id = '019a0000-0000-7000-8000-000000000000'
const database = {} as Database
const actor: Actor = {
  name: '',
  post: 'grid-member',
  role: 'linli_staff',
  intervals: [[1, 9]],
  holders: [],
}
const ctx: Context = { database, streetId: 1, now: '', requestId: id, actor }

/** Nothing but keywords, integers and UUIDs between the semicolons. */
const tame =
  /^begin;set local role linli_(staff|self|unit)(;set local app\.(street|identity|holders|unit|lo[1-4]|hi[1-4]) = ('\{?([0-9a-f-]{36},?)*\}?'|-?\d+))+$/i

describe('The statement that opens a scope', () => {
  it('is made of integers and UUIDs only', () => {
    const roles: Actor['role'][] = ['linli_staff', 'linli_self', 'linli_unit']
    for (const role of roles) {
      const opening = openingStatement({
        ...ctx,
        actor: { ...actor, role, identityId: id, unitId: id, holders: [id, id] },
      })
      expect(opening).toMatch(tame)
    }
  })

  it('refuses any other text wherever an id belongs', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        `${id}'; drop table matter.matter; --`,
        `${id}\n`,
        ` ${id}`,
        `${id},${id}`,
        '',
        "'",
      ),
    )
    fc.assert(
      fc.property(hostile, (text) => {
        const asUnit: Actor = { ...actor, role: 'linli_unit', unitId: text }
        const asSelf: Actor = { ...actor, role: 'linli_self', holders: [id, text] }
        expect(() => openingStatement({ ...ctx, actor: { ...actor, identityId: text } })).toThrow(
          TypeError,
        )
        expect(() => openingStatement({ ...ctx, actor: asUnit })).toThrow(TypeError)
        expect(() => openingStatement({ ...ctx, actor: asSelf })).toThrow(TypeError)
      }),
    )
  })

  it('refuses numbers that are no integers', () => {
    const wrong = fc.oneof(
      fc.double({ noInteger: true }),
      fc.constantFrom(Number.NaN, Infinity, '1; drop schema matter' as never, 2 ** 60),
    )
    fc.assert(
      fc.property(wrong, (number) => {
        expect(() => openingStatement({ ...ctx, streetId: number })).toThrow(TypeError)
        expect(() =>
          openingStatement({ ...ctx, actor: { ...actor, intervals: [[0, number]] } }),
        ).toThrow(TypeError)
      }),
    )
  })
})

const interval = fc.tuple(fc.nat(200), fc.nat(40)).map(([lo, width]) => [lo, lo + width] as const)

describe('The four intervals that cover all parts of the grid of one person', () => {
  it('cover every position of every part, never more than four, and are as short as possible', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 7 }), (parts) => {
        const covering = coveringIntervals(parts)
        expect(covering.length).toBeLessThanOrEqual(4)
        for (const [lo, hi] of parts)
          expect(covering.some((each) => each[0] <= lo && each[1] >= hi)).toBe(true)
        expect(positionsIn(covering)).toBe(fewestCovered(parts))
      }),
      { numRuns: 500 },
    )
  })

  it('are none for nobody, so that nothing is seen', () => {
    expect(coveringIntervals([])).toEqual([])
    expect(openingStatement({ ...ctx, actor: { ...actor, intervals: [] } })).toContain(
      'app.lo1 = 1;set local app.hi1 = 0',
    )
  })
})

function positionsIn(intervals: readonly (readonly [number, number])[]): number {
  return new Set(intervals.flatMap(([lo, hi]) => range(lo, hi))).size
}

/** Tries every way to leave up to three gaps open between the parts, the rest being covered. */
function fewestCovered(parts: readonly (readonly [number, number])[]): number {
  const held = new Set(parts.flatMap(([lo, hi]) => range(lo, hi)))
  if (held.size === 0) return 0
  const all = range(Math.min(...held), Math.max(...held))
  const gaps: number[] = []
  let run = 0
  for (const position of all) {
    if (held.has(position)) {
      if (run > 0) gaps.push(run)
      run = 0
    } else run += 1
  }
  const widest = gaps.sort((a, b) => b - a).slice(0, 3)
  return all.length - widest.reduce((sum, gap) => sum + gap, 0)
}

function range(lo: number, hi: number): number[] {
  return Array.from({ length: hi - lo + 1 }, (_, i) => lo + i)
}
