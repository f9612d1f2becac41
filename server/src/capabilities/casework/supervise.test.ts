import { beforeAll, describe, expect, it } from 'vitest'
import {
  carryTo,
  type Crew,
  gatherCrew,
  move,
  nodeOf,
  refusal,
  reportOn,
  rowOf,
  unitOf,
} from '../../../test/cases.ts'
import { drainJobs } from '../../../test/jobs.ts'
import { type Browser, openWorld, type World } from '../../../test/world.ts'

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

const open = (body: object = {}) => reportOn(world, { nodeId, ...body })
/** Filed by the checking desk without anyone having been there. */
const unseen = (categoryCode: string) => ({ categoryCode, words: '来电说得清楚，先派人去' })
const linesOf = async (reportId: string) => {
  const rows = await world.ask(
    'select act from matter.timeline where matter_id = $1 order by line_id',
    [reportId],
  )
  return rows.map(({ act }) => act)
}

describe('Verifying on the spot', () => {
  it('is refused to a leader of another grid, for whom the case does not exist', async () => {
    const { caseId } = await open()
    expect(await refusal(crew.neighbourLeader.post(`/cases/${caseId}/verify`, {}))).toBe(
      'not-found',
    )
    expect(await refusal(crew.desk.post(`/cases/${caseId}/verify`, {}))).toBe('not-your-post')
    expect((await rowOf(world, caseId)).stage).toBe('reported')
  })

  it('stands once in the file, with who was there', async () => {
    const { caseId, reportId } = await open()
    await move(crew.member, caseId, 'verify', { words: '确实堵了' })
    expect(await refusal(crew.member.post(`/cases/${caseId}/verify`, {}))).toBe('act-not-now')
    expect((await rowOf(world, caseId)).verified_by).not.toBeNull()
    const [line] = await world.ask(
      `select detail, words from matter.timeline where matter_id = $1 and act = 'verify'`,
      [reportId],
    )
    expect(line).toEqual({ detail: { isThere: true }, words: '确实堵了' })
  })

  it('that finds nothing needs words, and is a no that a second person reads before the reporter does', async () => {
    const { caseId, reportId, reporter } = await open()
    const nothing = { isThere: false, words: '转了三个单元，没有找到' }
    const silent = crew.member.post(`/cases/${caseId}/verify`, { isThere: false })
    expect(await refusal(silent)).toBe('invalid-input')
    expect((await rowOf(world, caseId)).stage).toBe('reported')
    expect(await move(crew.member, caseId, 'verify', nothing)).toBe('second-reading')
    const waiting = await reporter.get(`/my/reports/${reportId}`)
    expect(waiting.body.timeline.map(({ act }: { act: string }) => act)).toEqual(['report'])
    expect(await refusal(crew.checker.post(`/cases/${caseId}/file`, {}))).toBe('act-not-now')
    expect(await move(crew.checker, caseId, 'refuse-no', { words: '再去看看' })).toBe('reported')
    await move(crew.member, caseId, 'verify', nothing)
    await move(crew.checker, caseId, 'confirm-no', {})
    const { body } = await reporter.get(`/my/reports/${reportId}`)
    expect(body).toMatchObject({ status: 'not-taken', outcome: 'not-found-on-site' })
    expect(body.timeline[0]).toMatchObject({ act: 'confirm-no', words: nothing.words })
    const seen = await crew.member.post(`/cases/${caseId}/verify`, nothing)
    expect(await refusal(seen)).toBe('act-not-now')
  })
})

describe('Settling on the spot', () => {
  it('is refused for what the catalogue does not leave to the grid', async () => {
    const { caseId } = await open()
    const answer = crew.member.post(`/cases/${caseId}/settle`, { words: '通了' })
    expect(await refusal(answer)).toBe('cannot-settle-on-spot')
    const unnamed = await open({ categoryCode: undefined })
    const untyped = crew.member.post(`/cases/${unnamed.caseId}/settle`, { words: '清走了' })
    expect(await refusal(untyped)).toBe('category-missing')
  })

  it('may name the type itself, and records the grid as the level that solved it', async () => {
    const { caseId } = await open({ categoryCode: undefined, text: '楼道里堆了纸箱' })
    const to = await move(crew.member, caseId, 'settle', {
      words: '清走了',
      categoryCode: 'X-4-03',
    })
    expect(to).toBe('settled')
    expect(await rowOf(world, caseId)).toMatchObject({
      category_code: 'X-4-03',
      outcome: 'solved-on-spot',
      solved_level: 'small-grid',
      six_in_one: 'property',
    })
  })

  it('R37: is recorded at the level of the post that settled it', async () => {
    for (const [who, level] of [
      [crew.member, 'small-grid'],
      [crew.leader, 'mid-grid'],
      [crew.cadre, 'community'],
      [crew.secretary, 'community'],
    ] as const) {
      const { caseId } = await open({ categoryCode: 'X-4-03' })
      await move(who, caseId, 'settle', { words: '清走了' })
      expect((await rowOf(world, caseId)).solved_level).toBe(level)
    }
  })
})

