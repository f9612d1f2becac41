import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../../../test/database.setup.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { addMinutes } from '../runtime/clock.ts'
import { newId } from '../runtime/ids.ts'
import { dropUnshownPhotos } from './retention.ts'

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

  it.each(['wangxiuzhen', 'liumin'])(
    'stays its taker’s who signs in on the same browser before reporting: %s',
    async (loginName) => {
      const browser = world.browser()
      const [photoId, later] = [newId(), newId()]
      expect((await browser.put(`/photos/${photoId}`, bytes)).status).toBe(200)
      await browser.post('/sign-ins', { loginName, password: demoPassword })
      expect((await browser.put(`/photos/${photoId}`, bytes)).status).toBe(200)
      expect((await browser.put(`/photos/${later}`, bytes)).status).toBe(200)
      const answer = await report([photoId, later], browser)
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      const shown = await world.ask('select photo_id from files.photo where matter_id = $1', [
        answer.body.reportId,
      ])
      expect(shown).toHaveLength(2)
    },
  )

  it('is one photo for the same taker however often and at once it is sent, though the first answer was lost', async () => {
    const photoId = newId()
    const [first, second, signedIn] = [
      world.browser(),
      world.browser(),
      await world.signIn('wangxiuzhen'),
    ]
    const sent = await Promise.all(
      [first, second].map((who) => who.put(`/photos/${photoId}`, bytes)),
    )
    expect(sent.map(({ status }) => status)).toEqual([200, 200])
    expect((await signedIn.put(`/photos/${photoId}`, bytes)).status).toBe(200)
    expect(await world.ask('select from files.photo where photo_id = $1', [photoId])).toHaveLength(
      1,
    )
    expect((await report([photoId], second)).status).toBe(200)
    expect((await report([photoId], first)).body.code).toBe('photo-unknown')
  })

  it('is refused to anybody else under the same id, with the reason and without a change', async () => {
    const photoId = newId()
    await world.browser().put(`/photos/${photoId}`, bytes)
    const other = await sharp(bytes).negate().jpeg().toBuffer()
    for (const who of [world.browser(), await world.signIn('liumin')]) {
      const refused = await who.put(`/photos/${photoId}`, other)
      expect([refused.status, refused.body.code]).toEqual([415, 'photo-refused'])
      expect((await report([photoId], who)).body.code).toBe('photo-unknown')
      expect((await who.get(`/photos/${photoId}`)).status).toBe(404)
    }
    expect(world.errors.map(String)).toEqual([])
  })

  it('is deleted with its bytes after thirty days if nothing ever showed it, and not before', async () => {
    const resident = world.browser()
    const green = await sharp(bytes).negate().jpeg().toBuffer()
    const [kept, alike, unshown] = [newId(), newId(), newId()]
    await resident.put(`/photos/${kept}`, bytes)
    await resident.put(`/photos/${alike}`, bytes)
    await resident.put(`/photos/${unshown}`, green)
    await report([kept], resident)
    const run = (days: number) => {
      const now = addMinutes(world.clock.now(), days * 24 * 60)
      return dropUnshownPhotos({ database: world.database, streetId: 1, now })
    }
    expect(await run(29)).toEqual({ photos: 0 })
    expect((await run(31)).photos).toBeGreaterThanOrEqual(2)
    const left = await world.ask('select photo_id from files.photo where photo_id = any ($1)', [
      [kept, alike, unshown],
    ])
    expect(left).toEqual([{ photo_id: kept }])
    expect((await resident.get(`/photos/${kept}`)).status).toBe(200)
    const files = await readdir(join(world.folder, 'files'), { recursive: true })
    expect(files.filter((file) => file.endsWith('.webp'))).toHaveLength(1)
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
