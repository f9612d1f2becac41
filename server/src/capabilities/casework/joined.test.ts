import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  carryTo,
  type Crew,
  gatherCrew,
  nodeOf,
  refusal,
  reportOn,
  rowOf,
  unitOf,
} from '../../../test/cases.ts'
import { drainJobs } from '../../../test/jobs.ts'
import { type Browser, openWorld, wednesdayMorning, type World } from '../../../test/world.ts'

/** A street lamp: a type of the public space, so residents are asked whether it is the same. */
const lamp = 'C-01-18'

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

/** A report with the token that others are shown for it. */
async function lampOut(more: object = {}, reporter?: Browser) {
  const before = await tokensOf(lamp)
  const said = { nodeId, categoryCode: lamp, text: '楼前路灯不亮，我姓孔', ...more }
  const opened = await reportOn(world, said, reporter)
  const token = (await tokensOf(lamp)).find((shown) => !before.includes(shown)) ?? ''
  return { ...opened, token }
}
async function tokensOf(categoryCode: string): Promise<string[]> {
  const asked = { categoryCode, nodeId }
  const { body } = await world.browser().post('/matter/likely-duplicates', asked)
  return body.items.map(({ token }: { token: string }) => token)
}
const seenBy = async ({ reporter, reportId }: { reporter: Browser; reportId: string }) =>
  (await reporter.get(`/my/reports/${reportId}`)).body
const actsOf = (page: { timeline: { act: string }[] }) => page.timeline.map(({ act }) => act)

describe('A resident who says “that is the same thing”', () => {
  it('R32: joins it with a receipt of their own, and both courses tell it', async () => {
    const first = await lampOut()
    const second = await lampOut({ text: '路灯坏了', sameAs: first.token })
    expect(second.number).not.toBe(first.number)
    await drainJobs(world)
    expect(await rowOf(world, second.caseId)).toMatchObject({ stage: 'closed', outcome: 'joined' })
    expect((await crew.checker.get(`/cases/${first.caseId}`)).body.joinedReports).toBe(1)
    expect(actsOf(await seenBy(second))).toEqual(['merge', 'report'])
    expect(actsOf(await seenBy(first))).toEqual(['joined-here', 'report'])
    const entries = await world.ask(
      `select post, action from audit.entry where entity_id = $1 and action = 'case.merge'`,
      [second.caseId],
    )
    expect(entries).toEqual([{ post: 'system:joined', action: 'case.merge' }])
    await drainJobs(world)
    expect(actsOf(await seenBy(first))).toEqual(['joined-here', 'report'])
  })

  it('learns nothing of the other report, and the other nothing of theirs', async () => {
    const first = await lampOut()
    const second = await lampOut({ text: '我是老郑，灯坏了', sameAs: first.token })
    await drainJobs(world)
    expect(JSON.stringify(await seenBy(second))).not.toMatch(
      new RegExp(`孔|${first.number}|${first.reportId}|${first.caseId}`),
    )
    expect(JSON.stringify(await seenBy(first))).not.toMatch(
      new RegExp(`郑|${second.number}|${second.reportId}|${second.caseId}`),
    )
    expect(await refusal(second.reporter.get(`/my/reports/${first.reportId}`))).toBe('not-found')
  })

  it('hears the end of the other, and may answer that theirs is not solved', async () => {
    const first = await lampOut()
    const second = await lampOut({ sameAs: first.token })
    await drainJobs(world)
    await carryTo('closed', first, crew, drainageId)
    await drainJobs(world)
    const [line] = (await seenBy(second)).timeline
    expect(line).toMatchObject({ act: 'joined-ended', detail: { outcome: 'solved' } })
    const own = `/my/reports/${second.reportId}/answer`
    const answer = await second.reporter.post(own, { answer: 'unsolved', words: '还是不亮' })
    expect(answer.body.stage).toBe('verified')
  })

  it('is taken in as usual when the other could not have been shown: ended, of another type, or guessed', async () => {
    await reportOn(world, { nodeId, categoryCode: 'E-04-04' })
    const [drain] = await tokensOf('E-04-04')
    const ended = await lampOut()
    await ended.reporter.post(`/my/reports/${ended.reportId}/withdraw`, {})
    for (const sameAs of [drain, ended.token, 'A'.repeat(22)]) {
      const { caseId } = await lampOut({ sameAs })
      await drainJobs(world)
      expect(await rowOf(world, caseId)).toMatchObject({ stage: 'reported', outcome: null })
    }
  })
})