describe('Filing', () => {
  it('is refused without a type, and to a grid member', async () => {
    const { caseId } = await open({ categoryCode: undefined })
    expect(await refusal(crew.checker.post(`/cases/${caseId}/file`, {}))).toBe('category-missing')
    expect(await refusal(crew.member.post(`/cases/${caseId}/file`, {}))).toBe('not-your-post')
    const odd = crew.checker.post(`/cases/${caseId}/file`, { categoryCode: 'E-99-99' })
    expect(await refusal(odd)).toBe('not-found')
  })

  it('of what nobody has seen is refused without a reason, and to the secretary, but not of what staff saw themselves', async () => {
    const { caseId } = await open()
    const file = (who: Browser, id: string, body = {}) => who.post(`/cases/${id}/file`, body)
    expect(await refusal(file(crew.checker, caseId))).toBe('verify-first')
    expect(await refusal(file(crew.secretary, caseId, { words: '先立案' }))).toBe('verify-first')
    expect((await rowOf(world, caseId)).stage).toBe('reported')
    expect((await file(crew.checker, caseId, { words: '12345 已核实过' })).status).toBe(200)
    const seen = await reportOn(world, { nodeId, channel: 'patrol' }, crew.member)
    expect((await file(crew.checker, seen.caseId)).status).toBe(200)
  })

  it('takes the type with it, teaches the proposal, and sets the limit of the next step', async () => {
    const { caseId } = await open({ categoryCode: undefined })
    expect(await move(crew.checker, caseId, 'file', unseen('E-04-04'))).toBe('filed')
    const row = await rowOf(world, caseId)
    // Dispatch within 2 working hours of Wednesday 10:00 ends after the lunch break; urgent types within half an hour.
    expect(row).toMatchObject({ category_code: 'E-04-04', stage_due_at: row.due_at })
    const taught = await world.ask(`select from matter.correction where to_code = 'E-04-04'`)
    expect(taught).toHaveLength(1)
  })

  it('keeps from volunteers what may be of a type read by few until its type is named', async () => {
    const untyped = { categoryCode: undefined, text: '陌生人上门推销保健品，怕是骗老人的' }
    const [{ caseId }, { caseId: other }] = [await open(untyped), await open(untyped)]
    expect(await refusal(crew.member.get(`/cases/${caseId}`))).toBe('not-found')
    expect((await crew.checker.get(`/cases/${caseId}`)).status).toBe(200)
    const lessons = () =>
      world.ask('select text from matter.correction where text like $1', ['陌生人%'])
    await move(crew.checker, caseId, 'file', unseen('X-6-01'))
    expect((await rowOf(world, caseId)).visibility).toBe('restricted')
    expect(await lessons()).toEqual([])
    await move(crew.checker, other, 'file', unseen('E-02-01'))
    expect((await crew.member.get(`/cases/${other}`)).status).toBe(200)
    expect(await lessons()).toHaveLength(1)
  })

  it('corrects a type before a unit has it, and no longer afterwards', async () => {
    const { caseId } = await open()
    const body = { categoryCode: 'X-6-01' }
    expect(await refusal(crew.drainage.post(`/cases/${caseId}/reclassify`, body))).toBe(
      'not-your-post',
    )
    await move(crew.checker, caseId, 'reclassify', body)
    expect((await rowOf(world, caseId)).visibility).toBe('restricted')
    const counted = await world.ask(
      `select visibility, sum(cases)::int as cases from casework.stage_count
       where stage = 'reported' group by visibility having sum(cases) <> 0 order by 1`,
    )
    const stored = await world.ask(
      `select visibility, count(*)::int as cases from casework.case_file
       where stage = 'reported' group by visibility order by 1`,
    )
    expect(counted).toEqual(stored)
  })
})

