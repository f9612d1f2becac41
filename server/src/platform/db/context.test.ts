import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Actor, type Context, openingStatement } from './context.ts'
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
  /^begin;set local role linli_(staff|self|unit)(;set local app\.(street|identity|holders|unit|scope) = ('\{?([0-9a-f-]{36},?)*\}?'|'\{(\[-?\d+,-?\d+\],?)*\}'|-?\d+))+$/i

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

describe('The parts of the grid of one person', () => {
  it('reach the database each as they are, however many', () => {
    const interval = fc
      .tuple(fc.nat(1e9), fc.nat(1e6))
      .map(([lo, width]) => [lo, lo + width] as const)
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 12 }), (intervals) => {
        const told = intervals.map(([lo, hi]) => `[${lo},${hi}]`).join(',')
        expect(openingStatement({ ...ctx, actor: { ...actor, intervals } })).toContain(
          `set local app.scope = '{${told}}'`,
        )
      }),
    )
  })

  it('are none for nobody, so that nothing is seen', () => {
    for (const intervals of [[], [[1, 0] as const]])
      expect(openingStatement({ ...ctx, actor: { ...actor, intervals } })).toContain(
        `set local app.scope = '{}'`,
      )
  })
})
