import { beforeAll, describe, expect, it } from 'vitest'
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
import { photoOf } from '../../../test/photo.ts'
import { type Browser, openWorld, type Told, type World } from '../../../test/world.ts'

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

const contact = { name: '王秀珍', phone: '100 5310 2046' }
const report = (body: object = {}) => reportOn(world, { nodeId, contact, ...body })
const open = (who: Browser, receipt: string, checkWord: string, way = 'phone-call') =>
  who.post('/act-for', { receipt, checkWord, way })

/** A caller's report opened by one member of staff. */
async function serve(who: Browser, opened: Opened): Promise<string> {
  const answer = await open(who, opened.number, opened.checkWord)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return `/act-for/${answer.body.actForId}`
}

async function reportAt(stage: Parameters<typeof carryTo>[0]): Promise<Opened> {
  const opened = await report()
  await carryTo(stage, opened, crew, drainageId)
  return opened
}

const linesOf = (reportId: string) =>
  world.ask<Told>(
    `select act, by_name, by_post, words, detail from matter.timeline
     where matter_id = $1 order by line_id`,
    [reportId],
  )

describe('Serving a caller who says the check word', () => {
  it('is refused to units, volunteers and residents, with a wrong word, and for what does not exist', async () => {
    const { number, receiptCode, checkWord } = await report()
    for (const who of [
      crew.drainage,
      crew.property,
      crew.member,
      await world.signIn('wangxiuzhen'),
    ])
      expect(await refusal(open(who, number, checkWord))).toBe('not-your-post')
    expect(await refusal(open(world.browser(), number, checkWord))).toBe('not-signed-in')
    for (const [receipt, word] of [
      [number, '不对'],
      [receiptCode, '不对'],
      ['260617-999', checkWord],
      ['ABCDEFGHJK', checkWord],
    ] as const)
      expect(await refusal(open(crew.cadre, receipt, word))).toBe('receipt-refused')
    expect(await world.ask('select from casework.act_for')).toEqual([])
  })

  it('by number needs the report in one’s own part of the street; by receipt code the word is enough', async () => {
    const elsewhere = await nodeOf(world, '影潭')
    const { items } = (await world.browser().get(`/grid/nodes/${elsewhere}/children`)).body
    const far = await reportOn(world, { nodeId: items[0].nodeId, contact })
    expect(await refusal(open(crew.cadre, far.number, far.checkWord))).toBe('receipt-refused')
    expect((await open(crew.desk, far.number, far.checkWord)).status).toBe(200)
    expect((await open(crew.cadre, far.receiptCode, far.checkWord)).status).toBe(200)
  })

  it('stops after ten tries an hour, whoever tries and however the report is named', async () => {
    const { number, receiptCode, checkWord } = await report()
    for (let tries = 0; tries < 10; tries += 1) {
      const who = tries % 2 === 0 ? crew.cadre : crew.secretary
      const answer = open(who, tries % 3 === 0 ? receiptCode : number, '不对')
      expect(await refusal(answer)).toBe('receipt-refused')
    }
    expect(await refusal(open(crew.desk, number, checkWord))).toBe('too-many-tries')
  })

  it('opens the report to this one member of staff, for half an hour, and is written down for whom', async () => {
    const opened = await report()
    const path = await serve(crew.cadre, opened)
    const { body } = await crew.cadre.get(path)
    expect(body.report).toMatchObject({ number: opened.number, canWithdraw: true })
    expect(body.report.contact).toMatchObject({ nameMasked: '王*珍' })
    expect(JSON.stringify(body)).not.toContain('周晓岚')
    expect(await refusal(crew.secretary.get(path))).toBe('not-found')
    expect(await refusal(crew.secretary.post(`${path}/words`, { words: '我来说' }))).toBe(
      'not-found',
    )
    const [entry] = await world.ask(
      `select post, on_behalf_of, entity_id, detail from audit.entry
       where action = 'case.act-for' order by entry_id desc limit 1`,
    )
    const { holder_id } = await rowOf(world, opened.caseId)
    expect(entry).toMatchObject({
      post: 'community-cadre',
      on_behalf_of: holder_id,
      entity_id: opened.reportId,
    })
    expect(await refusal(crew.cadre.get(`/my/reports/${opened.reportId}`))).toBe('not-found')

    const other = await serve(crew.cadre, opened)
    await crew.cadre.post(`${other}/end`)
    expect(await refusal(crew.cadre.get(other))).toBe('act-for-over')
    world.clock.forward(31)
    expect(await refusal(crew.cadre.get(path))).toBe('act-for-over')
    expect(await refusal(crew.cadre.post(`${path}/withdraw`, {}))).toBe('act-for-over')
    expect((await rowOf(world, opened.caseId)).stage).toBe('reported')
  })
})

