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
import { photoBytes } from '../../../test/photo.ts'
import { openWorld, wednesdayMorning, type World } from '../../../test/world.ts'
import { newId } from '../../platform/runtime/ids.ts'

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

async function caseAt(stage: Parameters<typeof carryTo>[0], body: object = {}) {
  const opened = await reportOn(world, { nodeId, ...body })
  await carryTo(stage, opened, crew, drainageId)
  return opened
}
const solved = {
  reporterSaid: 'solved',
  solvedLevel: 'district-or-city',
  words: heardByPhone,
}

describe('Saying what was done', () => {
  it('is refused to others than the lead unit and command, and needs words', async () => {
    const { caseId } = await caseAt('handling')
    expect(await refusal(crew.member.post(`/cases/${caseId}/feed-back`, { words: '好了' }))).toBe(
      'not-your-post',
    )
    expect(await refusal(crew.property.post(`/cases/${caseId}/feed-back`, { words: '好了' }))).toBe(
      'not-found',
    )
    expect(await refusal(crew.drainage.post(`/cases/${caseId}/feed-back`, { words: '' }))).toBe(
      'invalid-input',
    )
  })

  it('shows its photo to the reporter and the checker, not to another unit', async () => {
    const { caseId, reporter } = await caseAt('handling')
    const photoId = newId()
    expect((await crew.drainage.put(`/photos/${photoId}`, await photoBytes())).status).toBe(200)
    await move(crew.drainage, caseId, 'feed-back', { words: '已疏通', photoIds: [photoId] })
    expect((await reporter.get(`/photos/${photoId}`)).status).toBe(200)
    const page = await crew.checker.get(`/cases/${caseId}`)
    expect(page.body.resultPhotoIds).toEqual([photoId])
    expect((await crew.property.get(`/photos/${photoId}`)).status).toBe(404)
  })
})

describe('Checking', () => {
  it('names as free to check who holds the desk today: to the last day, and not before the first', async () => {
    const { caseId } = await reportOn(world, { nodeId })
    const isNamed = async (from: string, until: string | null) => {
      await world.ask(
        `update roster.assignment set valid_from = $1, valid_until = $2 where person_name = '钱玉兰'`,
        [from, until],
      )
      const { checkers } = (await crew.desk.get(`/cases/${caseId}`)).body
      return checkers.some(({ name }: { name: string }) => name === '钱玉兰')
    }
    expect(await isNamed('2026-01-01', '2026-06-16')).toBe(false)
    expect(await isNamed('2026-06-18', null)).toBe(false)
    expect(await isNamed('2026-01-01', '2026-06-17')).toBe(true)
    expect(await isNamed('2026-01-01', null)).toBe(true)
  })

  it('is refused to whoever had a hand in it, and page and server agree who that is', async () => {
    const opened = await reportOn(
      world,
      { nodeId, channel: 'phone-call', onBehalf: true },
      crew.checker,
    )
    const { caseId } = opened
    await move(crew.member, caseId, 'verify')
    await move(crew.secondChecker, caseId, 'file')
    await move(crew.desk, caseId, 'dispatch', { leadUnitId: drainageId })
    await move(crew.drainage, caseId, 'feed-back', { words: '已疏通' })
    expect(await refusal(crew.checker.post(`/cases/${caseId}/pass-check`, solved))).toBe(
      'checker-not-independent',
    )
    expect(await refusal(crew.drainage.post(`/cases/${caseId}/pass-check`, solved))).toBe(
      'not-your-post',
    )
    const { body } = await crew.checker.get(`/cases/${caseId}`)
    const verdicts = new Map(
      body.checkers.map((one: { name: string; why: string }) => [one.name, one.why]),
    )
    expect(verdicts.get('赵启明')).toBe('filed-for-reporter')
    expect(verdicts.get('刘敏')).toBe('verified')
    expect(verdicts.get('何文静')).toBe('dispatched')
    expect(verdicts.get('钱玉兰')).toBe('independent')
    expect(await move(crew.secondChecker, caseId, 'pass-check', solved)).toBe('closed')
  })

  it('needs evidence of its own where the reporter did not say yes', async () => {
    const { caseId } = await caseAt('checking')
    const unheard = { reporterSaid: 'not-reached', solvedLevel: 'community' }
    expect(await refusal(crew.checker.post(`/cases/${caseId}/pass-check`, unheard))).toBe(
      'evidence-missing',
    )
    const seen = { ...unheard, words: '到现场看过，水已经退了' }
    expect(await move(crew.checker, caseId, 'pass-check', seen)).toBe('closed')
    expect(await rowOf(world, caseId)).toMatchObject({
      outcome: 'solved',
      solved_level: 'community',
    })
  })

  it('that fails lets the first clock go on where it stood; the hours with the checkers do not count', async () => {
    const { caseId } = await caseAt('handling')
    world.clock.forward(60)
    await move(crew.drainage, caseId, 'feed-back', { words: '已疏通' })
    world.clock.forward(180)
    await move(crew.checker, caseId, 'fail-check', { words: '还在返水' })
    const row = await rowOf(world, caseId)
    expect(row).toMatchObject({ stage: 'handling', rework_count: 1, handled_at: null })
    // Eight hours from 10:00, and three of them it lay with the checkers.
    expect(row.due_at).toBe('2026-06-17T13:00:00Z')
    const { body } = await crew.checker.get(`/cases/${caseId}/limits/clear-drain/derivation`)
    expect(JSON.stringify(body.lines)).toContain('"reason":"checking"')
  })
})

