import { randomUUID } from 'node:crypto'
import type { Post } from '@linli/contract/shared/post'
import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DrawnNode } from '../src/capabilities/grid/grid.factory.ts'
import { openSmallStreet, type SmallStreet } from './small-street.ts'
import { openStream, type Stream } from './streams.ts'
import { type Answer, type Browser, openEmptyWorld, type Told, type World } from './world.ts'

/** Types of the starter catalogue: one in public space, one of restricted visibility. */
const clutter = 'X-4-03'
const quarrel = 'X-2-02'
/** Domain 0.2: what is of restricted visibility is read by those who answer for it, never by volunteers. */
const readsRestricted: readonly string[] = [
  'community-cadre',
  'community-secretary',
  'dispatch-desk',
  'checking-desk',
  'department-handler',
  'street-manager',
]

type Reader = {
  name: string
  browser: Browser
  post: Post | 'anonymous'
  node?: DrawnNode | undefined
  unitId?: string | undefined
  /** Cases reported from this browser or by this person. */
  own: Set<string>
}

/** A case as it stands in the database, past every wall. */
type Case = {
  case_id: string
  matter_id: string
  node_id: string
  visibility: string
  lead_unit_id: string | null
  assisting_unit_ids: string[]
  returned_unit_ids: string[]
  stage: string
  ended_at: string | null
  photo_id: string | null
  /** A step that has a limit, once it was dispatched. */
  step: string | null
}

type Plan = {
  at: number
  category: string | undefined
  by: 'anonymous' | 'resident'
  to: number
  hasPhoto: boolean
}

const plans: fc.Arbitrary<Plan[]> = fc.array(
  fc.record({
    at: fc.nat(),
    category: fc.constantFrom(clutter, quarrel, undefined),
    by: fc.constantFrom('anonymous' as const, 'resident' as const),
    to: fc.nat(5),
    hasPhoto: fc.boolean(),
  }),
  { minLength: 6, maxLength: 10 },
)
const widths = fc.tuple(
  fc.integer({ min: 1, max: 2 }),
  fc.integer({ min: 1, max: 2 }),
  fc.integer({ min: 1, max: 2 }),
  fc.constant(1),
)

let world: World
let photo: Buffer

beforeAll(async () => {
  world = await openEmptyWorld()
  const red = { width: 8, height: 8, channels: 3, background: 'red' } as const
  photo = await sharp({ create: red }).jpeg().toBuffer()
})

describe('Nobody sees outside their scope', () => {
  let streetId = 100

  it('over generated streets, posts and reports, in lists, counts, single pages, photos and the stream', async () => {
    const proven = fc.asyncProperty(widths, plans, fc.nat(), async (shape, planned, seed) => {
      streetId += 1
      const street = await openSmallStreet(world, streetId, shape)
      const readers = await peopleOf(street, seed)
      const streams = await Promise.all(
        readers.map(({ browser }) => openStream(street.app, browser)),
      )
      await raiseAll(street, readers, planned)
      const cases = await casesOf(street)
      expect(cases).toHaveLength(planned.length)
      for (const reader of readers) await compareRecords(street, reader, cases)
      await compareStreams(street, readers, streams, cases)
      expect(world.errors.map(String)).toEqual([])
    })
    await fc.assert(proven, { numRuns: 3, endOnFailure: true })
  }, 120_000)

  it('lets the chosen post decide for someone who holds several', async () => {
    const street = await openSmallStreet(world, 90, [2, 1, 1, 1])
    const [here, there] = street.nodes.filter(({ kind }) => kind === 'small-grid')
    const caseIds = await Promise.all([here, there].map((node) => report(street.browser(), node)))
    const person = await street.person('两岗')
    const posts = [
      await street.give(person, { post: 'grid-member', ...(here ? { node: here } : {}) }),
      await street.give(person, { post: 'grid-leader', ...(there ? { node: there } : {}) }),
    ]
    const browser = await street.enter(person, posts[0]?.grantId)
    expect(await listed(browser, 'newest')).toEqual([caseIds[0]])
    expect((await browser.get(`/cases/${caseIds[1]}`)).status).toBe(404)
    await browser.post('/me/post', { grantId: posts[1]?.grantId })
    expect(await listed(browser, 'newest')).toEqual([caseIds[1]])
    expect((await browser.get(`/cases/${caseIds[0]}`)).status).toBe(404)
  })

  it('is compared on every route that answers with records of people or counts of them', async () => {
    const { body } = await world.browser().get('/openapi.json')
    const routes = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({
        key: `${method.toUpperCase()} ${path.replace('/api', '')}`,
        isList:
          method === 'post' && JSON.stringify((route as Told).responses['200']).includes('"array"'),
      })),
    )
    const asked = routes
      .filter(({ key, isList }) => key.startsWith('GET ') || isList)
      .map(({ key }) => key)
    expect(asked.filter((key) => !(key in routesAndTheirProof))).toEqual([])
    expect(Object.keys(routesAndTheirProof).filter((key) => !asked.includes(key))).toEqual([])
  })
})

