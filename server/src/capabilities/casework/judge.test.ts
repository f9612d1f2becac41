import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  carryTo,
  type Crew,
  gatherCrew,
  heardByPhone,
  move,
  nodeOf,
  refusal,
  reportOn,
  rowOf,
  unitOf,
} from '../../../test/cases.ts'
import { demoPassword } from '../../../test/database.setup.ts'
import { type Browser, openWorld, wednesdayMorning, type World } from '../../../test/world.ts'
import { sweep } from './casework.jobs.ts'

/** Things left in a stairwell: the grid may settle it, one in ten is checked. */
const stairwell = 'X-4-03'
const drain = 'E-04-04'

let world: World
let crew: Crew
let nodeId: string
let drainageId: string

beforeAll(async () => {
  world = await openWorld()
  crew = await gatherCrew(world)
  nodeId = await nodeOf(world)
  drainageId = await unitOf(world, 'sunguoqiang')
})
beforeEach(() => world.clock.set(wednesdayMorning))

/** The system draws: 0 takes a case to check, 0.99 closes it unless it must be checked. */
const draw = (number: number) =>
  sweep({ database: world.database, streetId: 1, now: world.clock.now() }, () => number)
const answer = (who: Browser, reportId: string, said: string) =>
  who.post(`/my/reports/${reportId}/answer`, { answer: said })
const pass = (who: Browser, caseId: string, more: object = {}) =>
  who.post(`/cases/${caseId}/pass-check`, {
    reporterSaid: 'solved',
    solvedLevel: 'mid-grid',
    ...more,
  })
const settled = { words: '当场劝说清走了' }
const onPatrol = (who: Browser, categoryCode: string | undefined = stairwell) =>
  reportOn(world, { nodeId, categoryCode, channel: 'patrol', text: '楼道里堆了纸箱' }, who)

describe('The yes of whoever did the work', () => {
  it('R35: does not close a drawn sample without evidence of the checker’s own', async () => {
    const { caseId, reportId } = await onPatrol(crew.leader)
    await move(crew.leader, caseId, 'settle', settled)
    await draw(0)
    expect((await answer(crew.leader, reportId, 'solved')).body.stage).toBe('checking')
    expect(await refusal(pass(crew.checker, caseId))).toBe('evidence-missing')
    expect(await refusal(pass(crew.checker, caseId, { words: '他说好了' }))).toBe(
      'evidence-missing',
    )
    expect((await rowOf(world, caseId)).stage).toBe('checking')
    const seen = { words: '到现场看过，纸箱已经清走了' }
    expect((await pass(crew.checker, caseId, seen)).body.stage).toBe('closed')
  })

  it('is recognised when it was reported without an account and claimed by signing in afterwards', async () => {
    const phone = world.browser()
    const { caseId, reportId } = await reportOn(world, { nodeId, categoryCode: stairwell }, phone)
    await signInHere(phone, 'fengzhiyuan')
    await move(phone, caseId, 'settle', settled)
    await draw(0)
    const receipt = world.browser()
    expect(await refusal(answer(receipt, reportId, 'solved'))).toBe('not-signed-in')
    expect((await answer(phone, reportId, 'solved')).body.stage).toBe('checking')
    expect(await refusal(pass(crew.checker, caseId))).toBe('evidence-missing')
    expect(await refusal(pass(crew.checker, caseId, { reporterSaid: 'not-reached' }))).toBe(
      'answer-differs',
    )
  })

  it('does not close what the own unit leads, when a colleague or command entered the work', async () => {
    const { caseId, reportId } = await onPatrol(crew.drainage, drain)
    await move(crew.member, caseId, 'verify')
    await move(crew.checker, caseId, 'file')
    await move(crew.desk, caseId, 'dispatch', { leadUnitId: drainageId })
    await move(crew.secretary, caseId, 'feed-back', { words: '已疏通' })
    expect((await answer(crew.drainage, reportId, 'solved')).body.stage).toBe('checking')
    expect((await rowOf(world, caseId)).ended_at).toBeNull()
  })

  it('counts where somebody without a hand in it says so, on the receipt; on the phone the call is told', async () => {
    const byReceipt = await reportOn(world, { nodeId, categoryCode: stairwell })
    await move(crew.leader, byReceipt.caseId, 'settle', settled)
    await answer(byReceipt.reporter, byReceipt.reportId, 'solved')
    const byPhone = await reportOn(world, { nodeId, categoryCode: stairwell })
    await move(crew.leader, byPhone.caseId, 'settle', settled)
    await draw(0)
    expect((await pass(crew.checker, byReceipt.caseId)).body.stage).toBe('closed')
    expect(await refusal(pass(crew.checker, byPhone.caseId))).toBe('call-untold')
    const told = await pass(crew.checker, byPhone.caseId, { words: heardByPhone })
    expect(told.body.stage).toBe('closed')
  })
})

