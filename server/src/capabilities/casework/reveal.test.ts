import { beforeAll, describe, expect, it } from 'vitest'
import {
  carryTo,
  type Crew,
  gatherCrew,
  move,
  nodeOf,
  refusal,
  reportOn,
  unitOf,
} from '../../../test/cases.ts'
import { type Browser, openWorld, type World } from '../../../test/world.ts'

const contact = { name: '王秀珍', phone: '10000002046', address: '5号楼2单元301' }
const clear = /王秀珍|10000002046|301/

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

async function caseAt(stage: Parameters<typeof carryTo>[0], body: object = {}) {
  const opened = await reportOn(world, { nodeId, contact, ...body })
  await carryTo(stage, opened, crew, drainageId)
  return opened
}
const readings = (caseId: string) =>
  world.ask('select * from privacy.reading where entity_id = $1', [caseId])
const reveal = (who: Browser, caseId: string, purpose = 'call-back') =>
  who.post(`/cases/${caseId}/reveal`, { purpose })

describe('Opening the reporter’s contact', () => {
  it('needs a purpose of the list, and an open case', async () => {
    const { caseId } = await caseAt('closed')
    expect(await refusal(reveal(crew.checker, caseId, 'curiosity'))).toBe('invalid-input')
    const answer = await reveal(crew.checker, caseId)
    expect(answer.body).toMatchObject({ code: 'reveal-refused', detail: { why: 'case-ended' } })
    expect(await readings(caseId)).toEqual([])
  })

  it('writes who read which fields of whom and why before the answer leaves', async () => {
    const { caseId, reportId } = await caseAt('handling')
    const answer = await reveal(crew.drainage, caseId, 'visit')
    expect(answer.body).toMatchObject({ ...contact, seconds: 30 })
    const [matter] = await world.ask('select holder_id from matter.matter where matter_id = $1', [
      reportId,
    ])
    expect(await readings(caseId)).toMatchObject([
      {
        holder_id: matter.holder_id,
        reader_name: '孙国强',
        post: 'department-handler',
        reason: 'visit',
        purpose: 'report',
        fields: ['name', 'phone', 'address'],
      },
    ])
    const audit = await world.ask(
      `select detail::text, fields from audit.entry where entity_id = $1 and action = 'contact.reveal'`,
      [caseId],
    )
    expect(JSON.stringify(audit)).not.toMatch(clear)
  })

  it('is not for a unit that gave the case back, nor for posts without a task in it', async () => {
    const { caseId } = await caseAt('handling')
    await move(crew.drainage, caseId, 'return', { words: '不是我们的管' })
    expect(await refusal(reveal(crew.drainage, caseId))).toBe('not-found')
    expect((await reveal(crew.manager, caseId)).body.detail.why).toBe('no-task-here')
    expect(await refusal(reveal(crew.neighbourLeader, caseId))).toBe('not-found')
    expect(await readings(caseId)).toEqual([])
  })
})

describe('A part-time member of the grid', () => {
  it('reads masked forms only until they have a task in the case, unlike a full-time one', async () => {
    const { caseId } = await reportOn(world, { nodeId, contact })
    const fullTime = await world.signIn('chenlixin')
    const early = await reveal(crew.member, caseId)
    expect(early.body).toMatchObject({ code: 'reveal-refused', detail: { why: 'no-task-here' } })
    const page = await crew.member.get(`/cases/${caseId}`)
    expect(page.body.reporter).toMatchObject({ canReveal: false, revealRefusal: 'no-task-here' })
    expect(page.body.reporter.phoneMasked).not.toMatch(clear)
    expect(await readings(caseId)).toEqual([])
    expect((await reveal(fullTime, caseId)).body.phone).toBe(contact.phone)
    await move(crew.member, caseId, 'verify')
    expect((await reveal(crew.member, caseId)).body.phone).toBe(contact.phone)
  })
})