/** Where each route that tells something is proven; a new one must be put here with its proof. */
const drawing = 'the drawing and the rules of the street are public within it'
const compared = 'compared above'
const routesAndTheirProof: Record<string, string> = {
  'GET /health': 'tells nothing',
  'GET /street': drawing,
  'GET /me': 'tells the asker of themselves',
  'GET /grid/root': drawing,
  'GET /grid/figures': drawing,
  'GET /grid/shapes': drawing,
  'GET /grid/places': drawing,
  'GET /grid/places/at': drawing,
  'GET /grid/nodes/{nodeId}': drawing,
  'GET /grid/nodes/{nodeId}/children': drawing,
  'GET /grid/nodes/{nodeId}/elevation': drawing,
  'GET /catalogue': drawing,
  'GET /catalogues': drawing,
  'GET /catalogues/{catalogueId}': drawing,
  'GET /calendar/{year}': drawing,
  'POST /matter/proposals': 'speaks of the text that was sent alone',
  'POST /matter/likely-duplicates': 'compared in the tests of matter',
  'GET /partner/{token}': 'opens one case by its token; compared in the tests of casework',
  'GET /units': 'units are the same for all staff; refused to others below',
  'GET /roster/figures': compared,
  'GET /roster/teams': compared,
  'GET /roster/teams/{nodeId}': compared,
  'GET /my/readings': 'compared in the tests of privacy',
  'GET /my/details': 'tells the asker of themselves; compared in the tests of casework',
  'GET /my/grid':
    'tells the asker of their own last report’s grid; compared in the tests of roster',
  'GET /my/reports': compared,
  'GET /my/reports/{reportId}': compared,
  'GET /my/reports/{reportId}/derivation': 'compared in the tests of casework',
  'GET /act-for/{actForId}':
    'opens one report by its check word; compared in the tests of casework',
  'GET /cases/figures': compared,
  'GET /cases': compared,
  'GET /cases/counts': compared,
  'GET /cases/counts-by-grid': compared,
  'GET /cases/by-six-in-one': 'compared in the tests of casework',
  'GET /cases/{caseId}': compared,
  'GET /cases/{caseId}/limits/{step}/derivation': compared,
  'GET /cases/{caseId}/dispatch-proposal': compared,
}

async function peopleOf(street: SmallStreet, seed: number): Promise<Reader[]> {
  const pick = (kind: string, offset: number) => {
    const nodes = street.nodes.filter((node) => node.kind === kind)
    return nodes[(seed + offset) % nodes.length]
  }
  const [drains, estate] = [await street.unit('排水所'), await street.unit('物业')]
  const seats: [Post, DrawnNode | undefined, typeof drains | undefined][] = [
    ['grid-member', pick('small-grid', 0), undefined],
    ['grid-leader', pick('mid-grid', 1), undefined],
    ['community-cadre', pick('community', 0), undefined],
    ['community-secretary', pick('community', 1), undefined],
    ['dispatch-desk', pick('street', 0), undefined],
    ['checking-desk', pick('street', 0), undefined],
    ['street-manager', pick('street', 0), undefined],
    ['administrator', pick('street', 0), undefined],
    ['department-handler', undefined, drains],
    ['property-staff', undefined, estate],
  ]
  const staff = await Promise.all(
    seats.map(async ([post, node, unit]): Promise<Reader> => {
      const { browser } = await street.staff(post, { node, ...(unit ? { unit } : {}) })
      return { name: post, browser, post, node, unitId: unit?.unitId, own: new Set() }
    }),
  )
  const resident = await street.enter(await street.person('居民'))
  const other = await street.enter(await street.person('另一居民'))
  return [
    ...staff,
    { name: 'resident', browser: resident, post: 'resident', own: new Set() },
    { name: 'another resident', browser: other, post: 'resident', own: new Set() },
    { name: 'bearer of a receipt', browser: street.browser(), post: 'anonymous', own: new Set() },
    { name: 'anyone', browser: street.browser(), post: 'anonymous', own: new Set() },
  ]
}