describe('Another type than stands or was proposed', () => {
  it('R32: is refused without a reason when it overrides what is on file, and nothing changes', async () => {
    const { caseId, reportId } = await open()
    await move(crew.member, caseId, 'verify')
    for (const [act, stage] of [
      ['reclassify', 'verified'],
      ['file', 'filed'],
    ] as const) {
      const other = { categoryCode: act === 'reclassify' ? 'C-01-18' : 'E-02-01' }
      const before = await rowOf(world, caseId)
      for (const words of [undefined, ' ']) {
        const silent = crew.checker.post(`/cases/${caseId}/${act}`, { ...other, words })
        expect(await refusal(silent)).toBe('reason-missing')
      }
      expect(await rowOf(world, caseId)).toEqual(before)
      const why = { ...other, words: '现场看是这一类' }
      expect(await move(crew.checker, caseId, act, why)).toBe(stage)
      expect((await rowOf(world, caseId)).category_code).toBe(other.categoryCode)
    }
    const said = await world.ask(
      `select words from matter.timeline where matter_id = $1 and act in ('reclassify', 'file')`,
      [reportId],
    )
    expect(said).toEqual([{ words: '现场看是这一类' }, { words: '现场看是这一类' }])
  })

  it('R32: needs a reason against the proposal where none is on file, and none with it or without one', async () => {
    const untyped = { categoryCode: undefined, text: '门口的路灯坏了' }
    const [agreed, against] = [await open(untyped), await open(untyped)]
    const vague = await open({ categoryCode: undefined, text: '有个事想说一下' })
    for (const { caseId } of [agreed, against, vague]) await move(crew.leader, caseId, 'verify')
    const file = (caseId: string, categoryCode: string) =>
      crew.checker.post(`/cases/${caseId}/file`, { categoryCode })
    expect(await refusal(file(against.caseId, 'E-02-01'))).toBe('reason-missing')
    expect((await rowOf(world, against.caseId)).stage).toBe('verified')
    expect((await file(agreed.caseId, 'C-01-18')).status).toBe(200)
    expect((await file(vague.caseId, 'E-02-01')).status).toBe(200)
  })
})

describe('An honest no', () => {
  const no = { outcome: 'not-ours', ground: '在红线外，归河道管理所管' }

  it('needs a ground and a second reader', async () => {
    const { caseId } = await open()
    const bare = { outcome: 'not-ours', ground: '' }
    expect(await refusal(crew.checker.post(`/cases/${caseId}/propose-no`, bare))).toBe(
      'invalid-input',
    )
    await move(crew.checker, caseId, 'propose-no', no)
    expect(await refusal(crew.checker.post(`/cases/${caseId}/confirm-no`, {}))).toBe(
      'second-person-needed',
    )
    expect((await rowOf(world, caseId)).stage).toBe('second-reading')
  })

  it('ends with its ground before the reporter, and counts neither as solved nor as a level', async () => {
    const { caseId, reportId, reporter } = await open()
    await move(crew.checker, caseId, 'propose-no', no)
    expect(await move(crew.secondChecker, caseId, 'confirm-no', {})).toBe('closed')
    const seen = await reporter.get(`/my/reports/${reportId}`)
    expect(seen.body).toMatchObject({ status: 'not-taken', outcome: 'not-ours' })
    expect(JSON.stringify(seen.body.timeline)).toContain('归河道管理所管')
    expect((await rowOf(world, caseId)).solved_level).toBeNull()
    const answered = await reporter.post(`/my/reports/${reportId}/answer`, { answer: 'solved' })
    expect(answered.status).toBe(200)
    expect((await rowOf(world, caseId)).solved_level).toBeNull()
  })

  it('goes back to where it was when the second reader disagrees', async () => {
    const { caseId } = await open()
    await carryTo('handling', { caseId }, crew, drainageId)
    await move(crew.drainage, caseId, 'propose-no', no)
    expect(await refusal(crew.desk.post(`/cases/${caseId}/refuse-no`, { words: '再看看' }))).toBe(
      'not-your-post',
    )
    expect(await move(crew.manager, caseId, 'refuse-no', { words: '是你们的' })).toBe('handling')
    expect((await rowOf(world, caseId)).proposed_outcome).toBeNull()
  })
})

