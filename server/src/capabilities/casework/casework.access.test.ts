import { caseworkContract } from '@linli/contract/casework/casework.contract'
import { Post } from '@linli/contract/shared/post'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Crew, gatherCrew, nodeOf, reportOn, unitOf } from '../../../test/cases.ts'
import { type Browser, openWorld, type World } from '../../../test/world.ts'
import { caseworkAccess } from './casework.access.ts'

type Route = { action: string; isPublic?: boolean }

const routes = Object.entries(caseworkContract as Record<string, Route>)
  .filter(([, { isPublic }]) => isPublic !== true)
  .map(([key, { action }]) => ({ key, action }))
const ofStaff = routes.filter(({ key }) => !key.includes('/my/'))
const own = routes.filter(({ key }) => key.includes('/my/'))

/** Who of the demo holds each post. */
const holders: Partial<Record<Post, keyof Crew>> = {
  'grid-member': 'member',
  'grid-leader': 'leader',
  'community-cadre': 'cadre',
  'community-secretary': 'secretary',
  'dispatch-desk': 'desk',
  'checking-desk': 'checker',
  'department-handler': 'drainage',
  'property-staff': 'property',
  'street-manager': 'manager',
}

let world: World
let crew: Crew
let administrator: Browser
let ids: { caseId: string; reportId: string; step: string; actForId: string }
let body: object
let query: string

beforeAll(async () => {
  world = await openWorld()
  crew = await gatherCrew(world)
  administrator = await world.signIn('wuxiaodong')
  const nodeId = await nodeOf(world)
  const { caseId, reportId } = await reportOn(world, { nodeId })
  ids = { caseId, reportId, step: 'fix', actForId: reportId }
  query = `?under=${nodeId}`
  // Every route takes of this what it knows.
  body = {
    words: '有理由',
    ground: '有理由',
    text: '有理由',
    outcome: 'not-ours',
    categoryCode: 'E-04-04',
    intoCaseId: caseId,
    leadUnitId: await unitOf(world, 'sunguoqiang'),
    until: '2026-06-30',
    reviewOn: '2026-06-30',
    waitingFor: 'resident',
    reporterSaid: 'solved',
    solvedLevel: 'street',
    purpose: 'visit',
    rating: 5,
    answer: 'solved',
    receipt: '260617-001',
    checkWord: '苹果',
    way: 'phone-call',
  }
})

function ask(who: Browser, key: string) {
  const [method, path = ''] = key.split(' ')
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof ids) => ids[name])
  return method === 'GET' ? who.get(`${address}${query}`) : who.post(address, body)
}

const written = async () => (await world.ask('select from audit.entry')).length

describe('Who may do what to a case', () => {
  it.each(routes)('$key is refused to someone who is not signed in', async ({ key }) => {
    const before = await written()
    const { body: said } = await ask(world.browser(), key)
    expect(said.code).toBe('not-signed-in')
    expect(await written()).toBe(before)
  })

  it.each(ofStaff)(
    '$key is refused to the administrator, who has no part in cases',
    async ({ key }) => {
      const { body: said } = await ask(administrator, key)
      expect(said.code).toBe('not-your-post')
    },
  )

  it.each(own)('$key is refused to staff who did not report it', async ({ key }) => {
    const before = await written()
    const { body: said } = await ask(crew.checker, key)
    expect(said.code).toBe('not-found')
    expect(await written()).toBe(before)
  })

  it('refuses every act to every post that the one table does not name', async () => {
    const asked: string[] = []
    for (const { key, action } of ofStaff.filter(({ key }) => key.startsWith('POST'))) {
      const allowed = caseworkAccess[action]
      for (const post of Post.options) {
        const holder = holders[post]
        if (holder === undefined || !Array.isArray(allowed) || allowed.includes(post)) continue
        const { body: said } = await ask(crew[holder], key)
        expect([key, post, said.code]).toEqual([key, post, 'not-your-post'])
        asked.push(`${key} ${post}`)
      }
    }
    expect(asked.length).toBeGreaterThan(100)
  })
})