async function raiseAll(street: SmallStreet, readers: Reader[], planned: Plan[]): Promise<void> {
  const of = (name: string) => readers.find((reader) => reader.name === name) as Reader
  const unitIds = readers.flatMap(({ unitId }) => unitId ?? [])
  const settler = await street.staff('community-secretary', { node: street.nodes[0] })
  for (const plan of planned) {
    const reporter = of(plan.by === 'resident' ? 'resident' : 'bearer of a receipt')
    const [, ...places] = street.nodes
    const node = places[plan.at % places.length]
    const caseId = await report(reporter.browser, node, plan)
    reporter.own.add(caseId)
    if (plan.category === undefined || plan.to === 0) continue
    if (plan.to === 4) {
      await done(settler.browser.post(`/cases/${caseId}/settle`, { words: '当场办好了' }))
      continue
    }
    await done(of('checking-desk').browser.post(`/cases/${caseId}/file`, { words: '来电说得清楚' }))
    const [lead, ...others] = plan.to === 2 ? unitIds.toReversed() : unitIds
    const assistingUnitIds = plan.to === 3 || plan.to === 5 ? others : []
    const dispatch = { leadUnitId: lead, assistingUnitIds }
    await done(of('dispatch-desk').browser.post(`/cases/${caseId}/dispatch`, dispatch))
    if (plan.to !== 5) continue
    const handler = of('department-handler').browser
    await done(handler.post(`/cases/${caseId}/return`, { words: '不归我们管' }))
  }
}

async function report(
  browser: Browser,
  node: DrawnNode | undefined,
  { category, hasPhoto }: Pick<Plan, 'category' | 'hasPhoto'> = {
    category: clutter,
    hasPhoto: false,
  },
): Promise<string> {
  const photoIds = hasPhoto ? [randomUUID()] : []
  for (const photoId of photoIds) await done(browser.put(`/photos/${photoId}`, photo))
  const body = { text: '坏了', place: { nodeId: node?.nodeId }, categoryCode: category, photoIds }
  return (await done(browser.post('/reports', body))).body.caseId
}

async function done(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked
  expect(answer.status, JSON.stringify([answer.body, world.errors.map(String)])).toBe(200)
  return answer
}

function casesOf(street: SmallStreet): Promise<Case[]> {
  return street.ask(
    `select c.case_id, c.matter_id, m.node_id, c.visibility, c.lead_unit_id, c.returned_unit_ids, c.stage, c.ended_at, p.photo_id,
            array(select u.unit_id from casework.case_unit u where u.case_id = c.case_id) as assisting_unit_ids,
            (select min(step) from casework.case_limit l where l.case_id = c.case_id) as step
     from casework.case_file c join matter.matter m using (street_id, matter_id)
     left join files.photo p using (street_id, matter_id) where c.street_id = $1`,
    [street.streetId],
  ) as Promise<Case[]>
}

/** The naive rule: below the node of one's post by walking up the tree, or of one's unit; and readable by the post. */
function maySee(street: SmallStreet, reader: Reader, it: Case): boolean {
  if (it.visibility !== 'normal' && !readsRestricted.includes(reader.post)) return false
  if (reader.unitId) return [it.lead_unit_id, ...it.assisting_unit_ids].includes(reader.unitId)
  return isStaff(reader) && ancestorsOf(street, it.node_id).includes(reader.node?.nodeId ?? '')
}

function isStaff(reader: Reader): boolean {
  return !['resident', 'anonymous', 'administrator'].includes(reader.post)
}

