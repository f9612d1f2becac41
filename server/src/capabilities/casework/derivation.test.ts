import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
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
import { openWorld, wednesdayMorning, type World } from '../../../test/world.ts'

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

const derivationOf = (caseId: string, step: string) =>
  crew.desk.get(`/cases/${caseId}/limits/${step}/derivation`)

/** A handrail: an ordinary type, whose stages have hours of their own. */
async function handrailAt(stage?: Parameters<typeof carryTo>[0]) {
  const opened = await reportOn(world, { nodeId, categoryCode: 'C-21-02', text: '扶手松了' })
  if (stage) await carryTo(stage, opened, crew, drainageId)
  return opened
}

describe('Every date on a case opens its own arithmetic', () => {
  it('derives the limit of each stage a case stands in, and of no other stage', async () => {
    const stages = [
      ['verify', undefined, 'file'],
      ['file', 'verified', 'verify'],
      ['dispatch', 'filed', 'file'],
      ['accept', 'dispatched', 'dispatch'],
      ['check', 'checking', 'accept'],
    ] as const
    for (const [step, stage, other] of stages) {
      const { caseId } = await handrailAt(stage)
      const row = await rowOf(world, caseId)
      const { status, body } = await derivationOf(caseId, step)
      expect([step, status]).toEqual([step, 200])
      expect(Date.parse(body.dueAt)).toBe(Date.parse(row.stage_due_at))
      expect(body.standsAt).toBeUndefined()
      expect(body.lines[0]).toMatchObject({ kind: 'start', at: wednesdayMorning })
      expect(body.lines.at(-1)).toMatchObject({ kind: 'due', at: body.dueAt })
      expect(await refusal(derivationOf(caseId, other))).toBe('not-found')
    }
  })

  it('opens the date that stands now at every stage without naming its step', async () => {
    const stages = [
      [undefined, 'verify'],
      ['verified', 'file'],
      ['filed', 'dispatch'],
      ['handling', undefined],
      ['checking', 'check'],
    ] as const
    for (const [stage, step] of stages) {
      const { caseId } = await handrailAt(stage)
      const row = await rowOf(world, caseId)
      const { status, body } = await derivationOf(caseId, 'due')
      expect([stage, status, Date.parse(body.dueAt)]).toEqual([stage, 200, Date.parse(row.due_at)])
      if (step) expect(body.step).toBe(step)
    }
    const { caseId } = await handrailAt('closed')
    expect(await refusal(derivationOf(caseId, 'due'))).toBe('not-found')
  })

  it('counts a stage from when the case entered it, not from the report', async () => {
    const { caseId } = await handrailAt()
    world.clock.forward(120)
    await move(crew.member, caseId, 'verify')
    const { body } = await derivationOf(caseId, 'file')
    expect(body.lines[0]).toMatchObject({ kind: 'start', at: '2026-06-17T04:00:00.000Z' })
  })

  it('goes on deriving the stage a case came from while a no is read by a second person', async () => {
    const { caseId } = await handrailAt('verified')
    await move(crew.checker, caseId, 'propose-no', { outcome: 'not-ours', ground: '不归街道' })
    const { status, body } = await derivationOf(caseId, 'file')
    expect([status, body.standsAt]).toEqual([200, undefined])
  })

  it('says that another date stands when the type was corrected meanwhile', async () => {
    const { caseId } = await reportOn(world, { nodeId, categoryCode: 'E-04-04' })
    const before = await rowOf(world, caseId)
    await move(crew.checker, caseId, 'reclassify', { categoryCode: 'C-21-02' })
    const { body } = await derivationOf(caseId, 'verify')
    expect(Date.parse(body.standsAt)).toBe(Date.parse(before.stage_due_at))
    expect(body.dueAt).not.toBe(body.standsAt)
  })
})

describe('What a reporter was promised opens its arithmetic too', () => {
  it('is the first answer until the case is dispatched, then the limit that ends it', async () => {
    const opened = await handrailAt('filed')
    const { caseId, reportId, reporter } = opened
    const path = `/my/reports/${reportId}/derivation`
    const promised = async () => (await reporter.get(`/my/reports/${reportId}`)).body.promisedAt
    const first = await reporter.get(path)
    expect(first.body).toMatchObject({ step: 'answer', amount: 1, clock: 'wd' })
    expect(Date.parse(first.body.dueAt)).toBe(Date.parse(await promised()))
    expect((await derivationOf(caseId, 'answer')).body).toEqual(first.body)

    await move(crew.desk, caseId, 'dispatch', { leadUnitId: drainageId })
    const last = await reporter.get(path)
    expect(last.body).toMatchObject({ step: 'fix', amount: 5, clock: 'wd' })
    expect(Date.parse(last.body.dueAt)).toBe(Date.parse(await promised()))
    // Dragon Boat Festival lies between.
    expect(JSON.stringify(last.body.lines)).toContain('端午节')
    expect(await refusal(derivationOf(caseId, 'answer'))).toBe('not-found')
  })

  it('shows the later date that a person gave as the one that stands', async () => {
    const { caseId, reportId, reporter } = await handrailAt('handling')
    await move(crew.desk, caseId, 'extend', { until: '2026-06-30', words: '等配件' })
    const { body } = await reporter.get(`/my/reports/${reportId}/derivation`)
    expect([body.dueAt, body.standsAt]).toEqual(['2026-06-30T09:00:00Z', undefined])
  })

  it('opens for nobody but the reporter', async () => {
    const { reportId } = await handrailAt()
    const path = `/my/reports/${reportId}/derivation`
    const stranger = (await handrailAt()).reporter
    expect(await refusal(stranger.get(path))).toBe('not-found')
    expect(await refusal(world.browser().get(path))).toBe('not-signed-in')
  })
})
