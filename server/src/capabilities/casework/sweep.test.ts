import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { drainJobs } from '../../../test/jobs.ts'
import type { Answer, Browser } from '../../../test/world.ts'
import { photoOf } from '../../../test/photo.ts'
import { openWorld, type World } from '../../../test/world.ts'
import type { JobContext } from '../../platform/db/context.ts'
import { sweep } from './casework.jobs.ts'

/** A handrail: 4 working hours to clear the way, 5 working days to fix; a stairwell: the grid may settle it. */
const [handrail, stairwell] = ['C-21-02', 'X-4-03']
const wednesday = '2026-06-17T02:00:00.000Z'

let world: World
let people: Record<
  'member' | 'leader' | 'checker' | 'desk' | 'property' | 'secretary' | 'manager',
  Browser
>
let nodeId: string

beforeAll(async () => {
  world = await openWorld(wednesday)
  people = {
    member: lasting('liumin'),
    leader: await signInAs('grid-leader'),
    checker: lasting('zhaoqiming'),
    desk: lasting('hewenjing'),
    property: lasting('zhengwei'),
    secretary: await signInAs('community-secretary'),
    manager: await signInAs('street-manager'),
  }
  const found = await world
    .browser()
    .get(`/grid/places?text=${encodeURIComponent('北区3网格5号楼2单元')}`)
  nodeId = found.body.items[0].node.nodeId
})

beforeEach(() => world.clock.set(wednesday))

describe('What is overdue is told by the system itself', () => {
  it('R32: urges the holder, then tells the community, then the street, each once', async () => {
    const caseId = await dispatched()
    await at('2026-06-17T06:59:00.000Z')
    expect(await told(caseId)).toEqual([])

    // 4 working hours from Wednesday 10:00, without the hour of noon, end at 15:00 in Jinan.
    await at('2026-06-17T07:00:00.000Z')
    await at('2026-06-17T07:00:00.000Z')
    expect(await told(caseId)).toEqual(['urge accept 1', 'urge clear-way 1'])
    expect((await row(caseId)).urge_count).toBe(2)

    // Half the limit again: 17:00.
    await at('2026-06-17T08:59:00.000Z')
    expect(await mine(people.secretary, caseId)).toBe(false)
    await at('2026-06-17T09:00:00.000Z')
    await at('2026-06-17T09:00:00.000Z')
    expect(await told(caseId)).toContain('escalate clear-way 2')
    expect(await mine(people.secretary, caseId)).toBe(true)

    // The whole limit again: Thursday 11:00.
    await at('2026-06-18T02:59:00.000Z')
    expect(await mine(people.manager, caseId)).toBe(false)
    await at('2026-06-18T03:00:00.000Z')
    await at('2026-06-25T03:00:00.000Z')
    expect(await told(caseId)).toContain('escalate clear-way 3')
    expect(await mine(people.manager, caseId)).toBe(true)
    const escalated = await people.manager.get('/cases?view=escalated&limit=50')
    expect(escalated.body.items.map((item: { caseId: string }) => item.caseId)).toContain(caseId)
    const lines = await told(caseId)
    expect(new Set(lines).size).toBe(lines.length)
  })

  it('leaves the list of the street when the work is handed in', async () => {
    const caseId = await dispatched()
    for (const instant of ['2026-06-17T07:00', '2026-06-17T09:00', '2026-06-18T03:00'])
      await at(`${instant}:00.000Z`)
    expect(await mine(people.manager, caseId)).toBe(true)
    await act(people.property, caseId, 'accept', {})
    const photoIds = [await photoOf(people.property)]
    await act(people.property, caseId, 'feed-back', { words: '扶手已重新固定', photoIds })
    expect((await row(caseId)).escalated_to).toBeNull()
    expect(await mine(people.manager, caseId)).toBe(false)
  })

  it('tells of a report that nobody looked at, and no more once somebody did', async () => {
    const caseId = await reported(handrail)
    await at('2026-06-17T08:30:00.000Z')
    expect(await told(caseId)).toEqual(['urge verify 1'])
    await act(people.member, caseId, 'verify', { words: '确实松了' })
    expect(await row(caseId)).toMatchObject({ stage_told_tier: 0, stage_tell_next_at: null })
    await at('2026-06-17T08:31:00.000Z')
    expect(await told(caseId)).toEqual(['urge verify 1'])
  })

  it('does not urge while the clock stands still', async () => {
    const caseId = await dispatched()
    await act(people.property, caseId, 'accept', {})
    const reviewOn = '2026-09-01'
    await act(people.desk, caseId, 'suspend', {
      waitingFor: 'permit',
      reviewOn,
      words: '等占道许可',
    })
    await at('2026-07-17T08:30:00.000Z')
    expect(await told(caseId)).toEqual([])
    expect((await row(caseId)).stage).toBe('suspended')
  })

  it('records every telling as its own act of the system, with a line that has no name', async () => {
    const caseId = await reported(handrail)
    await at('2026-06-17T08:30:00.000Z')
    const entries = await world.ask(
      `select post, identity_id, action from audit.entry where entity_id = $1 and post like 'system:%'`,
      [caseId],
    )
    expect(entries).toEqual([{ post: 'system:sweep', identity_id: null, action: 'case.urge' }])
    const page = await people.checker.get(`/cases/${caseId}`)
    expect(page.body.timeline[0].by).toEqual({ post: 'system:sweep' })
  })

  it('publishes whom an overdue case was brought before', async () => {
    const caseId = await reported(handrail)
    await at('2026-06-17T08:30:00.000Z')
    await at('2026-06-18T08:30:00.000Z')
    const facts = await world.ask(
      `select payload from jobs.fact where kind = 'CaseEscalated' and payload->>'caseId' = $1`,
      [caseId],
    )
    expect(facts.map(({ payload }) => payload)).toMatchObject([
      { step: 'verify', tier: 2, to: 'community-secretary' },
    ])
  })
})

