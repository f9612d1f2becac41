import { stagesOfView } from '@linli/contract/casework/view.rules'
import { SolvedLevel } from '@linli/contract/matter/matter.schema'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  carryTo,
  type Crew,
  gatherCrew,
  nodeOf,
  move,
  refusal,
  reportOn,
  unitOf,
} from '../../../test/cases.ts'
import { type Browser, openWorld, type World } from '../../../test/world.ts'

const places = ['北区3网格5号楼2单元', '北区3网格5号楼1单元', '北区1网格1号楼1单元']
const types = ['E-04-04', 'C-01-18', 'X-4-03', 'X-6-01', 'X-4-07']
const views = [...Object.keys(stagesOfView), 'open', 'overdue', 'due-today', 'my-tasks']

let world: World
let crew: Crew
let nodes: string[]
let drainageId: string

beforeAll(async () => {
  world = await openWorld()
  crew = await gatherCrew(world)
  nodes = await Promise.all(places.map((words) => nodeOf(world, words)))
  drainageId = await unitOf(world, 'sunguoqiang')
})

/** Follows the cursor to the end. */
async function everyPage(who: Browser, query: string, limit: number): Promise<string[]> {
  const ids: string[] = []
  for (let after = ''; ; ) {
    const { status, body } = await who.get(`/cases?${query}&limit=${limit}${after}`)
    expect(status, JSON.stringify(body)).toBe(200)
    ids.push(...body.items.map((item: { caseId: string }) => item.caseId))
    if (!body.next) return ids
    after = `&after=${encodeURIComponent(body.next)}`
  }
}

async function countsOf(who: Browser, under = ''): Promise<Map<string, number>> {
  const { body } = await who.get(`/cases/counts${under}`)
  return new Map(
    body.counts.map(({ view, count }: { view: string; count: number }) => [view, count]),
  )
}

describe('The list of cases', () => {
  it('is refused to those without a post, and for views that do not exist', async () => {
    expect(await refusal(world.browser().get('/cases'))).toBe('not-signed-in')
    expect(await refusal(crew.desk.get('/cases?view=secret'))).toBe('invalid-input')
    const elsewhere = crew.desk.get(`/cases?under=${drainageId}`)
    expect(await refusal(elsewhere)).toBe('not-found')
  })

  it('counts what its lists hold, whoever asks, wherever a hundred random walks have led', async () => {
    const walk = fc.record({ place: fc.nat(2), type: fc.nat(4), steps: fc.nat(6), turn: fc.nat(2) })
    const walks = fc.sample(walk, { numRuns: 100, seed: 34 })
    for (const each of walks) await wander(each)
    world.clock.forward(5 * 60)

    const stored = await world.ask(
      `select grid_pos, stage, visibility, count(*)::int as cases from casework.case_file
       group by 1, 2, 3 order by 1, 2, 3`,
    )
    const counted = await world.ask(
      `select grid_pos, stage, visibility, cases from casework.stage_count
       where cases <> 0 order by 1, 2, 3`,
    )
    expect(counted).toEqual(stored)
    expect(stored.length).toBeGreaterThan(8)

    for (const [name, who] of Object.entries(crew)) {
      const counts = await countsOf(who)
      for (const view of views) {
        const ids = await everyPage(who, `view=${view}`, 50)
        expect([name, view, ids.length]).toEqual([name, view, counts.get(view)])
      }
    }
    expect((await countsOf(crew.desk)).get('overdue')).toBeGreaterThan(0)
  })

  it('pages without gap or repeat, newest first or most urgent first, in every size', async () => {
    const sql = (order: string) =>
      world.ask(`select case_id from casework.case_file where ended_at is null order by ${order}`)
    const newest = (await sql('case_id desc')).map(({ case_id }) => case_id)
    const urgent = (await sql(`coalesce(due_at, 'infinity'), case_id`)).map(
      ({ case_id }) => case_id,
    )
    for (const limit of [1, 7, 50]) {
      expect(await everyPage(crew.desk, 'view=open', limit)).toEqual(newest)
      expect(await everyPage(crew.desk, 'view=open&order=due', limit)).toEqual(urgent)
    }
  })

  it('finds by number, words and type, and takes wildcards as the letters they are', async () => {
    const { caseId, number } = await reportOn(world, {
      nodeId: nodes[0] ?? '',
      text: '百分之50%的灯不亮',
    })
    const find = async (text: string) =>
      everyPage(crew.desk, `view=all&text=${encodeURIComponent(text)}`, 50)
    expect(await find(number)).toEqual([caseId])
    expect(await find('百分之50')).toEqual([caseId])
    expect(await find('不%亮%吗')).toEqual([])
    const lamps = await everyPage(crew.desk, 'view=all&category=C-01-18', 50)
    const stored = await world.ask(`select from casework.case_file where category_code = 'C-01-18'`)
    expect(lamps).toHaveLength(stored.length)
  })

  it('R27: opens from the street down to the building, and at each level the parts add up', async () => {
    const { body } = await crew.desk.get('/grid/root')
    const street = body.nodeId ?? body.node.nodeId
    let levels = 0
    for (let under = street; under !== undefined; levels += 1) under = await partsOf(under)
    // Street, community, compound and small grid have parts; the cases themselves lie at the buildings' entrances.
    expect(levels).toBeGreaterThanOrEqual(5)
  })
})

