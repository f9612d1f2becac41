import { SixInOne } from '@linli/contract/matter/category.schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Crew, gatherCrew, move, nodeOf, refusal, reportOn } from '../../../test/cases.ts'
import { type Browser, openWorld, type Told, type World } from '../../../test/world.ts'

let world: World
let crew: Crew
let nodeId: string

beforeAll(async () => {
  world = await openWorld()
  crew = await gatherCrew(world)
  nodeId = await nodeOf(world)
})

async function boardOf(who: Browser, query = ''): Promise<Record<string, Told>> {
  const { body } = await who.get(`/cases/by-six-in-one${query}`)
  return Object.fromEntries(body.columns.map((column: Told) => [column.sixInOne, column]))
}
const openOf = async (who: Browser, query = '') =>
  (await who.get(`/cases/counts${query}`)).body.counts.find(({ view }: Told) => view === 'open')
    .count
const total = (board: Record<string, Told>) =>
  Object.values(board).reduce((sum, { open }) => sum + open, 0)

/** One open type of each domain that a resident may report. */
async function typeOf(sixInOne: string): Promise<string> {
  const { body } = await world.browser().get('/catalogue')
  const found = body.categories.find(
    (each: Told) => each.sixInOne === sixInOne && each.visibility === 'normal',
  )
  return found.code
}

describe('Six in one', () => {
  it('R108: every case stands in one of six columns, shown together, and moves when its type is corrected', async () => {
    const before = await boardOf(crew.desk)
    expect(Object.keys(before)).toEqual([...SixInOne.options])
    for (const sixInOne of SixInOne.options) {
      const categoryCode = await typeOf(sixInOne)
      const { caseId } = await reportOn(world, {
        nodeId,
        categoryCode,
        text: `六位一体 ${sixInOne}`,
      })
      const after = await boardOf(crew.desk)
      expect(after[sixInOne].open).toBe(before[sixInOne].open + 1)
      expect(after[sixInOne].newest[0]).toMatchObject({ caseId, sixInOne })
    }
    expect(total(await boardOf(crew.desk))).toBe(await openOf(crew.desk))

    const [from, to] = [await typeOf('property'), await typeOf('public-order')]
    const { caseId } = await reportOn(world, { nodeId, categoryCode: from })
    await move(crew.checker, caseId, 'reclassify', { categoryCode: to })
    const moved = await boardOf(crew.desk)
    expect(moved['public-order'].newest[0].caseId).toBe(caseId)
    expect(JSON.stringify(moved.property.newest)).not.toContain(caseId)
  })

  it('leaves a column with the newest few, and a case that ended out of them', async () => {
    const categoryCode = await typeOf('education')
    const opened = []
    for (let i = 0; i < 6; i += 1) opened.push(await reportOn(world, { nodeId, categoryCode }))
    const newest = async () =>
      (await boardOf(crew.desk)).education.newest.map((item: Told) => item.caseId)
    const ids = opened.map(({ caseId }) => caseId).reverse()
    expect(await newest()).toEqual(ids.slice(0, 5))
    const last = opened.at(-1)
    await last?.reporter.post(`/my/reports/${last.reportId}/withdraw`, {})
    expect(await newest()).toEqual(ids.slice(1, 6))
  })

  it('R108: each column opens the list of exactly its cases, in the same scope and place', async () => {
    expect(await refusal(crew.desk.get('/cases?sixInOne=sport'))).toBe('invalid-input')
    await reportOn(world, { nodeId, categoryCode: await typeOf('self-governance') })
    for (const who of [crew.desk, crew.member, crew.neighbourLeader]) {
      for (const query of ['', `?under=${nodeId}`]) {
        const board = await boardOf(who, query)
        for (const sixInOne of SixInOne.options) {
          const of = `${query === '' ? '?' : `${query}&`}sixInOne=${sixInOne}`
          const { body } = await who.get(`/cases${of}&limit=100`)
          const tags = body.items.map((item: Told) => item.sixInOne)
          expect(tags).toEqual(Array(board[sixInOne]?.open).fill(sixInOne))
        }
      }
    }
  })

  it('shows each reader their own part of the street, and residents nothing', async () => {
    for (const who of [crew.member, crew.neighbourLeader, crew.secretary, crew.drainage]) {
      expect(total(await boardOf(who))).toBe(await openOf(who))
    }
    expect(total(await boardOf(crew.desk, `?under=${nodeId}`))).toBe(
      await openOf(crew.desk, `?under=${nodeId}`),
    )
    expect(await refusal(world.browser().get('/cases/by-six-in-one'))).toBe('not-signed-in')
  })
})