describe('The draw', () => {
  it('is made once: a case drawn before is checked again after a no of the worker and a second settlement', async () => {
    const { caseId, reportId } = await onPatrol(crew.leader)
    await move(crew.leader, caseId, 'settle', settled)
    await draw(0)
    expect((await answer(crew.leader, reportId, 'unsolved')).body.stage).toBe('verified')
    await move(crew.leader, caseId, 'settle', settled)
    await draw(0.99)
    expect((await rowOf(world, caseId)).stage).toBe('checking')
  })

  it('leaves no second settlement of a failed sample unchecked', async () => {
    const { caseId } = await onPatrol(crew.leader)
    await move(crew.leader, caseId, 'settle', settled)
    await draw(0)
    await move(crew.checker, caseId, 'fail-check', { words: '东西还在' })
    await move(crew.leader, caseId, 'settle', settled)
    await draw(0.99)
    expect((await rowOf(world, caseId)).stage).toBe('checking')
  })

  it('leaves no second settlement of a reopened case unchecked', async () => {
    const { caseId, reportId, reporter } = await reportOn(world, {
      nodeId,
      categoryCode: stairwell,
    })
    await move(crew.leader, caseId, 'settle', settled)
    await draw(0.99)
    expect((await rowOf(world, caseId)).stage).toBe('closed')
    await answer(reporter, reportId, 'unsolved')
    await move(crew.leader, caseId, 'settle', settled)
    await draw(0.99)
    expect((await rowOf(world, caseId)).stage).toBe('checking')
  })

  it('is no way around the type: settling names one only where there is none, and a corrected one is checked', async () => {
    const wellCover = await onPatrol(crew.leader, 'C-01-01')
    const settle = (more: object) =>
      crew.leader.post(`/cases/${wellCover.caseId}/settle`, { ...settled, ...more })
    expect(await refusal(settle({}))).toBe('cannot-settle-on-spot')
    expect(await refusal(settle({ categoryCode: stairwell }))).toBe('category-stands')
    expect(await rowOf(world, wellCover.caseId)).toMatchObject({
      stage: 'reported',
      category_code: 'C-01-01',
    })
    await move(crew.leader, wellCover.caseId, 'reclassify', { categoryCode: stairwell })
    expect((await settle({ categoryCode: stairwell })).body.stage).toBe('settled')
    await draw(0.99)
    expect((await rowOf(world, wellCover.caseId)).stage).toBe('checking')
  })
})

describe('Nobody checks a report of their own', () => {
  it('also not who made it without an account and signed in afterwards in the same browser', async () => {
    const phone = world.browser()
    const opened = await reportOn(world, { nodeId }, phone)
    await carryTo('checking', opened, crew, drainageId)
    await signInHere(phone, 'zhaoqiming')
    const told = { words: heardByPhone }
    expect(await refusal(pass(phone, opened.caseId, told))).toBe('checker-not-independent')
    const { body } = await phone.get(`/cases/${opened.caseId}`)
    expect(body.acts).toContainEqual({
      act: 'pass-check',
      allowed: false,
      why: 'checker-not-independent',
    })
    const free = body.checkers.filter(({ mayCheck }: { mayCheck: boolean }) => mayCheck)
    expect(free.map(({ name }: { name: string }) => name)).not.toContain('赵启明')
    expect((await pass(crew.secondChecker, opened.caseId, told)).body.stage).toBe('closed')
  })

  it('nor whoever reported, filed, verified or claimed a case that was joined to it', async () => {
    const surviving = await reportOn(world, { nodeId })
    const filed = await reportOn(
      world,
      { nodeId, onBehalf: true, channel: 'phone-call' },
      crew.checker,
    )
    const phone = world.browser()
    const claimed = await reportOn(world, { nodeId }, phone)
    await move(crew.leader, claimed.caseId, 'verify')
    for (const { caseId } of [filed, claimed])
      await move(crew.desk, caseId, 'merge', { intoCaseId: surviving.caseId, words: '同一处' })
    await signInHere(phone, 'qianyulan')
    await move(crew.member, surviving.caseId, 'verify')
    await move(crew.cadre, surviving.caseId, 'file')
    await move(crew.secretary, surviving.caseId, 'dispatch', { leadUnitId: drainageId })
    await move(crew.drainage, surviving.caseId, 'feed-back', { words: '已疏通' })
    for (const who of [crew.checker, phone, crew.leader]) {
      const asked = pass(who, surviving.caseId, { words: heardByPhone })
      expect(await refusal(asked)).toBe('checker-not-independent')
    }
    expect((await rowOf(world, surviving.caseId)).stage).toBe('checking')
  })

  it('nor confirms a void of it, and a hand in it bars from that too', async () => {
    const { caseId } = await onPatrol(crew.checker)
    await move(crew.leader, caseId, 'propose-void', { words: '重复登记了' })
    expect(await refusal(crew.checker.post(`/cases/${caseId}/confirm-void`, {}))).toBe(
      'checker-not-independent',
    )
    expect(await move(crew.secondChecker, caseId, 'confirm-void', {})).toBe('void')
  })
})

describe('What staff filed for a caller', () => {
  it('is not taken back by who filed it, and by the caller’s receipt only when a second person has read it', async () => {
    const opened = await reportOn(
      world,
      { nodeId, onBehalf: true, channel: 'phone-call' },
      crew.cadre,
    )
    const { caseId, reportId, receiptCode, checkWord } = opened
    const caller = world.browser()
    await caller.post('/receipts/open', { receiptCode, checkWord })
    await signInHere(caller, 'zhouxiaolan')
    const own = `/my/reports/${reportId}`
    expect(await refusal(caller.post(`${own}/withdraw`, {}))).toBe('second-person-needed')
    expect((await caller.get(own)).body.canWithdraw).toBe(false)
    const window = world.browser()
    await window.post('/receipts/open', { receiptCode, checkWord })
    const asked = await window.post(`${own}/withdraw`, { words: '自己通了' })
    expect(asked.body.stage).toBe('second-reading')
    expect(await refusal(crew.cadre.post(`/cases/${caseId}/confirm-no`, {}))).toBe('not-your-post')
    await move(crew.checker, caseId, 'confirm-no', {})
    expect(await rowOf(world, caseId)).toMatchObject({ stage: 'closed', outcome: 'withdrawn' })
    expect((await window.get(own)).body).toMatchObject({ status: 'withdrawn' })
  })
})

/** Signs in where something was reported before; what this browser bears is claimed. */
async function signInHere(browser: Browser, loginName: string): Promise<void> {
  const signedIn = await browser.post('/sign-ins', { loginName, password: demoPassword })
  expect(signedIn.status).toBe(200)
}
