import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyOf } from '../../../test/world.ts'
import { emptyTemplate } from '../../../test/database.setup.ts'
import { type Database, openDatabase } from './pool.ts'
import { statement } from './statement.ts'

const echo = statement<{ first: string; second: number }>()((db, p) =>
  db.selectNoFrom([
    sql<number>`${p.second}::int`.as('second'),
    sql<string>`${p.first}::text`.as('first'),
    sql<string>`${'fixed'}::text`.as('fixed'),
    sql<string>`${p.first}::text || '!'`.as('again'),
  ]),
)

let database: Database

beforeAll(async () => {
  const owner = await copyOf(emptyTemplate)
  database = openDatabase(owner, owner, 2)
})

afterAll(() => database.close())

describe('A statement that is compiled once', () => {
  it('keeps its name and text for every call, and puts each value into its own slots', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
        fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }),
        async (first, second) => {
          const { rows } = await database.requests.query(echo({ first, second }))
          expect(rows[0]).toEqual({ first, second, fixed: 'fixed', again: `${first}!` })
        },
      ),
    )
    const [one, two] = [echo({ first: 'a', second: 1 }), echo({ first: 'b', second: 2 })]
    expect([one.name, one.text]).toEqual([two.name, two.text])
    expect(one.values).toEqual([1, 'a', 'fixed', 'a'])
  })

  it('has a name of its own, so that no two statements are taken for one another', () => {
    const other = statement<Record<string, never>>()((db) => db.selectNoFrom(sql`1`.as('one')))
    expect(other({}).name).not.toBe(echo({ first: '', second: 0 }).name)
  })

  it('knows whether it writes', () => {
    const add = statement<{ date: string }>()((db, p) =>
      db
        .insertInto('calendar.day')
        .values({ date: p.date, name: '', kind: 'off', source: '' })
        .returning('date'),
    )
    expect(add({ date: '2026-01-01' }).isWrite).toBe(true)
    expect(echo({ first: '', second: 0 }).isWrite).toBe(false)
  })
})