describe('A contact given in confidence', () => {
  it('stays closed to a cadre whose community leads the case or assists, masked forms too', async () => {
    const communityId = await unitOf(world, 'zhouxiaolan')
    for (const units of [
      { leadUnitId: communityId },
      { leadUnitId: drainageId, assistingUnitIds: [communityId] },
    ]) {
      const opened = await reportOn(world, {
        nodeId,
        contact,
        isConfidential: true,
        categoryCode: 'C-05-01',
      })
      await carryTo('filed', opened, crew, drainageId)
      await move(crew.desk, opened.caseId, 'dispatch', units)
      const answer = await reveal(crew.cadre, opened.caseId)
      expect(answer.body.detail).toEqual({ why: 'asked-for-confidence' })
      const { reporter } = (await crew.cadre.get(`/cases/${opened.caseId}`)).body
      expect([reporter.canReveal, reporter.nameMasked, reporter.phoneMasked]).toEqual([
        false,
        undefined,
        undefined,
      ])
      expect(await readings(opened.caseId)).toEqual([])
    }
  })

  it('never reaches a unit, in any answer it can ask for', async () => {
    const { caseId } = await caseAt('dispatched', { isConfidential: true })
    const answers = [
      await crew.drainage.get(`/cases/${caseId}`),
      await crew.drainage.get('/cases?view=all'),
      await crew.drainage.get('/cases?view=my-tasks'),
      await crew.drainage.get(`/cases?view=all&text=${encodeURIComponent('王秀珍')}`),
      await crew.drainage.get('/cases/counts'),
      await crew.drainage.get(`/cases/${caseId}/limits/clear-drain/derivation`),
      await reveal(crew.drainage, caseId),
      await crew.drainage.post(`/cases/${caseId}/accept`, {}),
      await crew.drainage.post(`/cases/${caseId}/note`, { words: '已联系' }),
      await crew.drainage.post(`/cases/${caseId}/feed-back`, { words: '已疏通' }),
      await crew.drainage.get(`/cases/${caseId}`),
      await crew.drainage.get('/my/reports'),
    ]
    for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(clear)
    const pages = answers.filter(({ body }) => body.reporter !== undefined)
    expect(pages).toHaveLength(2)
    for (const { body } of pages) {
      expect(body.reporter).toMatchObject({ isConfidential: true, canReveal: false })
      expect(body.reporter.nameMasked ?? body.reporter.phoneMasked).toBeUndefined()
    }
    expect(await readings(caseId)).toEqual([])
    const rows = await world.ask(
      `select c.unit_ids from matter.contact c join casework.case_file f using (street_id, matter_id)
       where f.case_id = $1`,
      [caseId],
    )
    expect(rows).toEqual([{ unit_ids: [] }])
  })

  it('is open to the checker who calls back, and that is logged', async () => {
    const { caseId } = await caseAt('checking', { isConfidential: true })
    expect((await reveal(crew.checker, caseId)).body.phone).toBe(contact.phone)
    expect(await readings(caseId)).toHaveLength(1)
  })
})

describe('Types that only some may read', () => {
  it('R26: a public-security clue enters by the same intake and stays out of every volunteer’s sight', async () => {
    const before = await crew.member.get('/cases/counts')
    const { caseId, reportId } = await reportOn(world, {
      nodeId,
      categoryCode: 'X-6-01',
      text: '有人冒充社区干部让老人转账',
    })
    for (const who of [crew.member, crew.leader]) {
      const list = await who.get('/cases?view=all&limit=50')
      expect(JSON.stringify(list.body)).not.toContain(caseId)
      expect(await refusal(who.get(`/cases/${caseId}`))).toBe('not-found')
      expect(await refusal(who.post(`/cases/${caseId}/verify`, {}))).toBe('not-found')
      expect(await refusal(reveal(who, caseId))).toBe('not-found')
    }
    const after = await crew.member.get('/cases/counts')
    expect(after.body.counts).toEqual(before.body.counts)
    const seen = await crew.cadre.get('/cases?view=all&limit=50')
    expect(JSON.stringify(seen.body)).toContain(caseId)
    const [row] = await world.ask(
      'select channel, grid_pos from matter.matter where matter_id = $1',
      [reportId],
    )
    const [drain] = await world.ask(
      `select channel, grid_pos from matter.matter where category_code = 'E-04-04' limit 1`,
    )
    expect(row).toEqual(drain)
  })
})

describe('A report in confidence by someone who holds a post', () => {
  it('names them neither to the unit nor among those who may not check', async () => {
    const opened = await reportOn(
      world,
      { nodeId, channel: 'patrol', isConfidential: true },
      crew.neighbourLeader,
    )
    await carryTo('handling', opened, crew, drainageId)
    const unit = await crew.drainage.get(`/cases/${opened.caseId}`)
    const checker = await crew.checker.get(`/cases/${opened.caseId}`)
    expect([unit.status, checker.status]).toEqual([200, 200])
    for (const { body } of [unit, checker]) {
      expect(JSON.stringify(body)).not.toContain('曹月华')
      const first = body.timeline.find((line: { act: string }) => line.act === 'report')
      expect(first.by).toEqual({ post: 'resident' })
    }
    expect(unit.body.checkers).toEqual([])
    expect(checker.body.checkers.length).toBeGreaterThan(0)
  })
})

describe('A unit that gave the case back', () => {
  it('opens neither the case nor its photos, while a unit that assists still does', async () => {
    const opened = await reportOn(world, { nodeId, contact })
    await carryTo('filed', opened, crew, drainageId)
    const { caseId } = opened
    const propertyId = await unitOf(world, 'zhengwei')
    const units = { leadUnitId: drainageId, assistingUnitIds: [propertyId] }
    await move(crew.desk, caseId, 'dispatch', units)
    expect(await move(crew.drainage, caseId, 'return', { words: '不是我们的管' })).toBe('returned')
    expect(await refusal(crew.drainage.get(`/cases/${caseId}`))).toBe('not-found')
    expect(await refusal(crew.drainage.post(`/cases/${caseId}/note`, { words: '还在' }))).toBe(
      'not-found',
    )
    expect((await crew.property.get(`/cases/${caseId}`)).status).toBe(200)
  })
})
