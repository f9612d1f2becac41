import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { newId } from '../runtime/ids.ts'

describe('A photo stands where its taker put it', () => {
  let world: World
  let nodeId: string
  let bytes: Buffer

  beforeAll(async () => {
    world = await openWorld()
    const found = await world
      .browser()
      .get(`/grid/places?text=${encodeURIComponent('北区3网格5号楼2单元')}`)
    nodeId = found.body.items[0].node.nodeId
    bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer()
  })

  it('refuses a report that shows a photo which nobody uploaded', async () => {
    const answer = await report([newId()])
    expect(answer.body.code).toBe('photo-unknown')
    expect(await world.ask('select from casework.case_file')).toHaveLength(0)
  })

  it('refuses staff who would show the photo of one case as evidence in another', async () => {
    const resident = world.browser()
    const photoId = newId()
    await resident.put(`/photos/${photoId}`, bytes)
    const first = await report([photoId], resident)
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    const second = await report([])
    const member = await world.signIn('liumin')
    const moved = await member.post(`/cases/${second.body.caseId}/note`, {
      words: '补一张',
      photoIds: [photoId],
    })
    expect(moved.body.code).toBe('photo-unknown')
    const [photo] = await world.ask('select matter_id from files.photo where photo_id = $1', [
      photoId,
    ])
    expect(photo.matter_id).toBe(first.body.reportId)
  })

  it('answers the retry of a report with its photo like the first try', async () => {
    const resident = world.browser()
    const photoId = newId()
    await resident.put(`/photos/${photoId}`, bytes)
    const key = newId()
    const body = { text: '坡道坏了', place: { nodeId }, photoIds: [photoId] }
    const first = await resident.post('/reports', body, key)
    const again = await resident.post('/reports', body, key)
    expect(again.status, JSON.stringify(again.body)).toBe(200)
    expect(again.body).toEqual(first.body)
  })

  function report(photoIds: string[], browser = world.browser()) {
    return browser.post('/reports', { text: '坡道坏了', place: { nodeId }, photoIds })
  }
})
