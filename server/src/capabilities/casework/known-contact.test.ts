import { beforeAll, describe, expect, it } from 'vitest'
import { nodeOf, type Opened, refusal, reportOn } from '../../../test/cases.ts'
import { dumpOf } from '../../../test/dump.ts'
import { type Browser, openWorld, type World } from '../../../test/world.ts'

const neighbour = { name: '欧阳垚焱', phone: '10000007731' }
const own = { name: '王秀珍', phone: '10000002046' }

let world: World
let nodeId: string

beforeAll(async () => {
  world = await openWorld()
  nodeId = await nodeOf(world)
})

const asBefore = () => ({ text: '楼道灯又不亮了', place: { nodeId }, contactAsBefore: true })

async function newcomer(): Promise<Browser> {
  await world.ask(`update auth.identity set login_name = gen_random_uuid()::text
    where login_name = 'shoufeng'`)
  await world.ask(
    `insert into auth.identity (identity_id, login_name, name, password_hash, holder_id, created_at)
     select gen_random_uuid(), 'shoufeng', '守峰', password_hash, gen_random_uuid(), created_at
     from auth.identity where login_name = 'wangxiuzhen'`,
  )
  return world.signIn('shoufeng')
}

const contactOf = ({ reportId }: Pick<Opened, 'reportId'>) =>
  world
    .ask('select * from matter.contact where matter_id = $1', [reportId])
    .then(([contact]) => contact)

describe('A contact left before', () => {
  it('is never that of somebody else: not of a receipt one follows, nor of a phone without an account', async () => {
    const theirs = await reportOn(world, { nodeId, contact: neighbour })
    const follower = await newcomer()
    const { receiptCode, checkWord } = theirs
    expect((await follower.post('/receipts/open', { receiptCode, checkWord })).status).toBe(200)
    expect((await follower.get(`/my/reports/${theirs.reportId}`)).status).toBe(200)
    const before = await world.ask('select count(*)::int as many from matter.matter')

    expect(await refusal(follower.post('/reports', asBefore()))).toBe('no-contact-before')
    expect(await refusal(theirs.reporter.post('/reports', asBefore()))).toBe('no-contact-before')
    expect(await refusal(world.browser().post('/reports', asBefore()))).toBe('no-contact-before')

    expect((await follower.get('/my/details')).body).toEqual({})
    expect((await theirs.reporter.get('/my/details')).body).toEqual({})
    expect(await world.ask('select count(*)::int as many from matter.matter')).toEqual(before)
  })

  it('is never that of a caller whose report one wrote down, nor one’s own for a caller', async () => {
    const cadre = await world.signIn('zhouxiaolan')
    await reportOn(
      world,
      { nodeId, contact: neighbour, onBehalf: true, channel: 'phone-call' },
      cadre,
    )
    expect(await refusal(cadre.post('/reports', asBefore()))).toBe('no-contact-before')
    const forCaller = { ...asBefore(), onBehalf: true, channel: 'phone-call' }
    expect(await refusal(cadre.post('/reports', forCaller))).toBe('invalid-input')
    expect((await cadre.get('/my/details')).body.contact).toBeUndefined()
  })

  it('is not mixed with one that is written anew', async () => {
    const resident = await newcomer()
    await reportOn(world, { nodeId, contact: own }, resident)
    const both = { ...asBefore(), contact: { phone: '10000001111' } }
    expect(await refusal(resident.post('/reports', both))).toBe('invalid-input')
  })

  it('serves the next report of the same person, is told masked alone, and is sealed anew', async () => {
    const resident = await newcomer()
    const first = await reportOn(world, { nodeId, contact: own }, resident)
    await reportOn(world, { nodeId }, resident)
    const known = await resident.get('/my/details')
    expect(known.body.contact).toEqual({ nameMasked: '王*珍', phoneMasked: '100****2046' })
    expect(known.body.place.node.nodeId).toBe(nodeId)

    const next = await reportOn(world, { nodeId, contactAsBefore: true }, resident)

    const [before, after] = [await contactOf(first), await contactOf(next)]
    expect(after.phone_masked).toBe('100****2046')
    expect(after.phone_index).toEqual(before.phone_index)
    expect(after.phone_enc).not.toEqual(before.phone_enc)
    expect(after.address_enc).toBeNull()
    const member = await world.signIn('chenlixin')
    const shown = await member.post(`/cases/${next.caseId}/reveal`, { purpose: 'call-back' })
    expect(shown.body).toMatchObject(own)
    const dump = await dumpOf(world)
    expect(dump.includes(own.phone)).toBe(false)
  })

  it('left no reading behind, as nobody read it', async () => {
    const resident = await newcomer()
    const first = await reportOn(world, { nodeId, contact: own }, resident)
    await reportOn(world, { nodeId, contactAsBefore: true }, resident)
    const readings = await world.ask(
      `select r.* from privacy.reading r join matter.matter m using (holder_id)
       where m.actor_identity_id = (select actor_identity_id from matter.matter where matter_id = $1)`,
      [first.reportId],
    )
    expect(readings).toEqual([])
  })
})

describe('A phone number', () => {
  it.each(['1001234', '1005310204', '+'])('that cannot ring is refused: %s', async (phone) => {
    const answer = world
      .browser()
      .post('/reports', { ...asBefore(), contactAsBefore: undefined, contact: { phone } })
    expect(await refusal(answer)).toBe('phone-not-whole')
  })

  it.each(['12345', '0531 8123 4567'])(
    'of a hotline or with an area code is taken: %s',
    async (phone) => {
      await reportOn(world, { nodeId, contact: { phone } })
    },
  )
})
