import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  carryTo,
  type Crew,
  gatherCrew,
  move,
  nodeOf,
  type Opened,
  refusal,
  reportOn,
  rowOf,
  unitOf,
} from '../../../test/cases.ts'
import { drainJobs } from '../../../test/jobs.ts'
import { openWorld, wednesdayMorning, type World } from '../../../test/world.ts'
import { sweep } from './casework.jobs.ts'

let world: World
let crew: Crew
let crewOfFirstDay: Crew
let nodeId: string
let drainageId: string

beforeAll(async () => {
  world = await openWorld()
  crewOfFirstDay = await gatherCrew(world)
  nodeId = await nodeOf(world)
  drainageId = await unitOf(world, 'sunguoqiang')
})
beforeEach(() => {
  world.clock.set(wednesdayMorning)
  crew = crewOfFirstDay
})

/** Sets the clock days on; who was signed in signs in again. */
async function at(instant: string): Promise<void> {
  world.clock.set(instant)
  crew = await gatherCrew(world)
}
const sweepNow = () =>
  sweep({ database: world.database, streetId: 1, now: world.clock.now() }, () => 0.99)
const open = (more: object = {}) => reportOn(world, { nodeId, ...more })
const pageOf = async ({ reporter, reportId }: Opened) =>
  (await reporter.get(`/my/reports/${reportId}`)).body
const actsOf = (page: { timeline: { act: string }[] }) => page.timeline.map(({ act }) => act)
const say = ({ reporter, reportId }: Opened, said: string) =>
  reporter.post(`/my/reports/${reportId}/answer`, { answer: said, words: '还在' })
const dayOf = (days: number) => new Date(Date.parse(wednesdayMorning) + days * 86_400_000)
const merge = (from: Opened, into: Opened) =>
  move(crew.checker, from.caseId, 'merge', { intoCaseId: into.caseId, words: '同一处' })

describe('“Not possible now, but by this day”', () => {
  const later = { outcome: 'not-possible-now', ground: '要等管网改造，列入八月计划。' }

  it('is refused for a day that is past or today, and a day is refused for any other no', async () => {
    const { caseId } = await open()
    const propose = (more: object) =>
      crew.checker.post(`/cases/${caseId}/propose-no`, { ...later, ...more })
    for (const promisedOn of ['2020-01-01', '2026-06-17'])
      expect(await refusal(propose({ promisedOn }))).toBe('date-not-ahead')
    expect(await refusal(propose({ outcome: 'not-ours', promisedOn: '2026-08-12' }))).toBe(
      'invalid-input',
    )
    expect((await rowOf(world, caseId)).stage).toBe('reported')
    await move(crew.checker, caseId, 'propose-no', { ...later, promisedOn: '2026-06-18' })
    await at('2026-06-18T02:00:00.000Z')
    expect(await refusal(crew.secondChecker.post(`/cases/${caseId}/confirm-no`, {}))).toBe(
      'date-not-ahead',
    )
    expect((await rowOf(world, caseId)).stage).toBe('second-reading')
  })

  it('is promised to the reporter when a second person agrees, and comes back by itself on its day', async () => {
    const opened = await open()
    const { caseId, reportId } = opened
    await move(crew.checker, caseId, 'propose-no', { ...later, promisedOn: '2026-08-12' })
    expect(actsOf(await pageOf(opened))).toEqual(['report'])
    await move(crew.secondChecker, caseId, 'confirm-no', {})
    const told = await pageOf(opened)
    expect(told).toMatchObject({ status: 'not-taken', outcome: 'not-possible-now' })
    expect(told.timeline[0]).toMatchObject({ act: 'confirm-no', words: later.ground })
    const promised = await world.ask('select promised_at from matter.matter where matter_id = $1', [
      reportId,
    ])
    expect(promised).toEqual([{ promised_at: '2026-08-11T16:00:00Z' }])

    await at('2026-08-11T15:59:00.000Z')
    await sweepNow()
    expect((await rowOf(world, caseId)).stage).toBe('closed')
    await at('2026-08-11T16:00:00.000Z')
    await sweepNow()
    await sweepNow()
    expect(await rowOf(world, caseId)).toMatchObject({
      stage: 'verified',
      outcome: null,
      promised_on: null,
      reopen_count: 0,
    })
    const again = await pageOf(opened)
    expect(actsOf(again)).toEqual(['reopen', 'confirm-no', 'report'])
    expect(again.timeline[0].detail.promisedOn).toBe('2026-08-12')
    expect(Date.parse(again.promisedAt)).toBeGreaterThan(Date.parse(world.clock.now()))
  })

  it('does not come back twice when its reporter opened it before', async () => {
    const opened = await open()
    await move(crew.checker, opened.caseId, 'propose-no', { ...later, promisedOn: '2026-06-20' })
    await move(crew.secondChecker, opened.caseId, 'confirm-no', {})
    expect((await say(opened, 'unsolved')).body.stage).toBe('verified')
    await move(crew.checker, opened.caseId, 'propose-no', { outcome: 'not-ours', ground: '归市里' })
    await move(crew.secondChecker, opened.caseId, 'confirm-no', {})
    await at('2026-06-21T02:00:00.000Z')
    await sweepNow()
    expect((await rowOf(world, opened.caseId)).outcome).toBe('not-ours')
  })
})

