import { caseActContract } from '@linli/contract/casework/case-act.contract'
import type { Post } from '@linli/contract/shared/post'
import { beforeAll, describe, expect, it } from 'vitest'
import { gatherCrew, heardByPhone, move, nodeOf, refusal, reportOn } from '../../../test/cases.ts'
import { openSmallStreet, type SmallStreet } from '../../../test/small-street.ts'
import { type Browser, openWorld, type Told, type World } from '../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})

const acts = Object.keys(caseActContract).map((key) => key.split('/').at(-1) ?? '')

describe('One flow serves all cases', () => {
  it('R34: the same act under the same post gets the same answer in every community, at every step', async () => {
    const street = await openSmallStreet(world, 34, [2, 1, 1, 1])
    const unit = await street.unit('排水所')
    const ofStreet = await staffOfStreet(street, unit)
    const communities = street.nodes.filter(({ kind }) => kind === 'community')
    const answers: Map<string, string>[] = []
    for (const community of communities) {
      const people = { ...ofStreet, ...(await staffOfCommunity(street, community)) }
      answers.push(await tryEverything(street, community.pos, people, unit.unitId))
    }
    const [one, other] = answers
    expect(communities).toHaveLength(2)
    expect(one?.size).toBeGreaterThan(1000)
    expect(new Set(one?.values())).toContain('offered')
    expect(new Set(one?.values())).toContain('not-your-post')
    expect(new Set(one?.values())).toContain('act-not-now')
    expect([...(one ?? [])]).toEqual([...(other ?? [])])
  })

  it('R34: nothing that can be set is the flow: what is written beside cases are people’s own things, types, days and hours', async () => {
    const { body } = await world.browser().get('/openapi.json')
    const written = Object.entries(body.paths as Record<string, object>).flatMap(
      ([path, methods]) =>
        Object.keys(methods).some((method) => method !== 'get') ? [path.replace('/api', '')] : [],
    )
    const beside = written.filter(
      (path) => !/^\/(act-for|cases|my|partner|reports|me|photos)\b/.test(path),
    )
    const rooms = new Set(beside.map((path) => path.split('/')[1]))
    expect(rooms).toEqual(
      new Set(['calendar', 'catalogues', 'grid', 'matter', 'receipts', 'sign-ins']),
    )
    const admin = await world.signIn('wuxiaodong')
    for (const path of ['/workflow', '/transitions', '/communities/workflow'])
      expect((await admin.post(path, { verify: [] })).status).toBe(404)
  })

  it('R36: a service matter travels it by the same acts as a management matter, to a checked close', async () => {
    const crew = await gatherCrew(world)
    const nodeId = await nodeOf(world)
    const courses: string[][] = []
    for (const categoryCode of ['X-3-02', 'E-04-04']) {
      const opened = await reportOn(world, { nodeId, categoryCode, text: '请来看看' })
      const { caseId, reportId, reporter } = opened
      await move(crew.leader, caseId, 'verify')
      await move(crew.checker, caseId, 'file')
      const { units } = (await crew.desk.get(`/cases/${caseId}/dispatch-proposal`)).body
      await move(crew.desk, caseId, 'dispatch', { leadUnitId: units[0].unitId })
      await move(crew.secretary, caseId, 'arrive')
      await move(crew.secretary, caseId, 'feed-back', { words: '已经办好' })
      const found = { reporterSaid: 'solved', solvedLevel: 'community', words: heardByPhone }
      const own = crew.leader.post(`/cases/${caseId}/pass-check`, found)
      expect(await refusal(own)).toBe('checker-not-independent')
      expect(await move(crew.secondChecker, caseId, 'pass-check', found)).toBe('closed')
      const { body } = await reporter.get(`/my/reports/${reportId}`)
      expect(body).toMatchObject({ status: 'closed', outcome: 'solved', categoryCode })
      courses.push(body.timeline.map(({ act }: Told) => act))
    }
    expect(courses[0]).toEqual(courses[1])
  })
})

type People = Partial<Record<Post | 'second-checker', Browser>>

async function staffOfStreet(
  street: SmallStreet,
  unit: { unitId: string; name: string },
): Promise<People> {
  const [root] = street.nodes
  const enter = async (post: Post) => (await street.staff(post, { node: root })).browser
  return {
    'dispatch-desk': await enter('dispatch-desk'),
    'checking-desk': await enter('checking-desk'),
    'second-checker': await enter('checking-desk'),
    'street-manager': await enter('street-manager'),
    'department-handler': (await street.staff('department-handler', { unit })).browser,
  }
}

async function staffOfCommunity(
  street: SmallStreet,
  node: SmallStreet['nodes'][number],
): Promise<People> {
  const posts = ['grid-member', 'grid-leader', 'community-cadre', 'community-secretary'] as const
  const entries = posts.map(async (post) => [post, (await street.staff(post, { node })).browser])
  return Object.fromEntries(await Promise.all(entries))
}

/** Carries a case through the loop; at every step every post tries every act that it is not offered. */
async function tryEverything(
  street: SmallStreet,
  pos: number,
  people: People,
  leadUnitId: string,
): Promise<Map<string, string>> {
  const entrance = street.nodes.find((node) => node.kind === 'entrance' && node.pos > pos)
  const reported = await street.browser().post('/reports', {
    text: '下水道堵了',
    place: { nodeId: entrance?.nodeId },
    categoryCode: 'E-04-04',
  })
  const { caseId } = reported.body
  const answers = new Map<string, string>()
  const steps: [keyof People, string, object][] = [
    ['grid-member', 'verify', {}],
    ['checking-desk', 'file', {}],
    ['dispatch-desk', 'dispatch', { leadUnitId }],
    ['department-handler', 'accept', {}],
    ['department-handler', 'feed-back', { words: '已疏通' }],
    [
      'second-checker',
      'pass-check',
      { reporterSaid: 'solved', solvedLevel: 'street', words: heardByPhone },
    ],
  ]
  for (const step of [undefined, ...steps]) {
    const who = step && people[step[0]]
    if (who && step) answers.set(`then ${step[1]}`, await move(who, caseId, step[1], step[2]))
    for (const [post, browser] of Object.entries(people)) {
      const offered = await actsOffered(browser, caseId)
      for (const act of acts) {
        const isOffered = offered.includes(act)
        const answer = isOffered
          ? 'offered'
          : (await browser.post(`/cases/${caseId}/${act}`, bodyOf(leadUnitId, caseId))).body.code
        answers.set(`${answers.size} ${post} ${act}`, answer)
      }
    }
  }
  return answers
}

async function actsOffered(browser: Browser, caseId: string): Promise<string[]> {
  const { body } = await browser.get(`/cases/${caseId}`)
  const offered: { act: string; allowed: boolean }[] = body.acts ?? []
  return offered.filter(({ allowed }) => allowed).map(({ act }) => act)
}

/** Every act takes of this what it knows. */
function bodyOf(leadUnitId: string, caseId: string): object {
  return {
    words: '有理由',
    ground: '有理由',
    outcome: 'not-ours',
    categoryCode: 'E-04-04',
    intoCaseId: caseId,
    leadUnitId,
    until: '2026-06-30',
    reviewOn: '2026-06-30',
    waitingFor: 'resident',
    reporterSaid: 'solved',
    solvedLevel: 'street',
  }
}
