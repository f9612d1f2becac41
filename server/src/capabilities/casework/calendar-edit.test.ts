import { beforeEach, describe, expect, it } from 'vitest'
import {
  carryTo,
  type Crew,
  gatherCrew,
  move,
  nodeOf,
  reportOn,
  rowOf,
  unitOf,
} from '../../../test/cases.ts'
import { drainJobs } from '../../../test/jobs.ts'
import { type Browser, openWorld, type Told, type World } from '../../../test/world.ts'

const notice = '国办发明电〔2026〕1号'

let world: World
let crew: Crew
let administrator: Browser
let nodeId: string
let propertyId: string

beforeEach(async () => {
  world = await openWorld()
  crew = await gatherCrew(world)
  administrator = await world.signIn('wuxiaodong')
  nodeId = await nodeOf(world)
  propertyId = await unitOf(world, 'zhengwei')
})

async function editDay(date: string, kind: 'off' | 'work') {
  const body = { name: '端午节', kind, source: notice }
  const url = `/api/calendar/days/${date}`
  const answer = await administrator.send({ method: 'PUT', url, payload: body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await drainJobs(world)
}

/** A handrail: five working days to fix. */
async function handrail(stage?: 'filed') {
  const opened = await reportOn(world, { nodeId, categoryCode: 'C-21-02', text: '扶手松了' })
  if (stage === undefined) return opened
  await carryTo(stage, opened, crew, propertyId)
  await move(crew.desk, opened.caseId, 'dispatch', { leadUnitId: propertyId })
  await move(crew.property, opened.caseId, 'accept')
  return opened
}

const promiseTo = async ({ reporter, reportId }: { reporter: Browser; reportId: string }) =>
  Date.parse((await reporter.get(`/my/reports/${reportId}`)).body.promisedAt)
const limitOf = async (caseId: string) =>
  (
    await world.ask(
      `select due_at, promised_at from casework.case_limit where case_id = $1 and step = 'fix'`,
      [caseId],
    )
  )[0]
const linesOf = async (who: Browser, path: string) =>
  (await who.get(path)).body.timeline.filter((line: { act: string }) =>
    line.act.startsWith('limit-'),
  )

describe('When the working calendar is edited, open cases follow it', () => {
  it('moves the dates of open cases later when a holiday is made longer in its midst, as in January 2020, and tells everyone', async () => {
    const opened = await handrail('filed')
    const { caseId, reportId, reporter } = opened
    // Off from Friday 19 June to Sunday; then Monday is added, as the State Council did on 26 January 2020.
    const before = await promiseTo(opened)
    await editDay('2026-06-22', 'off')
    const after = await promiseTo(opened)
    expect(after).toBeGreaterThan(before)
    expect(Date.parse((await limitOf(caseId)).due_at)).toBe(after)
    const told = await linesOf(reporter, `/my/reports/${reportId}`)
    expect(told).toMatchObject([{ act: 'limit-later', detail: { step: 'fix' } }])
    expect(Date.parse(told[0].detail.at)).toBe(after)
    const derivation = await reporter.get(`/my/reports/${reportId}/derivation`)
    expect(Date.parse(derivation.body.dueAt)).toBe(after)
    expect(derivation.body.standsAt).toBeUndefined()
  })

  it('keeps the promised date when a day off is taken off again, and tells staff that a person must decide', async () => {
    await editDay('2026-06-18', 'off')
    const opened = await handrail('filed')
    const { caseId, reportId, reporter } = opened
    const before = await promiseTo(opened)
    await editDay('2026-06-18', 'work')
    expect(await promiseTo(opened)).toBe(before)
    expect(Date.parse((await limitOf(caseId)).due_at)).toBe(before)
    expect(await linesOf(reporter, `/my/reports/${reportId}`)).toEqual([])
    const lines = (await linesOf(crew.desk, `/cases/${caseId}`)).filter(
      (line: { detail: { step: string } }) => line.detail.step === 'fix',
    )
    expect(lines).toMatchObject([{ act: 'limit-shorter', by: { post: 'system:calendar' } }])
    expect(Date.parse(lines[0].detail.at)).toBeLessThan(before)
  })

  it('tells the same once, however often the calendar is edited', async () => {
    await editDay('2026-06-18', 'off')
    const { caseId } = await handrail('filed')
    await editDay('2026-06-18', 'work')
    const once = await linesOf(crew.desk, `/cases/${caseId}`)
    await editDay('2026-06-18', 'work')
    expect(await linesOf(crew.desk, `/cases/${caseId}`)).toEqual(once)
  })

  it('moves the stage and the first answer of a case that no unit has yet', async () => {
    const opened = await handrail()
    const [row, before] = [await rowOf(world, opened.caseId), await promiseTo(opened)]
    await editDay('2026-06-17', 'off')
    await editDay('2026-06-18', 'off')
    const moved = await rowOf(world, opened.caseId)
    expect(Date.parse(moved.stage_due_at)).toBeGreaterThan(Date.parse(row.stage_due_at))
    expect(moved.due_at).toEqual(moved.stage_due_at)
    expect(await promiseTo(opened)).toBeGreaterThan(before)
    expect(
      (await linesOf(opened.reporter, `/my/reports/${opened.reportId}`)).map(
        (line: { detail: { step: string } }) => line.detail.step,
      ),
    ).toContain('answer')
  })

  it('says of a case given to a unit anew that its date would be shorter, though it was extended before', async () => {
    await editDay('2026-06-18', 'off')
    const { caseId } = await handrail('filed')
    await move(crew.desk, caseId, 'extend', { until: '2026-06-30', words: '等配件' })
    await move(crew.property, caseId, 'return', { words: '不是我们养护的' })
    const leadUnitId = await unitOf(world, 'sunguoqiang')
    await move(crew.desk, caseId, 'dispatch', { leadUnitId })
    await editDay('2026-06-18', 'work')
    const lines = await linesOf(crew.desk, `/cases/${caseId}`)
    expect(lines.map((line: Told) => `${line.act} ${line.detail.step}`)).toContain(
      'limit-shorter fix',
    )
  })

  it('leaves a date that a person gave, and cases that ended, alone', async () => {
    await editDay('2026-06-18', 'off')
    const { caseId } = await handrail('filed')
    await move(crew.desk, caseId, 'extend', { until: '2026-08-03', words: '等配件' })
    const closed = await reportOn(world, { nodeId, categoryCode: 'C-21-02', text: '扶手' })
    const path = `/my/reports/${closed.reportId}`
    expect((await closed.reporter.post(`${path}/withdraw`, {})).status).toBe(200)
    const ended = await promiseTo(closed)
    await editDay('2026-06-18', 'work')
    expect((await limitOf(caseId)).due_at).toBe('2026-08-03T09:00:00Z')
    expect(
      (await linesOf(crew.desk, `/cases/${caseId}`)).filter(
        (line: { detail: { step: string } }) => line.detail.step === 'fix',
      ),
    ).toEqual([])
    expect(await promiseTo(closed)).toBe(ended)
  })
})