describe('A no, a void and a withdrawal', () => {
  it('R35: tell their ground and can be opened again for 15 days, as the reporter’s page says', async () => {
    const [no, mistake] = [await open(), await open()]
    await move(crew.checker, no.caseId, 'propose-no', { outcome: 'not-ours', ground: '归市里管' })
    await move(crew.checker, mistake.caseId, 'propose-void', { words: '测试时误录' })
    expect(actsOf(await pageOf(mistake))).toEqual(['report'])
    await move(crew.secondChecker, no.caseId, 'confirm-no', { words: '已电话告知' })
    await move(crew.desk, mistake.caseId, 'confirm-void', {})
    const until = dayOf(15).toISOString()
    const [noPage, voidPage] = [await pageOf(no), await pageOf(mistake)]
    expect(noPage).toMatchObject({ outcome: 'not-ours', canAnswer: true, canReopenUntil: until })
    expect(noPage.timeline[0].words).toBe('归市里管\n已电话告知')
    expect(voidPage).toMatchObject({ outcome: 'void', canAnswer: true, canReopenUntil: until })
    expect(voidPage.timeline[0]).toMatchObject({ act: 'confirm-void', words: '测试时误录' })
    await at(dayOf(15).toISOString())
    const reopened = await mistake.reporter.post(`/my/reports/${mistake.reportId}/reopen`, {
      words: '不是误录',
    })
    expect(reopened.body.stage).toBe('verified')
    world.clock.forward(1)
    expect(await refusal(say(no, 'unsolved'))).toBe('reopen-too-late')
    const late = await pageOf(no)
    expect([late.canAnswer, late.canReopenUntil]).toEqual([false, undefined])
  })

  it('leave an open report its own acts and no others', async () => {
    const opened = await open()
    const page = await pageOf(opened)
    expect(page).toMatchObject({ canAnswer: false, canRate: false, canWithdraw: true })
    expect(page.canReopenUntil).toBeUndefined()
    expect(await refusal(world.browser().get(`/my/reports/${opened.reportId}`))).toBe(
      'not-signed-in',
    )
    expect(await refusal((await open()).reporter.get(`/my/reports/${opened.reportId}`))).toBe(
      'not-found',
    )
  })
})

describe('Whoever’s report was joined to another', () => {
  it('R35: has 15 days from the end of the other, and no limit before', async () => {
    const [first, second] = [await open(), await open()]
    await merge(second, first)
    expect((await pageOf(second)).canReopenUntil).toBeUndefined()
    await at(dayOf(20).toISOString())
    await carryTo('closed', first, crew, drainageId)
    await drainJobs(world)
    expect((await pageOf(second)).canReopenUntil).toBe(dayOf(35).toISOString())
    await at(dayOf(35).toISOString())
    expect((await say(second, 'unsolved')).body.stage).toBe('verified')
    const [matter] = await world.ask('select joined_to from matter.matter where matter_id = $1', [
      second.reportId,
    ])
    expect(matter).toEqual({ joined_to: null })
    expect((await crew.checker.get(`/cases/${first.caseId}`)).body.joinedReports).toBe(0)
  })

  it('has the days anew when the other is opened again, and is refused after them', async () => {
    const [first, second] = [await open(), await open()]
    await merge(second, first)
    await carryTo('closed', first, crew, drainageId)
    await drainJobs(world)
    await at(dayOf(10).toISOString())
    await say(first, 'unsolved')
    await drainJobs(world)
    await at(dayOf(30).toISOString())
    expect((await pageOf(second)).canAnswer).toBe(true)
    await move(crew.desk, first.caseId, 'feed-back', { words: '又通了一遍' })
    await say(first, 'solved')
    await drainJobs(world)
    await at(dayOf(45).toISOString())
    world.clock.forward(1)
    expect(await refusal(say(second, 'unsolved'))).toBe('reopen-too-late')
    expect((await rowOf(world, second.caseId)).stage).toBe('closed')
  })

  it('follows it into a third one, and hears that end once', async () => {
    const [a, b, c] = [await open(), await open(), await open()]
    await merge(a, b)
    await drainJobs(world)
    await merge(b, c)
    await drainJobs(world)
    expect(actsOf(await pageOf(a))).toEqual(['merge', 'report'])
    expect((await crew.checker.get(`/cases/${c.caseId}`)).body.joinedReports).toBe(2)
    await carryTo('closed', c, crew, drainageId)
    await drainJobs(world)
    for (const opened of [a, b])
      expect(actsOf(await pageOf(opened))).toEqual(['joined-ended', 'merge', 'report'])
    expect((await pageOf(a)).timeline[0].detail).toEqual({ outcome: 'solved' })
  })

  it('hears that the other was a mistake', async () => {
    const [first, second] = [await open(), await open()]
    await merge(second, first)
    await move(crew.checker, first.caseId, 'propose-void', { words: '误录' })
    await move(crew.desk, first.caseId, 'confirm-void', {})
    await drainJobs(world)
    expect((await pageOf(second)).timeline[0]).toMatchObject({
      act: 'joined-ended',
      detail: { outcome: 'void' },
    })
  })
})

describe('How often it happened at one place', () => {
  it('R113: does not count what was told twice, taken back or entered by mistake', async () => {
    const elsewhere = await nodeOf(world, '北区3网格5号楼1单元')
    const here = () => reportOn(world, { nodeId: elsewhere, categoryCode: 'C-21-03' })
    const [kept, twice, back, mistake] = [await here(), await here(), await here(), await here()]
    await merge(twice, kept)
    await back.reporter.post(`/my/reports/${back.reportId}/withdraw`, {})
    await move(crew.checker, mistake.caseId, 'propose-void', { words: '误录' })
    await move(crew.desk, mistake.caseId, 'confirm-void', {})
    const now = await here()
    const { body } = await crew.checker.get(`/cases/${now.caseId}`)
    expect(body.repeatsInYear).toBe(1)
    expect(body.repeats.map(({ caseId }: { caseId: string }) => caseId)).toEqual([kept.caseId])
  })
})