function ancestorsOf(street: SmallStreet, nodeId: string): string[] {
  const node = street.nodes.find((each) => each.nodeId === nodeId)
  return node ? [node.nodeId, ...(node.parentId ? ancestorsOf(street, node.parentId) : [])] : []
}

async function compareRecords(street: SmallStreet, reader: Reader, cases: Case[]): Promise<void> {
  const seen = cases.filter((it) => maySee(street, reader, it))
  await compareLists(street, reader, seen)
  await compareOwn(reader, cases)
  await compareRoster(street, reader)
  const nothing = await reader.browser.get(`/cases/${randomUUID()}`)
  for (const it of cases) {
    const name = `${reader.name} ${it.visibility} ${it.stage}`
    const page = await reader.browser.get(`/cases/${it.case_id}`)
    if (seen.includes(it)) expect(page.status, name).toBe(200)
    else expect([page.status, page.body], name).toEqual([nothing.status, nothing.body])
    if (!seen.includes(it)) await expectNothingBehind(reader, it)
    if (it.photo_id) {
      const isOwn = reader.own.has(it.case_id)
      const image = await reader.browser.get(`/photos/${it.photo_id}`)
      expect(image.status, `photo ${name}`).toBe(seen.includes(it) || isOwn ? 200 : 404)
    }
  }
}

async function expectNothingBehind(reader: Reader, it: Case): Promise<void> {
  const behind = [
    await reader.browser.get(`/cases/${it.case_id}/limits/${it.step ?? 'fix'}/derivation`),
    await reader.browser.get(`/cases/${it.case_id}/dispatch-proposal`),
    await reader.browser.post(`/cases/${it.case_id}/reveal`, { purpose: 'call-back' }),
    await reader.browser.post(`/cases/${it.case_id}/note`, { words: '越界试写' }),
  ]
  for (const answer of behind)
    expect(
      [401, 403, 404],
      JSON.stringify([reader.name, answer.body, world.errors.map(String)]),
    ).toContain(answer.status)
}

async function compareLists(street: SmallStreet, reader: Reader, seen: Case[]): Promise<void> {
  const { browser } = reader
  if (!isStaff(reader)) {
    const wanted = reader.post === 'anonymous' && reader.own.size === 0 ? [401] : [401, 403]
    for (const path of ['/cases', '/cases/counts', '/units'])
      if (reader.post !== 'administrator' || path !== '/units')
        expect(wanted, `${reader.name} ${path}`).toContain((await browser.get(path)).status)
    return
  }
  const wanted = idsOf(seen)
  expect((await listed(browser, 'newest')).sort(), reader.name).toEqual(wanted)
  expect((await listed(browser, 'due')).sort(), reader.name).toEqual(wanted)
  const counts = await done(browser.get('/cases/counts'))
  const count = (view: string) =>
    counts.body.counts.find((each: Told) => each.view === view)?.count as number
  expect(count('open') + count('closed'), reader.name).toBe(wanted.length)
  const figures = await done(browser.get('/cases/figures'))
  const solved = figures.body.solved.reduce((sum: number, each: Told) => sum + each.cases, 0)
  expect([solved, figures.body.inGrid.denominator], reader.name).toEqual(
    Array(2).fill(wanted.length - count('open')),
  )
  for (const node of street.nodes.filter(({ kind }) => kind !== 'entrance')) {
    const under = await done(browser.get(`/cases?view=all&limit=100&under=${node.nodeId}`))
    const inside = seen.filter((it) => ancestorsOf(street, it.node_id).includes(node.nodeId))
    expect(
      idsOf(under.body.items.map((item: Told) => ({ case_id: item.caseId }))),
      reader.name,
    ).toEqual(idsOf(inside).filter((id) => wanted.includes(id)))
    await compareCountsBelow(street, reader, node, seen)
  }
}