describe('What is done for a caller', () => {
  it('words, a no, a reopening and a withdrawal by phone stand in the same file, with both names', async () => {
    const opened = await reportAt('checking')
    const path = await serve(crew.cadre, opened)
    await crew.cadre.post(`${path}/words`, { words: '今天又冒水了' })
    const no = await crew.cadre.post(`${path}/answer`, { answer: 'unsolved', words: '还在漏' })
    expect(no.body.stage).toBe('handling')
    const spoken = (await linesOf(opened.reportId)).slice(-2)
    expect(spoken).toMatchObject([
      { act: 'note', by_post: 'community-cadre', by_name: '周晓岚', words: '今天又冒水了' },
      { act: 'answer-unsolved', by_post: 'community-cadre', by_name: '周晓岚' },
    ])
    for (const { detail } of spoken) expect(detail).toMatchObject({ onBehalf: true })
    const audits = await world.ask(
      `select action, post, on_behalf_of from audit.entry where entity_id = $1
       order by entry_id desc limit 2`,
      [opened.caseId],
    )
    const { holder_id } = await rowOf(world, opened.caseId)
    expect(audits).toEqual([
      { action: 'case.answer-unsolved', post: 'community-cadre', on_behalf_of: holder_id },
      { action: 'case.note', post: 'community-cadre', on_behalf_of: holder_id },
    ])

    const early = await report()
    const back = await serve(crew.cadre, early)
    expect((await crew.cadre.post(`${back}/withdraw`, {})).body.stage).toBe('closed')
    expect((await rowOf(world, early.caseId)).outcome).toBe('withdrawn')

    const done = await reportAt('closed')
    const again = await serve(crew.cadre, done)
    expect(await refusal(crew.cadre.post(`${again}/reopen`, { words: '' }))).toBe('invalid-input')
    const reopened = await crew.cadre.post(`${again}/reopen`, { words: '过两天又堵了' })
    expect(reopened.body.stage).toBe('handling')
  })

  it('a yes by phone closes what the caller reported, and whoever wrote it down never checks that case', async () => {
    const opened = await reportAt('checking')
    const path = await serve(crew.cadre, opened)
    const yes = await crew.cadre.post(`${path}/answer`, { answer: 'solved' })
    expect(yes.body.stage).toBe('closed')
    await move(crew.manager, opened.caseId, 'reopen', { words: '上面又漏了' })
    const photoIds = [await photoOf(crew.drainage)]
    const redone = { words: '又修了一次', photoIds }
    expect(await move(crew.drainage, opened.caseId, 'feed-back', redone)).toBe('checking')
    expect((await rowOf(world, opened.caseId)).spoken_for_by).toHaveLength(1)
    const check = { reporterSaid: 'solved', solvedLevel: 'community', words: '电话问过' }
    const barred = crew.cadre.post(`/cases/${opened.caseId}/pass-check`, check)
    expect(await refusal(barred)).toBe('checker-not-independent')
    const page = await crew.checker.get(`/cases/${opened.caseId}`)
    const verdict = page.body.checkers.find(({ name }: Told) => name === '周晓岚')
    expect(verdict).toMatchObject({ mayCheck: false, why: 'spoke-for-reporter' })
  })

  it('a yes by phone closes nothing when whoever writes it down had a hand in the case or filed it', async () => {
    const opened = await reportAt('checking')
    const path = await serve(crew.desk, opened)
    const yes = await crew.desk.post(`${path}/answer`, { answer: 'solved' })
    expect(yes.body.stage).toBe('checking')
    expect(await rowOf(world, opened.caseId)).toMatchObject({
      stage: 'checking',
      yes_counts: false,
    })
  })

  it('a rating is not written down by whoever it judges, and a filed report not taken back by who filed it', async () => {
    const done = await reportAt('closed')
    const path = await serve(crew.desk, done)
    expect(await refusal(crew.desk.post(`${path}/rating`, { rating: 5 }))).toBe(
      'second-person-needed',
    )
    const other = await serve(crew.cadre, done)
    expect((await crew.cadre.post(`${other}/rating`, { rating: 4 })).status).toBe(200)
    const [rated] = await world.ask('select rating from matter.matter where matter_id = $1', [
      done.reportId,
    ])
    expect(rated).toEqual({ rating: 4 })

    const filed = await crew.cadre.post('/reports', {
      text: '楼道灯不亮',
      place: { nodeId },
      categoryCode: 'C-01-18',
      channel: 'phone-call',
      onBehalf: true,
      contact,
    })
    const own = await serve(crew.cadre, { ...filed.body, reporter: crew.cadre })
    expect(await refusal(crew.cadre.post(`${own}/withdraw`, {}))).toBe('second-person-needed')
    expect((await rowOf(world, filed.body.caseId)).stage).toBe('reported')
  })
})
