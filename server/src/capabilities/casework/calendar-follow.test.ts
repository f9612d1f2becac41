import { beforeAll, describe, expect, it } from 'vitest'
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
import { caseworkJobs } from './casework.jobs.ts'

let world: World
let crew: Crew
let administrator: Browser
let nodeId: string

beforeAll(async () => {
  world = await openWorld()
  nodeId = await nodeOf(world)
})

/** The clock goes on past the end of a sign-in. */
async function goTo(instant: string): Promise<void> {
  world.clock.set(instant)
  crew = await gatherCrew(world)
  administrator = await world.signIn('wuxiaodong')
}

async function edit(url: string, payload: object): Promise<void> {
  const answer = await administrator.send({ method: 'PUT', url: `/api/calendar/${url}`, payload })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await drainJobs(world)
}

const announce = (date: string) =>
  edit(`days/${date}`, { name: '国庆节', kind: 'off', source: '国办发明电〔2026〕7号' })
const handrail = () => reportOn(world, { nodeId, categoryCode: 'C-21-02', text: '扶手松了' })
const linesOf = async (who: Browser, path: string) =>
  (await who.get(path)).body.timeline.filter((line: Told) => line.act.startsWith('limit-'))

describe('Working hours hold from their day', () => {
  const validFrom = '2026-06-18'
  const setHours = (from: string) => edit('hours', { validFrom, spans: [{ from, until: '12:00' }] })
  const followHours = () =>
    caseworkJobs
      .find(({ name }) => name === 'casework.follow-hours')
      ?.run({ database: world.database, streetId: 1, now: world.clock.now() })

  it('R34: count each day by its own hours, the days before as they were', async () => {
    await goTo('2026-06-17T08:00:00.000Z')
    await setHours('09:00')
    const { caseId } = await handrail()
    // Four working hours to verify: one on Wednesday until 17:00, three on Thursday from 9 to 12.
    expect((await rowOf(world, caseId)).due_at).toBe('2026-06-18T04:00:00Z')
    const { body } = await crew.desk.get(`/cases/${caseId}/limits/verify/derivation`)
    expect(body.lines.filter(({ kind }: Told) => kind === 'counted')).toMatchObject([
      { first: '2026-06-17', amount: 60 },
      { first: '2026-06-18', amount: 180 },
    ])
  })

  it('move open cases on the day they begin, and not when they are edited', async () => {
    await goTo('2026-06-17T08:00:00.000Z')
    const { caseId, reportId, reporter } = await handrail()
    const before = (await rowOf(world, caseId)).due_at
    expect(before).toBe('2026-06-18T04:00:00Z')
    await setHours('10:00')
    await followHours()
    expect((await rowOf(world, caseId)).due_at).toBe(before)
    // Until then the arithmetic says which date stands.
    const { body } = await crew.desk.get(`/cases/${caseId}/limits/verify/derivation`)
    expect(body).toMatchObject({ dueAt: '2026-06-22T03:00:00.000Z', standsAt: before })

    await goTo('2026-06-17T19:20:00.000Z')
    await followHours()
    await followHours()
    // To verify: one hour on Wednesday, two on Thursday, none on the festival, one on Monday until 11.
    expect(await rowOf(world, caseId)).toMatchObject({
      due_at: '2026-06-22T03:00:00Z',
      stage_due_at: '2026-06-22T03:00:00Z',
    })
    const lines = await linesOf(crew.desk, `/cases/${caseId}`)
    expect(lines.map((line: Told) => `${line.act} ${line.detail.step}`)).toEqual([
      'limit-later verify',
    ])
    expect(await linesOf(reporter, `/my/reports/${reportId}`)).toEqual([])
  })
})

describe('A date counted through a year whose holidays are not announced', () => {
  it('R34: is marked provisional for staff and for the reporter, until the notice is in', async () => {
    await goTo('2026-12-31T02:00:00.000Z')
    const spans = [
      { from: '09:00', until: '12:00' },
      { from: '13:00', until: '17:00' },
    ]
    await edit('hours', { validFrom: '2026-07-01', spans })
    const receipt = await handrail()
    expect(receipt).toMatchObject({ isProvisional: true })
    const early = await crew.desk.get(`/cases/${receipt.caseId}`)
    // Four working hours to verify end in the old year.
    expect([early.body.dueAt, early.body.isProvisional]).toEqual(['2026-12-31T07:00:00Z', false])

    await carryTo('handling', receipt, crew, await unitOf(world, 'sunguoqiang'))
    await move(crew.drainage, receipt.caseId, 'arrive')
    const marks = async () => {
      const own = await receipt.reporter.get(`/my/reports/${receipt.reportId}`)
      const mine = await receipt.reporter.get('/my/reports?limit=10')
      const page = await crew.desk.get(`/cases/${receipt.caseId}`)
      const list = await crew.desk.get('/cases?view=handling&limit=50')
      const item = list.body.items.find(({ caseId }: Told) => caseId === receipt.caseId)
      return [
        page.body.isProvisional,
        item.isProvisional,
        page.body.limits.at(-1).isProvisional,
        own.body.isProvisional,
        mine.body.items[0].isProvisional,
      ]
    }
    expect(await marks()).toEqual([true, true, true, true, true])

    const before = await rowOf(world, receipt.caseId)
    await announce('2027-10-01')
    expect(await marks()).toEqual([false, false, false, false, false])
    expect((await rowOf(world, receipt.caseId)).due_at).toBe(before.due_at)
    expect(await linesOf(crew.desk, `/cases/${receipt.caseId}`)).toEqual([])
  })
})