describe('The reporter’s own word', () => {
  it('closes with a yes what waits for a check, and names the level of the unit that led', async () => {
    const { caseId, reportId, reporter } = await caseAt('checking')
    const other = await refusal(
      world.browser().post(`/my/reports/${reportId}/answer`, { answer: 'solved' }),
    )
    expect(other).toBe('not-signed-in')
    const answer = await reporter.post(`/my/reports/${reportId}/answer`, { answer: 'solved' })
    expect(answer.body.stage).toBe('closed')
    expect(await rowOf(world, caseId)).toMatchObject({
      outcome: 'solved',
      solved_level: 'district-or-city',
    })
  })

  it('reopens with a no, and the unit has the contact in sight again', async () => {
    const opened = await caseAt('closed', { contact: { name: '王秀珍', phone: '10000002046' } })
    const { caseId, reportId, reporter } = opened
    expect((await crew.drainage.get(`/cases/${caseId}`)).body.reporter.phoneMasked).toBeUndefined()
    const body = { answer: 'unsolved', words: '又堵了' }
    const answer = await reporter.post(`/my/reports/${reportId}/answer`, body)
    expect(answer.body.stage).toBe('handling')
    expect(await rowOf(world, caseId)).toMatchObject({ reopen_count: 1, outcome: null })
    expect((await crew.drainage.get(`/cases/${caseId}`)).body.reporter.canReveal).toBe(true)
  })

  it('does not count when the reporter had a hand in the case', async () => {
    const { caseId, reportId } = await reportOn(world, { nodeId, channel: 'patrol' }, crew.member)
    await move(crew.member, caseId, 'verify')
    await move(crew.checker, caseId, 'file')
    await move(crew.desk, caseId, 'dispatch', { leadUnitId: drainageId })
    await move(crew.drainage, caseId, 'feed-back', { words: '好了' })
    const yes = await crew.member.post(`/my/reports/${reportId}/answer`, { answer: 'solved' })
    expect(yes.body.stage).toBe('checking')
    expect((await rowOf(world, caseId)).ended_at).toBeNull()
  })

  it('does not close what staff filed for a caller: whoever filed may bear the receipt, so it is kept and checked', async () => {
    const filed = await reportOn(
      world,
      { nodeId, channel: 'phone-call', onBehalf: true },
      crew.checker,
    )
    const { caseId, reportId } = filed
    await carryTo('checking', filed, { ...crew, checker: crew.secondChecker }, drainageId)
    const window = world.browser()
    const { receiptCode, checkWord } = filed
    expect((await window.post('/receipts/open', { receiptCode, checkWord })).status).toBe(200)
    const yes = await window.post(`/my/reports/${reportId}/answer`, { answer: 'solved' })
    expect(yes.body.stage).toBe('checking')
    expect(await rowOf(world, caseId)).toMatchObject({ ended_at: null, solved_level: null })
    const page = await crew.secondChecker.get(`/cases/${caseId}`)
    expect(page.body.answer).toBe('solved')
    const otherwise = crew.secondChecker.post(`/cases/${caseId}/pass-check`, {
      ...solved,
      reporterSaid: 'not-reached',
      words: '电话没有打通，到现场看过了',
    })
    expect(await refusal(otherwise)).toBe('answer-differs')
    expect(await move(crew.secondChecker, caseId, 'pass-check', solved)).toBe('closed')
  })

  it('rates how it was handled apart from whether it is solved', async () => {
    const { caseId, reportId, reporter } = await caseAt('checking')
    const early = reporter.post(`/my/reports/${reportId}/rating`, { rating: 5 })
    expect(await refusal(early)).toBe('act-not-now')
    await move(crew.checker, caseId, 'pass-check', solved)
    expect(await refusal(reporter.post(`/my/reports/${reportId}/rating`, { rating: 6 }))).toBe(
      'invalid-input',
    )
    await reporter.post(`/my/reports/${reportId}/rating`, { rating: 2, words: '太慢' })
    const [matter] = await world.ask(
      'select rating, answer from matter.matter where matter_id = $1',
      [reportId],
    )
    expect(matter).toEqual({ rating: 2, answer: null })
  })

  it('takes a report back until a unit has it', async () => {
    const late = await caseAt('dispatched')
    expect(await refusal(late.reporter.post(`/my/reports/${late.reportId}/withdraw`, {}))).toBe(
      'act-not-now',
    )
    const { caseId, reportId, reporter } = await caseAt('filed')
    const answer = await reporter.post(`/my/reports/${reportId}/withdraw`, { words: '自己通了' })
    expect(answer.body.stage).toBe('closed')
    expect((await rowOf(world, caseId)).outcome).toBe('withdrawn')
  })
})

describe('Reopening', () => {
  it('is possible on the fifteenth day and refused after it, to reporter and staff alike', async () => {
    const [early, late] = [await caseAt('closed'), await caseAt('closed')]
    world.clock.forward(15 * 24 * 60)
    crew = await gatherCrew(world)
    const words = { words: '又返水了' }
    const own = await early.reporter.post(`/my/reports/${early.reportId}/reopen`, words)
    expect(own.body.stage).toBe('handling')
    world.clock.forward(1)
    expect(await refusal(late.reporter.post(`/my/reports/${late.reportId}/reopen`, words))).toBe(
      'reopen-too-late',
    )
    const no = { answer: 'unsolved' }
    expect(await refusal(late.reporter.post(`/my/reports/${late.reportId}/answer`, no))).toBe(
      'reopen-too-late',
    )
    expect(await refusal(crew.checker.post(`/cases/${late.caseId}/reopen`, words))).toBe(
      'reopen-too-late',
    )
    expect((await rowOf(world, late.caseId)).stage).toBe('closed')
  })
})