describe('Hung cases come back on their day', () => {
  it('stands before the street manager as overdue from the day of the review, told once', async () => {
    const caseId = await dispatched()
    await act(people.property, caseId, 'accept', {})
    await act(people.manager, caseId, 'hang', { reviewOn: '2026-07-01', words: '等管网改造' })
    await at('2026-06-30T15:59:00.000Z')
    expect(await told(caseId)).toEqual([])
    await at('2026-06-30T16:00:00.000Z')
    await at('2026-07-01T02:00:00.000Z')
    expect(await told(caseId)).toEqual(['escalate review 3'])
    const overdue = await people.manager.get('/cases?view=overdue&limit=50')
    expect(overdue.body.items.map((item: { caseId: string }) => item.caseId)).toContain(caseId)
  })
})

describe('A drawn share of what was settled on the spot is checked by another', () => {
  it('closes what was not drawn, with the outcome and the hour of its settlement', async () => {
    const caseId = await settled()
    world.clock.set('2026-06-17T03:00:00.000Z')
    await sweep(job(), () => 0.1)
    expect(await row(caseId)).toMatchObject({
      stage: 'closed',
      outcome: 'solved-on-spot',
      ended_at: '2026-06-17T02:00:00Z',
      is_sampled: false,
    })
  })

  it('R35: closes a drawn one only when somebody else found it solved', async () => {
    const caseId = await settled()
    await sweep(job(), () => 0.0999)
    expect(await row(caseId)).toMatchObject({ stage: 'checking', outcome: null, is_sampled: true })
    const solved = {
      reporterSaid: 'not-reached',
      words: '到现场看过，已经清走了',
      solvedLevel: 'small-grid',
    }
    const own = await people.leader.post(`/cases/${caseId}/pass-check`, solved)
    expect(own.body.code).toBe('checker-not-independent')
    await act(people.checker, caseId, 'pass-check', solved)
    expect(await row(caseId)).toMatchObject({ stage: 'closed', outcome: 'solved-on-spot' })
    const page = await people.checker.get(`/cases/${caseId}`)
    expect(page.body.outcome).toBe('solved-on-spot')
  })

  it('reopens and counts a settlement that was none', async () => {
    const caseId = await settled()
    await sweep(job(), () => 0)
    await act(people.checker, caseId, 'fail-check', { words: '东西还在' })
    expect(await row(caseId)).toMatchObject({
      stage: 'verified',
      outcome: null,
      reopen_count: 1,
      is_sampled: true,
      is_sample_failed: true,
      proposed_outcome: null,
    })
    await act(people.checker, caseId, 'file', {})
  })

  it('lets no person draw or close without the draw', async () => {
    const caseId = await settled()
    for (const who of [people.leader, people.checker, people.manager]) {
      expect((await who.post(`/cases/${caseId}/close-settled`, {})).status).toBe(404)
      expect((await who.post(`/cases/${caseId}/draw-sample`, {})).status).toBe(404)
    }
    expect((await row(caseId)).stage).toBe('settled')
  })

  it('draws once, however often the fact is delivered', async () => {
    const caseId = await settled()
    await drainJobs(world)
    const [{ stage }] = await world.ask('select stage from casework.case_file where case_id = $1', [
      caseId,
    ])
    expect(['closed', 'checking']).toContain(stage)
    await world.ask(`update jobs.relay set upto_xid = '0'`)
    await drainJobs(world)
    const acts = await world.ask(
      `select action from audit.entry where entity_id = $1 and post = 'system:sweep'`,
      [caseId],
    )
    expect(acts).toHaveLength(1)
  })
})

