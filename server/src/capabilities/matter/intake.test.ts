import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { Channel } from '@linli/contract/matter/matter.schema'
import {
  type Browser,
  openWorld,
  type Told,
  wednesdayMorning,
  type World,
} from '../../../test/world.ts'
import { addMinutes } from '../../platform/runtime/clock.ts'

const lamp = 'C-01-18'

let world: World
let entranceId: string
let doorId: string

beforeAll(async () => {
  world = await openWorld()
  entranceId = (await place('北区3网格5号楼2单元')).nodeId
  doorId = (await place('北区3网格5号楼2单元501')).nodeId
})

async function place(text: string): Promise<Told> {
  const { body } = await world.browser().get(`/grid/places?text=${encodeURIComponent(text)}`)
  return body.items[0].node
}

const report = (browser: Browser, body: object = {}) =>
  browser.post('/reports', { text: '路灯坏了', place: { nodeId: entranceId }, ...body })

describe('A photo', () => {
  const jpeg = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#258' } })
      .withExif({
        IFD0: { Make: 'SecretPhone' },
        IFD3: { GPSLatitude: '36/1 40/1 0/1', GPSLatitudeRef: 'N', GPSLongitude: '116/1 58/1 0/1' },
      })
      .jpeg()
      .toBuffer()

  it('loses the place and device it carries before it is kept', async () => {
    const bytes = await jpeg(800, 600)
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    expect(bytes.includes('SecretPhone')).toBe(true)
    const browser = world.browser()
    const photoId = randomUUID()
    expect((await browser.put(`/photos/${photoId}`, bytes)).status).toBe(200)
    const kept = await browser.get(`/photos/${photoId}`)
    expect(kept.status).toBe(200)
    expect(kept.body.includes('SecretPhone')).toBe(false)
    expect(await sharp(kept.body).metadata()).toMatchObject({
      format: 'webp',
      width: 800,
      height: 600,
    })
    expect((await sharp(kept.body).metadata()).exif).toBeUndefined()
    const small = await sharp((await browser.get(`/photos/${photoId}?size=small`)).body).metadata()
    expect(small.width).toBe(320)
  })

  it('of twelve megapixels is taken, and kept smaller and upright', async () => {
    const photoId = randomUUID()
    const browser = world.browser()
    const lying = await sharp(await jpeg(4000, 3000))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect((await browser.put(`/photos/${photoId}`, lying)).status).toBe(200)
    const { body } = await browser.get(`/photos/${photoId}`)
    expect(await sharp(body).metadata()).toMatchObject({ width: 1200, height: 1600 })
  })

  it.each([
    ['text', Buffer.from('<svg onload="alert(1)"/> this is no photo')],
    ['a cut-off photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['nothing', Buffer.alloc(0)],
  ])('that is %s is refused and not kept', async (_, bytes) => {
    const photoId = randomUUID()
    const answer = await world.browser().put(`/photos/${photoId}`, bytes)
    expect([answer.status, answer.body.code]).toEqual([415, 'photo-refused'])
    expect(await world.ask('select from files.photo where photo_id = $1', [photoId])).toEqual([])
  })

  it('sent twice under one id is one photo', async () => {
    const [browser, photoId] = [world.browser(), randomUUID()]
    const first = await jpeg(60, 40)
    await browser.put(`/photos/${photoId}`, first)
    const again = await browser.put(`/photos/${photoId}`, await jpeg(90, 90))
    expect(again.status).toBe(200)
    expect(await world.ask('select width from files.photo where photo_id = $1', [photoId])).toEqual(
      [{ width: 60 }],
    )
  })

  it('is seen by its uploader and by staff of the place of its report, and by nobody else', async () => {
    const [browser, photoId] = [world.browser(), randomUUID()]
    await browser.put(`/photos/${photoId}`, await jpeg(60, 40))
    const others = [
      world.browser(),
      await world.signIn('wangxiuzhen'),
      await world.signIn('liumin'),
    ]
    const seen = async (who: Browser[]) =>
      (await Promise.all(who.map((each) => each.get(`/photos/${photoId}`)))).map(
        ({ status }) => status,
      )
    expect(await seen([browser, ...others])).toEqual([200, 404, 404, 404])
    expect((await report(browser, { photoIds: [photoId] })).status).toBe(200)
    const far = [await world.signIn('penglijun'), await world.signIn('wuxiaodong')]
    expect(await seen([browser, ...others, ...far])).toEqual([200, 404, 404, 200, 404, 404])
  })
})

describe('A report that waited for signal', () => {
  const days = (many: number) => addMinutes(wednesdayMorning, -many * 24 * 60)

  it('says in its first line when it was noted, unless the phone’s clock cannot be right', async () => {
    const member = await world.signIn('liumin')
    const toldOf = async (notedAt: string) => {
      const reporter = world.browser()
      const { reportId, caseId } = (await report(reporter, { notedAt })).body
      const own = (await reporter.get(`/my/reports/${reportId}`)).body
      const page = (await member.get(`/cases/${caseId}`)).body
      expect(page.timeline.at(-1).detail).toEqual(own.timeline.at(-1).detail)
      expect(new Date(own.reportedAt).toISOString()).toBe(wednesdayMorning)
      return own.timeline.at(-1).detail.notedAt
    }
    expect(await toldOf(days(2))).toBe(days(2))
    expect(await toldOf(days(29.9))).toBe(days(29.9))
    for (const wrong of [days(-1), days(31), addMinutes(wednesdayMorning, -0.5)])
      expect(await toldOf(wrong), wrong).toBeUndefined()
  })
})

describe('The place of a report', () => {
  it('is its entrance, never the door, and lies in the building grid of those who answer for it', async () => {
    const { reportId } = (await report(world.browser(), { place: { nodeId: doorId } })).body
    const [row] = await world.ask(
      `select m.node_id, m.place, s.name from matter.matter m
       join grid.node s on s.kind = 'small-grid' and m.grid_pos between s.pos and s.pos_end where matter_id = $1`,
      [reportId],
    )
    expect(row.node_id).toBe(entranceId)
    expect(row.place).not.toContain('501')
  })

  it('snaps to the building grid of the point when only the community was named', async () => {
    const community = await place('翠屏里')
    const [grid] = await world.ask(
      `select s.node_id, s.centre_lon, s.centre_lat from grid.node s join grid.node c on c.node_id = $1
       where s.kind = 'small-grid' and s.pos between c.pos and c.pos_end order by s.pos limit 1`,
      [community.nodeId],
    )
    const point = [grid.centre_lon, grid.centre_lat]
    const snapped = await report(world.browser(), { place: { nodeId: community.nodeId, point } })
    const wide = await report(world.browser(), { place: { nodeId: community.nodeId } })
    const outside = await report(world.browser(), {
      place: { nodeId: community.nodeId, point: [0, 0] },
    })
    const nodes = await Promise.all(
      [snapped, wide, outside].map(async ({ body }) => {
        const rows = await world.ask('select node_id from matter.matter where matter_id = $1', [
          body.reportId,
        ])
        return rows[0].node_id
      }),
    )
    expect(nodes).toEqual([grid.node_id, community.nodeId, community.nodeId])
  })
})

describe('The source of a report', () => {
  const by = async (channel: string): Promise<[Browser, object]> => {
    const body = { channel, text: `经${channel}来的一件` }
    if (channel === 'resident-phone') return [world.browser(), body]
    if (channel === 'patrol') return [await world.signIn('liumin'), body]
    const clerk = channel === 'hotline-12345' ? 'hewenjing' : 'zhouxiaolan'
    return [await world.signIn(clerk), { ...body, onBehalf: true }]
  }
  const poolOf = () =>
    world.ask(`select matter_id, channel from matter.matter where text like '经%' order by 1`)

  it('is refused to whoever names one that is not theirs, and nothing is taken in', async () => {
    const [nobody, resident] = [world.browser(), await world.signIn('wangxiuzhen')]
    const [member, handler] = [await world.signIn('liumin'), await world.signIn('sunguoqiang')]
    const refused = [
      [nobody, { channel: 'hotline-12345' }, 'channel-not-yours'],
      [nobody, { channel: 'patrol' }, 'channel-not-yours'],
      [resident, { channel: 'counter' }, 'channel-not-yours'],
      [resident, { channel: 'counter', onBehalf: true }, 'not-your-post'],
      [member, { channel: 'hotline-12345', onBehalf: true }, 'channel-not-yours'],
      [member, { channel: 'patrol', onBehalf: true }, 'channel-not-yours'],
      [member, { channel: 'phone-call' }, 'channel-not-yours'],
      [handler, { channel: 'counter', onBehalf: true }, 'not-your-post'],
    ] as const
    for (const [who, body, code] of refused) {
      const answer = await report(who, { text: '经伪造的来源', ...body })
      expect([answer.status, answer.body.code], JSON.stringify(body)).toEqual([403, code])
    }
    expect(await poolOf()).toEqual([])
  })

  it('R139: is kept for each channel in the one pool, and what is sent again is not entered twice', async () => {
    const told = new Map<string, string>()
    for (const channel of Channel.options) {
      const [who, body] = await by(channel)
      const key = randomUUID()
      const first = await who.post('/reports', { place: { nodeId: entranceId }, ...body }, key)
      const again = await who.post('/reports', { place: { nodeId: entranceId }, ...body }, key)
      expect([first.status, again.status], JSON.stringify(first.body)).toEqual([200, 200])
      expect(again.body).toEqual(first.body)
      told.set(first.body.caseId, channel)
    }
    expect(await poolOf()).toHaveLength(Channel.options.length)
    const desk = await world.signIn('hewenjing')
    const { items } = (await desk.get('/cases?view=all&limit=100')).body
    const listed = items.filter(({ title }: Told) => title.startsWith('经'))
    expect(new Map(listed.map((item: Told) => [item.caseId, item.channel]))).toEqual(told)
  })
})

describe('Likely duplicates', () => {
  const ask = (browser: Browser, body: object) =>
    browser.post('/matter/likely-duplicates', { categoryCode: lamp, nodeId: entranceId, ...body })

  it('R32: are proposed by type, place and time, best first, and to residents without words or names', async () => {
    const reporter = world.browser()
    const first = await report(reporter, {
      categoryCode: lamp,
      text: '五号楼门口路灯不亮，我姓孔',
      contact: { name: '孔某', phone: '10000001111' },
    })
    const { body, status } = await ask(world.browser(), { text: '路灯不亮' })
    expect(status).toBe(200)
    expect(body.items).toEqual([
      {
        token: expect.stringMatching(/^[\w-]{22}$/),
        categoryCode: lamp,
        place: '翠屏里北区 3 网格 5–7号楼网格',
        on: '2026-06-17',
      },
    ])
    const told = JSON.stringify(body)
    expect(told).not.toMatch(/孔|不亮|1111|单元/)
    for (const id of [first.body.reportId, first.body.caseId]) expect(told).not.toContain(id)
  })

  it('tell staff the entrance of what lies in their scope, and of anything else the building grid', async () => {
    const [member, far] = [await world.signIn('liumin'), await world.signIn('penglijun')]
    const placesTo = async (who: Browser) =>
      (await ask(who, {})).body.items.map(({ place }: Told) => place)
    expect(await placesTo(member)).toEqual(['翠屏里北区 3 网格 5号楼2单元'])
    expect(await placesTo(far)).toEqual(['翠屏里北区 3 网格 5–7号楼网格'])
  })

  it('are found across the edge of a compound, where two houses stand close together', async () => {
    const [pair] = await world.ask(
      `select a.node_id as here, b.node_id as there from grid.node a join grid.node sa on sa.node_id = a.parent_id
       join grid.node b on b.kind = 'building' and b.pos > a.pos join grid.node sb on sb.node_id = b.parent_id
       where a.kind = 'building' and sa.parent_id <> sb.parent_id
         and abs(a.centre_lon - b.centre_lon) < 2500 and abs(a.centre_lat - b.centre_lat) < 2500 limit 1`,
    )
    await report(world.browser(), { categoryCode: lamp, place: { nodeId: pair.here } })
    expect((await ask(world.browser(), { nodeId: pair.there })).body.items).toHaveLength(1)
  })

  it('are found in one building grid though nobody named a building', async () => {
    const [grid] = await world.ask(
      `select node_id from grid.node where kind = 'small-grid' order by pos limit 1`,
    )
    const nodeId = grid.node_id
    expect((await ask(world.browser(), { nodeId })).body.items).toEqual([])
    await report(world.browser(), { categoryCode: lamp, place: { nodeId } })
    expect((await ask(world.browser(), { nodeId })).body.items).toHaveLength(1)
  })

  it('are none for another type, far away or after the days of the type', async () => {
    const far = (await place('影潭')).nodeId
    expect((await ask(world.browser(), { nodeId: far })).body.items).toEqual([])
    expect((await ask(world.browser(), { categoryCode: 'X-4-03' })).body.items).toEqual([])
    world.clock.forward(4 * 24 * 60)
    expect((await ask(world.browser(), {})).body.items).toEqual([])
    world.clock.forward(-4 * 24 * 60)
    expect((await ask(world.browser(), {})).body.items).toHaveLength(1)
  })

  it('of types inside dwellings are told to staff in scope and never to residents', async () => {
    const indoors = { categoryCode: 'X-6-03' }
    await report(world.browser(), { ...indoors, text: '楼上半夜吵' })
    expect((await ask(world.browser(), indoors)).body.items).toEqual([])
    expect((await ask(await world.signIn('wangxiuzhen'), indoors)).body.items).toEqual([])
    expect((await ask(await world.signIn('liumin'), indoors)).body.items).toHaveLength(1)
    expect((await ask(await world.signIn('penglijun'), indoors)).body.items).toEqual([])
  })

  it('are told to the same asker so many times an hour and no more; staff are not counted', async () => {
    const [resident, member] = [await world.signIn('wangxiuzhen'), await world.signIn('liumin')]
    const tries = async (who: Browser) => {
      const statuses = []
      for (let i = 0; i < 122; i++) statuses.push((await ask(who, {})).status)
      return statuses.filter((status) => status === 429).length
    }
    expect(await tries(member)).toBe(0)
    expect(await tries(resident)).toBeGreaterThanOrEqual(2)
    expect((await ask(world.browser(), {})).status).toBe(200)
  })

  it('of restricted types are told to nobody here', async () => {
    const restricted = { categoryCode: 'X-3-04' }
    await report(world.browser(), { ...restricted, text: '孩子病了揭不开锅' })
    for (const who of [
      world.browser(),
      await world.signIn('liumin'),
      await world.signIn('hewenjing'),
    ])
      expect((await ask(who, restricted)).body.items).toEqual([])
  })
})

describe('The proposal of a type', () => {
  const propose = async (text: string, who = world.browser()) =>
    (await who.post('/matter/proposals', { text })).body

  it('is never one that only staff raise to a resident, signed in or not, and is to staff', async () => {
    const text = '翠屏里北区3网格没有党支部'
    const codesFor = async (who: Browser) =>
      (await propose(text, who)).proposals.map(({ code }: { code: string }) => code)
    expect(await codesFor(world.browser())).not.toContain('X-1-01')
    expect(await codesFor(await world.signIn('wangxiuzhen'))).not.toContain('X-1-01')
    expect(await codesFor(await world.signIn('liumin'))).toContain('X-1-01')
  })

  it('does not come from the name of a grid', async () => {
    const { proposals } = await propose('翠屏里北区3网格路灯坏了', await world.signIn('liumin'))
    expect(proposals[0]).toMatchObject({ code: lamp, words: ['路灯坏了'] })
    expect(proposals.map(({ code }: { code: string }) => code)).not.toContain('X-1-01')
  })

  it('R32: names the words that spoke for it, and learns from a correction at the next request', async () => {
    const [best] = (await propose('门口的路灯坏了')).proposals
    expect(best.code).toBe(lamp)
    expect(best.words).toEqual(['路灯坏了'])
    const text = '排风扇整夜轰轰响'
    expect((await propose(text)).abstained).toBe(true)
    const checker = await world.signIn('zhaoqiming')
    for (const words of ['饭馆的排风扇轰轰响', '排风扇开一整夜', '排风扇对着窗户轰轰的']) {
      const { caseId } = (await report(world.browser(), { text: words, categoryCode: 'X-6-03' }))
        .body
      const corrected = { categoryCode: 'E-01-18', words: '是餐馆的噪声' }
      const moved = await checker.post(`/cases/${caseId}/reclassify`, corrected)
      expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    }
    const learned = await propose(text)
    expect([learned.proposals[0]?.code, learned.abstained]).toEqual(['E-01-18', false])
    expect(learned.proposals[0].words.join()).toContain('轰轰')
  })
})
