import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Crew,
  gatherCrew,
  heardByPhone,
  move,
  nodeOf,
  refusal,
  reportOn,
  rowOf,
} from '../../../test/cases.ts'
import { photoBytes } from '../../../test/photo.ts'
import { forgetGrid } from '../grid/index.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { newId } from '../../platform/runtime/ids.ts'

describe('Help from a unit outside the area', () => {
  let world: World
  let crew: Crew
  let nodeId: string
  let partnerId: string

  beforeAll(async () => {
    world = await openWorld()
    crew = await gatherCrew(world)
    nodeId = await nodeOf(world)
    const [unit] = await world.ask(
      `select unit_id from organisation.unit where kind = 'outside-unit'`,
    )
    partnerId = unit.unit_id
  })

  const placeSaid = '王奶奶家502门口右侧'

  async function drainCase() {
    return reportOn(
      world,
      {
        nodeId,
        channel: 'phone-call',
        onBehalf: true,
        contact: { name: '王秀珍', phone: '10000002046' },
      },
      crew.cadre,
    )
  }

  async function dispatched(caseId: string) {
    await move(crew.member, caseId, 'verify', { words: '确实堵了' })
    await move(crew.checker, caseId, 'file')
    await move(crew.secretary, caseId, 'dispatch', { leadUnitId: partnerId })
  }

  it('makes no link for a case that nobody was asked to help with', async () => {
    const { caseId } = await drainCase()
    expect(await refusal(crew.secretary.post(`/cases/${caseId}/partner-link`))).toBe('act-not-now')
    expect(await refusal(crew.member.post(`/cases/${caseId}/partner-link`))).toBe('not-your-post')
    const links = await world.ask('select from casework.partner_link where case_id = $1', [caseId])
    expect(links).toHaveLength(0)
  })

  it('A2 R110 R111: from a phone call to the thanks, a drain is cleared by a unit without an account', async () => {
    await world.ask(
      `update grid.node set is_old_compound = true where kind = 'mid-grid' and street_id = 1
       and pos <= (select pos from grid.node where node_id = $1)
       and pos_end >= (select pos from grid.node where node_id = $1)`,
      [nodeId],
    )
    forgetGrid(world.database)
    await drainCase()
    const { caseId, reportId, number } = await drainCase()
    const page = await crew.secretary.get(`/cases/${caseId}`)
    expect(page.body.channel).toBe('phone-call')
    expect(page.body.isOldCompound).toBe(true)
    expect(page.body.repeatsInYear).toBe(2)
    expect(page.body.repeats.map((found: { number: string }) => found.number)).toHaveLength(2)

    await move(crew.member, caseId, 'verify', { words: '一楼返水，属实' })
    await move(crew.checker, caseId, 'file')
    const proposal = await crew.secretary.get(`/cases/${caseId}/dispatch-proposal`)
    expect(proposal.body.units.map((unit: { unitId: string }) => unit.unitId)).toContain(partnerId)
    await move(crew.secretary, caseId, 'dispatch', { leadUnitId: partnerId, words: '电话已通' })
    const link = await crew.secretary.post(`/cases/${caseId}/partner-link`)
    expect(link.status, JSON.stringify(link.body)).toBe(200)
    expect(link.body.expiresAt).toBe('2026-06-18T02:00:00.000Z')

    const [maker] = await world.ask(
      `select identity_id from auth.identity where login_name = 'xujingan'`,
    )
    expect((await rowOf(world, caseId)).handled_by).toEqual([maker.identity_id])

    const partner = world.browser()
    const seen = await partner.get(link.body.path)
    expect(seen.status, JSON.stringify([seen.body, world.errors.map(String)])).toBe(200)
    expect(seen.body).toMatchObject({ number, stage: 'dispatched', unitName: '市政清运演示单位' })
    expect(seen.body.contact.phoneMasked).not.toContain('10000002046')
    world.clock.forward(40)
    const arrived = await partner.post(`${link.body.path}/arrive`, {})
    expect(arrived.body).toEqual({ caseId, stage: 'handling' })
    world.clock.forward(60)
    const photoId = newId()
    expect((await partner.put(`/photos/${photoId}`, await photoBytes())).status).toBe(200)
    const done = await partner.post(`${link.body.path}/done`, {
      words: '已疏通，冲洗干净',
      photoIds: [photoId],
    })
    expect(done.body, world.errors.map(String).join()).toEqual({ caseId, stage: 'checking' })
    expect(await refusal(partner.get(link.body.path))).toBe('link-closed')
    expect((await rowOf(world, caseId)).arrived_at).toBe('2026-06-17T02:40:00Z')
    expect((await crew.checker.get(`/photos/${photoId}`)).status).toBe(200)

    world.clock.forward(24 * 60)
    crew = await gatherCrew(world)
    const own = await refusal(
      crew.cadre.post(`/cases/${caseId}/pass-check`, {
        reporterSaid: 'solved',
        solvedLevel: 'outside-unit',
      }),
    )
    expect(own).toBe('checker-not-independent')
    const closed = await move(crew.secondChecker, caseId, 'pass-check', {
      reporterSaid: 'solved',
      solvedLevel: 'outside-unit',
      words: heardByPhone,
    })
    expect(closed).toBe('closed')

    expect(
      await refusal(crew.checker.post(`/cases/${caseId}/thanks`, { words: '谢谢', rating: 5 })),
    ).toBe('not-your-post')
    const thanks = await crew.secretary.post(`/cases/${caseId}/thanks`, {
      words: '来得快，干得净，谢谢师傅们',
      rating: 5,
    })
    expect(thanks.status).toBe(200)
    const figures = await crew.secretary.get('/cases/figures')
    expect(figures.body.solved).toEqual([{ level: 'outside-unit', cases: 1 }])
    expect(figures.body.helpers).toEqual([
      { unitId: partnerId, name: '市政清运演示单位', cases: 1, thanks: 1, ratings: 5 },
    ])
    const [matter] = await world.ask('select * from matter.matter where matter_id = $1', [reportId])
    expect(matter).toMatchObject({
      status: 'closed',
      outcome: 'solved',
      solved_level: 'outside-unit',
    })
  })

  it('R114: thanks a unit once, and only after the case is closed', async () => {
    const { caseId } = await drainCase()
    const words = { words: '谢谢', rating: 4 }
    await dispatched(caseId)
    expect(await refusal(crew.secretary.post(`/cases/${caseId}/thanks`, words))).toBe('act-not-now')
    await move(crew.secretary, caseId, 'feed-back', { words: '已疏通' })
    await move(crew.secondChecker, caseId, 'pass-check', {
      reporterSaid: 'solved',
      solvedLevel: 'outside-unit',
      words: heardByPhone,
    })
    expect((await crew.secretary.post(`/cases/${caseId}/thanks`, words)).status).toBe(200)
    expect(await refusal(crew.cadre.post(`/cases/${caseId}/thanks`, words))).toBe('thanked-already')
    expect((await rowOf(world, caseId)).helper_rating).toBe(4)
    const page = await crew.secretary.get(`/cases/${caseId}`)
    expect(page.body.helperRating).toBe(4)
    expect(page.body.timeline[0]).toMatchObject({ act: 'thanks', words: '谢谢' })
  })

  it('R113: a headache that returns raises a need, and each names the other', async () => {
    const { caseId, reportId } = await drainCase()
    const text = '这栋楼的主管一年堵三次，要整体改造。'
    expect(await refusal(crew.property.post(`/cases/${caseId}/need`, { text }))).toBe(
      'not-your-post',
    )
    const need = await crew.secretary.post(`/cases/${caseId}/need`, { text })
    expect(need.status, JSON.stringify([need.body, world.errors.map(String)])).toBe(200)
    const links = await world.ask('select matter_id, other_id, kind from matter.link order by kind')
    expect(links).toEqual([
      { matter_id: reportId, other_id: need.body.matterId, kind: 'need' },
      { matter_id: need.body.matterId, other_id: reportId, kind: 'raised-by' },
    ])
    const page = await crew.secretary.get(`/cases/${caseId}`)
    expect(page.body.needs).toMatchObject([{ number: need.body.number, text }])
  })

  it('R115: the community’s Party secretary calls the unit and follows the request to its end', async () => {
    const { caseId } = await drainCase()
    await move(crew.member, caseId, 'verify')
    await move(crew.checker, caseId, 'file')
    const body = { leadUnitId: partnerId }
    expect(await refusal(crew.leader.post(`/cases/${caseId}/dispatch`, body))).toBe('not-your-post')
    const tasks = await crew.secretary.get('/cases?view=my-tasks&limit=50')
    expect(JSON.stringify(tasks.body)).toContain(caseId)
    await move(crew.secretary, caseId, 'dispatch', body)
    await move(crew.secretary, caseId, 'urge', { words: '请尽快' })
    await move(crew.secretary, caseId, 'arrive')
    const followed = await crew.secretary.get('/cases?view=handling&limit=50')
    expect(JSON.stringify(followed.body)).toContain(caseId)
    expect(await move(crew.secretary, caseId, 'feed-back', { words: '已疏通' })).toBe('checking')
  })

  it('opens nothing for a wrong, lapsed, replaced or revoked link', async () => {
    const { caseId } = await drainCase()
    await dispatched(caseId)
    const partner = world.browser()
    expect(await refusal(partner.get(`/partner/${'x'.repeat(43)}`))).toBe('link-closed')
    expect(await refusal(partner.get('/partner/short'))).toBe('invalid-input')
    const first = await crew.secretary.post(`/cases/${caseId}/partner-link`)
    const second = await crew.desk.post(`/cases/${caseId}/partner-link`)
    expect(second.body.path).not.toBe(first.body.path)
    expect(await refusal(partner.get(first.body.path))).toBe('link-closed')
    expect((await partner.get(second.body.path)).status).toBe(200)
    world.clock.forward(24 * 60)
    crew = await gatherCrew(world)
    expect(await refusal(partner.get(second.body.path))).toBe('link-closed')
    const third = await crew.secretary.post(`/cases/${caseId}/partner-link`)
    const refused = await partner.post(`${third.body.path}/refuse`, { words: '车坏了，来不了' })
    expect(refused.body.stage).toBe('returned')
    expect(await refusal(partner.post(`${third.body.path}/arrive`, {}))).toBe('link-closed')
    const stored = await world.ask('select token_hash from casework.partner_link')
    const token = third.body.path.split('/').at(-1)
    expect(JSON.stringify(stored)).not.toContain(token)
  })

  it('shows the same link again when the same request is sent twice', async () => {
    const { caseId } = await drainCase()
    await dispatched(caseId)
    const key = newId()
    const first = await crew.secretary.post(`/cases/${caseId}/partner-link`, undefined, key)
    const again = await crew.secretary.post(`/cases/${caseId}/partner-link`, undefined, key)
    expect(again.body).toEqual(first.body)
    const answers = await world.ask('select answer from http.answer where key = $1', [key])
    expect(JSON.stringify(answers)).not.toContain(first.body.path.split('/').at(-1))
  })

  it('tells the helping unit the entrance and the spot, and neither a flat nor a name said with it', async () => {
    const { caseId } = await reportOn(world, { place: { nodeId, words: placeSaid }, nodeId })
    await dispatched(caseId)
    const link = await crew.secretary.post(`/cases/${caseId}/partner-link`)
    const { body } = await world.browser().get(link.body.path)
    expect([body.place, body.placeWords]).toEqual(['翠屏里北区 3 网格 5号楼2单元', '**门口右侧'])
  })

  it('keeps a contact given in confidence from the helping unit', async () => {
    const { caseId } = await reportOn(world, {
      nodeId,
      place: { nodeId, words: placeSaid },
      contact: { name: '王秀珍', phone: '10000002046' },
      isConfidential: true,
    })
    await dispatched(caseId)
    const link = await crew.secretary.post(`/cases/${caseId}/partner-link`)
    const seen = await world.browser().get(link.body.path)
    expect(seen.status).toBe(200)
    expect(seen.body.contact).toBeUndefined()
    expect(JSON.stringify(seen.body)).not.toMatch(/王|10000|2046|右侧/)
    expect(seen.body.place).toContain('5号楼2单元')
  })
})