async function signInAs(post: string): Promise<Browser> {
  const [identity] = await world.ask(
    `select i.login_name from auth.identity i join auth.held_grant g using (identity_id)
     where g.post = $1 and g.lo <= (select lo from auth.held_grant h join auth.identity j using (identity_id)
       where j.login_name = 'liumin' and h.post = 'grid-member' limit 1)
     and g.hi >= (select hi from auth.held_grant h join auth.identity j using (identity_id)
       where j.login_name = 'liumin' and h.post = 'grid-member' limit 1)
     and (select count(*) from auth.held_grant k where k.identity_id = i.identity_id) = 1 limit 1`,
    [post],
  )
  return lasting(identity.login_name)
}

/** Signs in anew when the clock has run past the end of a sign-in. */
function lasting(loginName: string): Browser {
  let browser: Browser | undefined
  const ask = async (send: (browser: Browser) => Promise<Answer>): Promise<Answer> => {
    browser ??= await world.signIn(loginName)
    const answer = await send(browser)
    if (![401, 403].includes(answer.status)) return answer
    browser = await world.signIn(loginName)
    return send(browser)
  }
  return {
    cookies: {},
    send: (options) => ask((signedIn) => signedIn.send(options)),
    get: (path) => ask((signedIn) => signedIn.get(path)),
    post: (path, body, key) => ask((signedIn) => signedIn.post(path, body, key)),
    put: (path, bytes, type) => ask((signedIn) => signedIn.put(path, bytes, type)),
  }
}

function job(): JobContext {
  return { database: world.database, streetId: 1, now: world.clock.now() }
}

/** Sets the clock and sweeps, as the queue does every minute. */
async function at(instant: string): Promise<void> {
  world.clock.set(instant)
  await sweep(job(), () => 0.9)
}

async function reported(categoryCode: string): Promise<string> {
  const text = '5号楼2单元门口有问题'
  const answer = await people.checker.post('/reports', {
    text,
    place: { nodeId },
    categoryCode,
    channel: 'phone-call',
    onBehalf: true,
  })
  expect(answer.status, JSON.stringify([answer.body, world.errors.map(String)])).toBe(200)
  return answer.body.caseId
}

async function dispatched(): Promise<string> {
  const resident = await world.browser().post('/reports', {
    text: '坡道扶手松了',
    place: { nodeId },
    categoryCode: handrail,
  })
  const { caseId } = resident.body
  await act(people.member, caseId, 'verify', { words: '确实松了' })
  await act(people.checker, caseId, 'file', {})
  const proposal = await people.desk.get(`/cases/${caseId}/dispatch-proposal`)
  await act(people.desk, caseId, 'dispatch', { leadUnitId: proposal.body.units[0].unitId })
  return caseId
}

async function settled(): Promise<string> {
  const answer = await world.browser().post('/reports', {
    text: '楼道里堆了纸箱',
    place: { nodeId },
    categoryCode: stairwell,
  })
  await act(people.leader, answer.body.caseId, 'settle', { words: '当场劝说清走了' })
  return answer.body.caseId
}

async function act(who: Browser, caseId: string, verb: string, body: object): Promise<void> {
  const answer = await who.post(`/cases/${caseId}/${verb}`, body)
  expect(answer.status, JSON.stringify([verb, answer.body, world.errors.map(String)])).toBe(200)
}

/** The lines the system wrote, oldest first: act, step, tier. */
async function told(caseId: string): Promise<string[]> {
  const page = await people.checker.get(`/cases/${caseId}`)
  type Line = { act: string; by: { post: string }; detail: { step?: string; tier?: number } }
  return (page.body.timeline as Line[])
    .filter(({ by }) => by.post.startsWith('system:'))
    .map(({ act: verb, detail }) => `${verb} ${detail.step} ${detail.tier}`)
    .sort()
}

async function mine(who: Browser, caseId: string): Promise<boolean> {
  const tasks = await who.get('/cases?view=my-tasks&limit=50')
  return tasks.body.items.some((item: { caseId: string }) => item.caseId === caseId)
}

async function row(caseId: string) {
  const [found] = await world.ask('select * from casework.case_file where case_id = $1', [caseId])
  return found
}