describe('Joining two reports of one thing', () => {
  it('refuses a case joined to itself, to nothing, and to one that has ended', async () => {
    const { caseId } = await open()
    const ended = await open()
    await move(crew.checker, ended.caseId, 'propose-no', {
      outcome: 'not-ours',
      ground: '不归街道',
    })
    await move(crew.secondChecker, ended.caseId, 'confirm-no', {})
    for (const intoCaseId of [caseId, nodeId, ended.caseId]) {
      const answer = crew.checker.post(`/cases/${caseId}/merge`, { intoCaseId, words: '同一处' })
      expect(await refusal(answer)).toBe('not-merged-here')
    }
  })

  it('leaves each reporter their own receipt, course and answer', async () => {
    const [first, second] = [await open(), await open()]
    await move(crew.checker, second.caseId, 'merge', { intoCaseId: first.caseId, words: '同一处' })
    const page = await crew.checker.get(`/cases/${first.caseId}`)
    expect(page.body.joinedReports).toBe(1)
    const seen = await second.reporter.get(`/my/reports/${second.reportId}`)
    expect(seen.body).toMatchObject({ number: second.number, outcome: 'joined' })
    // Staff read where it went; the number of another's report is nothing for the reporter.
    expect(seen.body.timeline[0].detail).toEqual({})
    const file = await crew.checker.get(`/cases/${second.caseId}`)
    expect(file.body.timeline[0].detail.into).toBe(first.number)
    const told = await second.reporter.post(`/my/reports/${second.reportId}/answer`, {
      answer: 'unsolved',
      words: '不是同一处，我这边还堵着',
    })
    expect(told.body.stage).toBe('verified')
    expect((await rowOf(world, first.caseId)).stage).toBe('reported')
    expect(await refusal(second.reporter.get(`/my/reports/${first.reportId}`))).toBe('not-found')
  })

  it('tells every joined reporter once how the case ended that theirs was joined to', async () => {
    const [first, second] = [await open(), await open()]
    await move(crew.checker, second.caseId, 'merge', { intoCaseId: first.caseId, words: '同一处' })
    await carryTo('closed', first, crew, drainageId)
    await drainJobs(world)
    await drainJobs(world)
    const seen = await second.reporter.get(`/my/reports/${second.reportId}`)
    expect(seen.body.timeline[0]).toMatchObject({
      act: 'joined-ended',
      detail: { outcome: 'solved' },
    })
    expect((await linesOf(second.reportId)).filter((act) => act === 'joined-ended')).toHaveLength(1)
  })

  it('lets two people join two cases crosswise at once: one wins, none waits for ever', async () => {
    const [a, b] = [await open(), await open()]
    const answers = await Promise.all([
      crew.checker.post(`/cases/${a.caseId}/merge`, { intoCaseId: b.caseId, words: '同一处' }),
      crew.secondChecker.post(`/cases/${b.caseId}/merge`, {
        intoCaseId: a.caseId,
        words: '同一处',
      }),
    ])
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409])
    expect(world.errors).toEqual([])
  })
})

describe('What was entered by mistake', () => {
  it('is void only when a second person agrees', async () => {
    const { caseId, reportId } = await open()
    expect(
      await refusal(crew.drainage.post(`/cases/${caseId}/propose-void`, { words: '重复' })),
    ).toBe('not-your-post')
    await move(crew.checker, caseId, 'propose-void', { words: '测试误录' })
    expect(await refusal(crew.checker.post(`/cases/${caseId}/confirm-void`, {}))).toBe(
      'second-person-needed',
    )
    expect(await move(crew.desk, caseId, 'refuse-void', { words: '不是误录' })).toBe('reported')
    await move(crew.checker, caseId, 'propose-void', { words: '测试误录' })
    expect(await move(crew.desk, caseId, 'confirm-void', {})).toBe('void')
    expect(await rowOf(world, caseId)).toMatchObject({ outcome: 'void' })
    expect(await linesOf(reportId)).toEqual([
      'report',
      'propose-void',
      'refuse-void',
      'propose-void',
      'confirm-void',
    ])
  })
})