async function compareCountsBelow(
  street: SmallStreet,
  { browser, name }: Reader,
  node: DrawnNode,
  seen: Case[],
): Promise<void> {
  const { body } = await done(browser.get(`/cases/counts-by-grid?under=${node.nodeId}`))
  const open = seen.filter((it) => it.ended_at === null)
  for (const child of street.nodes.filter(({ parentId }) => parentId === node.nodeId)) {
    const inside = open.filter((it) => ancestorsOf(street, it.node_id).includes(child.nodeId))
    const told = body.items.find((item: Told) => item.nodeId === child.nodeId)
    expect(told?.open, `${name} below ${child.name}`).toBe(inside.length)
  }
}

async function compareOwn({ browser, own, name }: Reader, cases: Case[]): Promise<void> {
  const mine = cases.filter((it) => own.has(it.case_id)).map((it) => it.matter_id)
  const list = await browser.get('/my/reports?limit=100')
  const items = list.status === 401 ? [] : list.body.items
  expect(items.map((item: Told) => item.reportId).sort(), name).toEqual(mine.sort())
  for (const it of cases) {
    const page = await browser.get(`/my/reports/${it.matter_id}`)
    const wanted = own.has(it.case_id) ? [200] : [401, 404]
    expect(wanted, `${name} own report`).toContain(page.status)
  }
}

/** People serve below their node: who sees whom follows the same tree. */
async function compareRoster(street: SmallStreet, reader: Reader): Promise<void> {
  const { browser, name } = reader
  const root = street.nodes[0]
  const team = await browser.get(`/roster/teams/${root?.nodeId}`)
  if (!isStaff(reader) || reader.unitId) {
    if (reader.post !== 'administrator') expect([401, 403], name).toContain(team.status)
    return
  }
  const posted = (await street.ask(
    `select assignment_id, node_id, post from roster.assignment where street_id = $1 and grid_pos is not null`,
    [street.streetId],
  )) as { assignment_id: string; node_id: string; post: string }[]
  const below = posted.filter((each) =>
    ancestorsOf(street, each.node_id).includes(reader.node?.nodeId ?? ''),
  )
  const gridPeople = below.filter(({ post }) => post === 'grid-member' || post === 'grid-leader')
  expect(team.body.team.memberCount, name).toBe(gridPeople.length)
  const shown = team.body.members.map((member: Told) => member.assignmentId)
  expect(
    below.map((each) => each.assignment_id),
    name,
  ).toEqual(expect.arrayContaining(shown))
  const figures = await done(browser.get('/roster/figures'))
  expect(figures.body.total, name).toBe(gridPeople.length)
  const teams = await done(browser.get(`/roster/teams?under=${root?.nodeId}`))
  const sum = teams.body.items.reduce((all: number, item: Told) => all + item.memberCount, 0)
  expect(sum, name).toBe(gridPeople.length)
}

async function compareStreams(
  street: SmallStreet,
  readers: Reader[],
  streams: Stream[],
  cases: Case[],
): Promise<void> {
  const desk = streams[readers.findIndex(({ name }) => name === 'dispatch-desk')]
  for (const it of cases) await desk?.until(it.case_id)
  street.live.close()
  await Promise.all(streams.map(({ ended }) => ended))
  for (const [i, reader] of readers.entries()) {
    const told = new Set(streams[i]?.told.map(({ id }) => id))
    // A unit that gave a case back heard of it while it had it.
    const had = (it: Case) => it.returned_unit_ids.includes(reader.unitId ?? '')
    const may = cases.filter(
      (it) => maySee(street, reader, it) || had(it) || reader.own.has(it.case_id),
    )
    const outside = [...told].filter((id) => !may.some((it) => it.case_id === id))
    expect(outside, `${reader.name} heard`).toEqual([])
    if (isStaff(reader)) expect([...told].sort(), reader.name).toEqual(idsOf(may))
  }
}

async function listed(browser: Browser, order: 'newest' | 'due'): Promise<string[]> {
  const found: string[] = []
  let after = ''
  do {
    const { body } = await done(browser.get(`/cases?view=all&limit=3&order=${order}${after}`))
    found.push(...body.items.map((item: Told) => item.caseId))
    after = body.next ? `&after=${encodeURIComponent(body.next)}` : ''
  } while (after !== '')
  expect(new Set(found).size).toBe(found.length)
  return found
}

function idsOf(cases: readonly { case_id: string }[]): string[] {
  return cases.map((it) => it.case_id).sort()
}