/** Compares a node with its parts; answers with the fullest of them, until there is none. */
async function partsOf(under: string): Promise<string | undefined> {
  const total = (await countsOf(crew.desk, `?under=${under}`)).get('open')
  const { body } = await crew.desk.get(`/cases/counts-by-grid?under=${under}`)
  const parts: { nodeId: string; open: number; overdue: number }[] = body.items
  const filled = parts.filter(({ open }) => open > 0).sort((a, b) => b.open - a.open)
  if (filled.length === 0) return undefined
  expect(filled.reduce((sum, { open }) => sum + open, 0)).toBe(total)
  for (const { nodeId, open, overdue } of filled) {
    const counts = await countsOf(crew.desk, `?under=${nodeId}`)
    expect([counts.get('open'), counts.get('overdue')]).toEqual([open, overdue])
    expect(await everyPage(crew.desk, `view=open&under=${nodeId}`, 50)).toHaveLength(open)
  }
  return filled[0]?.nodeId
}

describe('Who solved it', () => {
  it('R37: every solved case names its level, and the in-grid share is told with both its numbers', async () => {
    const figures = async () => (await crew.manager.get('/cases/figures')).body
    const before = await figures()
    const nodeId = nodes[0] ?? ''
    const grid = await reportOn(world, { nodeId, categoryCode: 'X-4-03', text: '楼道堆物' })
    await move(crew.member, grid.caseId, 'settle', { words: '清走了' })
    const unit = await reportOn(world, { nodeId })
    await carryTo('closed', unit, crew, drainageId)
    const no = await reportOn(world, { nodeId })
    await move(crew.checker, no.caseId, 'propose-no', { outcome: 'not-ours', ground: '归河道管' })
    await move(crew.secondChecker, no.caseId, 'confirm-no')
    const after = await figures()
    expect(after.inGrid.numerator - before.inGrid.numerator).toBe(1)
    expect(after.inGrid.denominator - before.inGrid.denominator).toBe(2)
    const unnamed = await world.ask(
      `select from casework.case_file where solved_level is null and outcome in ('solved', 'solved-on-spot')`,
    )
    expect(unnamed).toHaveLength(0)
    expect(await refusal(crew.manager.get('/cases/figures?from=yesterday'))).toBe('invalid-input')
    const later = await crew.manager.get('/cases/figures?from=2026-06-18&until=2026-06-30')
    expect(later.body.inGrid).toEqual({ numerator: 0, denominator: 0 })
  })
})

describe('A figure opens its list', () => {
  it('a level that does not exist, a day that is none and a unit that is none are refused', async () => {
    for (const query of ['solved=moon', 'solved=any&from=yesterday', 'ledBy=nobody'])
      expect(await refusal(crew.manager.get(`/cases?view=closed&${query}`))).toBe('invalid-input')
  })

  it('R37: every number of who solved it opens exactly the cases it counts, each in the reader’s own part', async () => {
    const counted: number[] = []
    for (const who of [crew.manager, crew.secretary, crew.leader]) {
      const { body } = await who.get('/cases/figures')
      const listed = async (query: string) => {
        const days = `from=${body.from}&until=${body.until}`
        return (await everyPage(who, `view=closed&${query}&${days}`, 50)).length
      }
      const { numerator, denominator } = body.inGrid
      expect(await listed('solved=any')).toBe(denominator)
      expect(await listed('solved=in-grid')).toBe(numerator)
      for (const level of SolvedLevel.options) {
        const told = body.solved.find((one: { level: string }) => one.level === level)
        expect([level, await listed(`solved=${level}`)]).toEqual([level, told?.cases ?? 0])
      }
      for (const { unitId, cases } of body.helpers)
        expect(await listed(`solved=any&ledBy=${unitId}`)).toBe(cases)
      counted.push(denominator)
    }
    expect(counted[0]).toBeGreaterThan(0)
    const { body } = await crew.manager.get('/cases/figures')
    const over = `view=closed&solved=any&until=${body.from}`
    const stored = await world.ask(
      `select from casework.case_file where outcome in ('solved', 'solved-on-spot')
         and ended_at < ($1::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
      [body.from],
    )
    expect(await everyPage(crew.manager, over, 50)).toHaveLength(stored.length)
  })

  it('a closed case says in the list when it ended, an open one does not', async () => {
    const { body } = await crew.manager.get('/cases?view=closed&limit=1')
    const [closed] = body.items
    const [stored] = await world.ask(`select ended_at from casework.case_file where case_id = $1`, [
      closed.caseId,
    ])
    expect(Date.parse(closed.endedAt)).toBe(Date.parse(String(stored?.ended_at)))
    const open = await crew.manager.get('/cases?view=open&limit=1')
    expect(open.body.items[0].endedAt).toBeUndefined()
  })
})

type Walk = { place: number; type: number; steps: number; turn: number }

/** One report that goes some steps of the way and perhaps takes a turn; what is refused on the way stays where it is. */
async function wander({ place, type, steps, turn }: Walk): Promise<void> {
  const { caseId } = await reportOn(world, {
    nodeId: nodes[place] ?? '',
    categoryCode: types[type],
    text: `第${steps}步`,
  })
  const acts = [
    [crew.member, 'verify', {}],
    [crew.checker, 'file', {}],
    [crew.desk, 'dispatch', { leadUnitId: drainageId }],
    [crew.drainage, 'accept', {}],
    [crew.drainage, 'feed-back', { words: '办好了' }],
    [crew.secondChecker, 'pass-check', { reporterSaid: 'solved', solvedLevel: 'street' }],
  ] as const
  for (const [who, act, body] of acts.slice(0, steps))
    await who.post(`/cases/${caseId}/${act}`, body)
  const turns = [
    [crew.checker, 'propose-no', { outcome: 'not-allowed', ground: '规划不允许' }],
    [crew.drainage, 'return', { words: '不是我们的' }],
    [crew.checker, 'propose-void', { words: '误录' }],
  ] as const
  const [who, act, body] = turns[turn] ?? turns[0]
  if (steps % 2 === 1) await who.post(`/cases/${caseId}/${act}`, body)
  world.clock.forward(1)
}
