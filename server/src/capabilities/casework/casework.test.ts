import { beforeAll, describe, expect, it } from 'vitest'
import { heardByPhone, move } from '../../../test/cases.ts'
import { photoOf } from '../../../test/photo.ts'
import { openWorld, type World } from '../../../test/world.ts'

describe('One report travels the closed loop', () => {
  let world: World
  let nodeId: string

  beforeAll(async () => {
    world = await openWorld()
    const found = await world
      .browser()
      .get('/grid/places?text=' + encodeURIComponent('北区3网格5号楼2单元'))
    nodeId = found.body.items[0].node.nodeId
  })

  it('refuses a report without words and without a photo', async () => {
    const answer = await world.browser().post('/reports', { text: '', place: { nodeId } })
    expect(answer.status).toBe(422)
    expect(await world.ask('select from matter.matter')).toHaveLength(0)
  })

  it('R35: goes from a resident’s phone to a checked close, and the reporter hears it', async () => {
    const resident = world.browser()
    const receipt = await resident.post('/reports', {
      text: '5号楼2单元门口坡道的扶手松了，一扶就晃，怕老人摔着。',
      place: { nodeId },
      contact: { name: '王秀珍', phone: '10000002046' },
      categoryCode: 'C-21-02',
    })
    expect(receipt.status, JSON.stringify([receipt.body, world.errors])).toBe(200)
    expect(receipt.body.number).toBe('260617-001')
    const { caseId, reportId } = receipt.body

    const member = await world.signIn('liumin')
    const tasks = await member.get('/cases?view=my-tasks')
    expect(tasks.status, JSON.stringify([tasks.body, world.errors.map(String)])).toBe(200)
    expect(tasks.body.items.map((item: { caseId: string }) => item.caseId)).toContain(caseId)
    expect(await move(member, caseId, 'verify', { words: '确实松了' })).toBe('verified')

    const checker = await world.signIn('zhaoqiming')
    expect(await move(checker, caseId, 'file', {})).toBe('filed')

    const desk = await world.signIn('hewenjing')
    const proposal = await desk.get(`/cases/${caseId}/dispatch-proposal`)
    expect(proposal.status, JSON.stringify([proposal.body, world.errors.map(String)])).toBe(200)
    expect(proposal.body.units[0].name).toContain('北区物业')
    expect(
      await move(desk, caseId, 'dispatch', { leadUnitId: proposal.body.units[0].unitId }),
    ).toBe('dispatched')

    const property = await world.signIn('zhengwei')
    const mine = await property.get('/cases?view=my-tasks')
    expect(mine.body.items.map((item: { caseId: string }) => item.caseId)).toEqual([caseId])
    expect(await move(property, caseId, 'accept', {})).toBe('handling')
    const words = '扶手已重新固定'
    const bare = await property.post(`/cases/${caseId}/feed-back`, { words })
    expect([bare.status, bare.body.code]).toEqual([409, 'photo-missing'])
    const photoIds = [await photoOf(property)]
    expect(await move(property, caseId, 'feed-back', { words, photoIds })).toBe('checking')

    const refused = await desk.post(`/cases/${caseId}/pass-check`, {
      reporterSaid: 'solved',
      solvedLevel: 'mid-grid',
    })
    expect(refused.body.code).toBe('not-your-post')
    expect(
      await move(checker, caseId, 'pass-check', {
        words: heardByPhone,
        reporterSaid: 'solved',
        solvedLevel: 'mid-grid',
      }),
    ).toBe('closed')

    const own = await resident.get(`/my/reports/${reportId}`)
    expect(own.status, JSON.stringify([own.body, world.errors.map(String)])).toBe(200)
    expect(own.body.status).toBe('closed')
    expect(own.body.outcome).toBe('solved')
    expect(own.body.timeline.map((line: { act: string }) => line.act).reverse()).toEqual([
      'report',
      'verify',
      'file',
      'dispatch',
      'accept',
      'feed-back',
      'pass-check',
    ])
    const page = await checker.get(`/cases/${caseId}`)
    expect(page.status, JSON.stringify([page.body, world.errors.map(String)])).toBe(200)
    expect(page.body.stage).toBe('closed')
  })
})
