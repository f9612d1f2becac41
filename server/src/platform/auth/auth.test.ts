import { TOTP, URI } from 'otpauth'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../../../test/database.setup.ts'
import { dumpOf, formsOf } from '../../../test/dump.ts'
import { newId } from '../runtime/ids.ts'
import { type Browser, openWorld, wednesdayMorning, type World } from '../../../test/world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

const signIn = (browser: Browser, loginName: string, password = demoPassword, code?: string) =>
  browser.post('/sign-ins', { loginName, password, ...(code ? { code } : {}) })

function signInFrom(browser: Browser, address: string, loginName: string) {
  return browser.send({
    method: 'POST',
    url: '/api/sign-ins',
    headers: { 'idempotency-key': newId(), 'x-forwarded-for': address },
    payload: { loginName, password: demoPassword },
  })
}

describe('Signing in', () => {
  it('is refused alike for a wrong password, an unknown name and a person without a password', async () => {
    const [{ login_name: silent }] = (await world.ask(
      'select login_name from auth.identity where password_hash is null limit 1',
    )) as [{ login_name: string }]
    const answers = [
      await signIn(world.browser(), 'liumin', 'wrong-password'),
      await signIn(world.browser(), 'nobody-here', demoPassword),
      await signIn(world.browser(), silent, demoPassword),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(answers.every(({ cookies }) => Object.keys(cookies).length === 0)).toBe(true)
  })

  it('leaves an entry for every try that failed, whether the name is known or not', async () => {
    const entries = () =>
      world.ask(
        `select entity_id from audit.entry where action = 'sign-in.refuse' order by entry_id`,
      )
    const before = (await entries()).length
    await signIn(world.browser(), 'sunguoqiang', 'wrong-password')
    await signIn(world.browser(), 'nobody-at-all', 'wrong-password')
    const [{ identity_id: known }] = (await world.ask(
      `select identity_id from auth.identity where login_name = 'sunguoqiang'`,
    )) as [{ identity_id: string }]
    expect((await entries()).slice(before).map((row) => row.entity_id)).toEqual([
      known,
      '00000000-0000-0000-0000-000000000000',
    ])
  })

  it('ends the sign-in that this browser held before, and no other', async () => {
    const browser = await world.signIn('zhengwei')
    const [former, elsewhere] = [world.browser(), await world.signIn('zhengwei')]
    Object.assign(former.cookies, browser.cookies)
    expect((await signIn(browser, 'sunguoqiang')).status).toBe(200)
    expect((await former.get('/me')).status).toBe(401)
    expect((await elsewhere.get('/me')).status).toBe(200)
  })

  it('keeps only the hash of the token, in no form and no table the token itself', async () => {
    const browser = world.browser()
    const { headers } = await signIn(browser, 'zhaoqiming')
    const token = browser.cookies.linli_in ?? ''
    expect(token.length).toBeGreaterThanOrEqual(43)
    const dump = await dumpOf(world)
    for (const form of formsOf(token)) expect(dump.includes(form), form).toBe(false)
    for (const form of formsOf(demoPassword)) expect(dump.includes(form), form).toBe(false)
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly/)
    expect(String(headers['set-cookie'])).toMatch(/SameSite=Lax/)
    expect(String(headers['set-cookie'])).toMatch(/Path=\//)
  })

  it('marks the cookie secure when the street is reached over https', async () => {
    const browser = world.browser()
    const { headers } = await browser.send({
      method: 'POST',
      url: '/api/sign-ins',
      headers: {
        'idempotency-key': '019a0000-0000-7000-8000-000000000001',
        'x-forwarded-proto': 'https',
      },
      payload: { loginName: 'zhaoqiming', password: demoPassword },
    })
    expect(String(headers['set-cookie'])).toMatch(/Secure/)
  })

  it('ends at sign-out, for this browser alone, and after twelve hours', async () => {
    const [one, two] = [await world.signIn('xujingan'), await world.signIn('xujingan')]
    const copied = world.browser()
    Object.assign(copied.cookies, one.cookies)
    await one.post('/me/sign-out')
    expect((await copied.get('/me')).status).toBe(401)
    expect((await two.get('/me')).status).toBe(200)
    world.clock.forward(12 * 60 + 1)
    expect((await two.get('/me')).status).toBe(401)
    world.clock.set(wednesdayMorning)
  })

  it('is limited, and a restart of the server forgives nothing', async () => {
    const tries = () => signIn(world.browser(), 'qianyulan', 'wrong-password')
    for (let i = 0; i < 10; i++) expect((await tries()).status).toBe(401)
    const refused = await tries()
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-tries'])
    const restarted = await world.serve(1)
    expect((await signIn(restarted.browser(), 'qianyulan')).status).toBe(429)
    const elsewhere = await signInFrom(restarted.browser(), '203.0.113.7', 'qianyulan')
    expect(elsewhere.status, 'a stranger’s tries shut nobody else out').toBe(200)
    world.clock.forward(6)
    expect((await signIn(restarted.browser(), 'qianyulan')).status).toBe(200)
    world.clock.set(wednesdayMorning)
  })
})

describe('A request that another site made a browser send', () => {
  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['no readable origin', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: 'http://localhost:8080' }],
  ])('is refused: %s', async (_, headers) => {
    const browser = await world.signIn('chenlixin')
    const answer = await browser.send({
      method: 'POST',
      url: '/api/me/sign-out',
      headers: { ...headers, 'idempotency-key': '019a0000-0000-7000-8000-000000000002' },
    })
    expect([answer.status, answer.body.code]).toEqual([403, 'wrong-origin'])
    expect((await browser.get('/me')).status).toBe(200)
  })
})

describe('A post', () => {
  it('is chosen among those held, and no other', async () => {
    const [browser, other] = [await world.signIn('liumin'), await world.signIn('fengzhiyuan')]
    const foreign = (await other.get('/me')).body.posts[0].grantId
    const refused = await browser.post('/me/post', { grantId: foreign })
    expect([refused.status, refused.body.code]).toEqual([403, 'post-not-held'])
    const own = (await browser.get('/me')).body.posts[0].grantId
    expect((await browser.post('/me/post', { grantId: own })).body.acting.grantId).toBe(own)
    const entries = await world.ask(
      `select post from audit.entry where action = 'me.choose-post' and entity_id = $1`,
      [own],
    )
    expect(entries).toHaveLength(1)
  })

  it('gives no rights from the request after its last day on, and no other post takes its place', async () => {
    const browser = await world.signIn('penglijun')
    expect((await browser.get('/cases')).status).toBe(200)
    const { identityId } = (await browser.get('/me')).body
    await world.ask(
      `update auth.held_grant set valid_until = '2026-06-16' where identity_id = $1`,
      [identityId],
    )
    await world.ask(
      `insert into auth.held_grant (grant_id, identity_id, street_id, post, lo, hi, valid_from)
       select gen_random_uuid(), $1, 1, 'street-manager', 0, 2147483647, '2026-01-01'`,
      [identityId],
    )
    const lapsed = await browser.get('/cases')
    expect([lapsed.status, lapsed.body.code]).toEqual([403, 'not-your-post'])
    expect((await browser.get('/me')).body.acting).toBeUndefined()
  })
})

describe('A second factor', () => {
  const nextCode = (uri: string) => {
    const totp = URI.parse(uri) as TOTP
    return totp.generate({ timestamp: Date.parse(world.clock.now()) })
  }

  it('is required of a post without a policy of its own: until it is set up the post gives no rights', async () => {
    await world.ask(`delete from auth.post_policy where post = 'dispatch-desk'`)
    const browser = await world.signIn('hewenjing')
    expect((await browser.get('/me')).body).toMatchObject({
      hasSecondFactor: false,
      mustSetUpSecondFactor: true,
    })
    const refused = await browser.get('/cases')
    expect([refused.status, refused.body.code]).toEqual([403, 'second-factor-missing'])
    const early = await browser.post('/me/second-factor/confirm', { code: '123456' })
    expect(early.body.code).toBe('second-factor-not-begun')

    const elsewhere = await world.signIn('hewenjing')
    const { otpauthUri } = (await browser.post('/me/second-factor', {})).body
    const wrong = await browser.post('/me/second-factor/confirm', { code: '000000' })
    expect(wrong.body.code).toBe('sign-in-refused')
    const confirmed = await browser.post('/me/second-factor/confirm', {
      code: nextCode(otpauthUri),
    })
    expect(confirmed.body).toMatchObject({ hasSecondFactor: true, mustSetUpSecondFactor: false })
    expect((await browser.get('/cases')).status).toBe(200)
    expect((await elsewhere.get('/me')).status).toBe(401)

    const secret = new URL(otpauthUri).searchParams.get('secret') ?? ''
    const dump = await dumpOf(world)
    for (const form of [secret, (URI.parse(otpauthUri) as TOTP).secret.hex])
      expect(dump.toLowerCase().includes(form.toLowerCase())).toBe(false)

    await expectCodeIsAsked(otpauthUri)
  })

  async function expectCodeIsAsked(otpauthUri: string): Promise<void> {
    const asked = await signIn(world.browser(), 'hewenjing')
    expect([asked.status, asked.body.code]).toEqual([401, 'second-factor-needed'])
    expect((await signIn(world.browser(), 'hewenjing', 'wrong', '123456')).body.code).toBe(
      'sign-in-refused',
    )
    const used = await signIn(world.browser(), 'hewenjing', demoPassword, nextCode(otpauthUri))
    expect(used.body.code, 'the code that confirmed it is spent').toBe('sign-in-refused')
    world.clock.forward(1)
    const code = nextCode(otpauthUri)
    expect((await signIn(world.browser(), 'hewenjing', demoPassword, code)).status).toBe(200)
    expect((await signIn(world.browser(), 'hewenjing', demoPassword, code)).status).toBe(401)
    world.clock.forward(1)
    const replacing = world.browser()
    await signIn(replacing, 'hewenjing', demoPassword, nextCode(otpauthUri))
    expect((await replacing.post('/me/second-factor', {})).body.code).toBe('second-factor-needed')
  }

  it('is asked of whoever has one even where the policy leaves it open', async () => {
    const browser = await world.signIn('zhengwei')
    const { otpauthUri } = (await browser.post('/me/second-factor', {})).body
    await browser.post('/me/second-factor/confirm', { code: nextCode(otpauthUri) })
    expect((await signIn(world.browser(), 'zhengwei')).body.code).toBe('second-factor-needed')
  })
})

describe('A receipt', () => {
  let receipt: { reportId: string; receiptCode: string; checkWord: string }
  let nodeId: string
  const open = (browser: Browser, receiptCode: string, checkWord: string) =>
    browser.post('/receipts/open', { receiptCode, checkWord })

  beforeAll(async () => {
    const found = await world
      .browser()
      .get(`/grid/places?text=${encodeURIComponent('北区3网格5号楼2单元')}`)
    nodeId = found.body.items[0].node.nodeId
    receipt = await report()
  })

  async function report() {
    const answer = await world.browser().post('/reports', { text: '路灯不亮', place: { nodeId } })
    return answer.body as typeof receipt
  }

  it('opens its own report and no other', async () => {
    const other = await report()
    const browser = world.browser()
    expect((await browser.get(`/my/reports/${receipt.reportId}`)).status).toBe(401)
    const { body } = await open(browser, receipt.receiptCode.toLowerCase(), receipt.checkWord)
    expect(body.reportId).toBe(receipt.reportId)
    expect((await browser.get(`/my/reports/${receipt.reportId}`)).status).toBe(200)
    expect((await browser.get(`/my/reports/${other.reportId}`)).status).toBe(404)
    const list = await browser.get('/my/reports')
    expect(list.body.items.map((item: { reportId: string }) => item.reportId)).toEqual([
      receipt.reportId,
    ])
  })

  it('is refused alike for a wrong word and a wrong code, and lies in the database as a hash', async () => {
    const word = await open(world.browser(), receipt.receiptCode, '假词')
    const code = await open(world.browser(), 'ZZZZZZZZZZ', receipt.checkWord)
    expect(word.status).toBe(401)
    expect(word.body).toEqual(code.body)
    expect(word.cookies).toEqual({})
    const dump = await dumpOf(world)
    for (const form of formsOf(receipt.receiptCode)) expect(dump.includes(form), form).toBe(false)
  })

  it('is not guessed: tries at one code are limited', async () => {
    const { receiptCode, checkWord } = await report()
    for (let i = 0; i < 10; i++)
      expect((await open(world.browser(), receiptCode, '假词')).status).toBe(401)
    expect((await open(world.browser(), receiptCode, checkWord)).status).toBe(429)
    world.clock.forward(61)
    expect((await open(world.browser(), receiptCode, checkWord)).status).toBe(200)
    world.clock.set(wednesdayMorning)
  })

  it('is claimed by signing in later, and opened by whoever is signed in already', async () => {
    const browser = world.browser()
    await open(browser, receipt.receiptCode, receipt.checkWord)
    for (let i = 0; i < 3; i++) await signIn(browser, 'wangxiuzhen')
    const elsewhere = await world.signIn('wangxiuzhen')
    expect((await elsewhere.get(`/my/reports/${receipt.reportId}`)).status).toBe(200)
    const rows = await world.ask(
      `select from auth.bearer b join auth.receipt r using (holder_id) where matter_id = $1 and identity_id is not null`,
      [receipt.reportId],
    )
    expect(rows).toHaveLength(1)
    const later = await report()
    await open(elsewhere, later.receiptCode, later.checkWord)
    expect((await elsewhere.get(`/my/reports/${later.reportId}`)).status).toBe(200)
  })

  it('gives its cookie to this browser alone: one that was planted before is replaced', async () => {
    const browser = world.browser()
    browser.cookies.linli_bearer = 'planted-by-someone-else'
    await open(browser, receipt.receiptCode, receipt.checkWord)
    expect(browser.cookies.linli_bearer).not.toBe('planted-by-someone-else')
    const thief = world.browser()
    thief.cookies.linli_bearer = 'planted-by-someone-else'
    expect((await thief.get(`/my/reports/${receipt.reportId}`)).status).toBe(401)
  })

  it('gives a post of one street no rights in another', async () => {
    const member = await world.signIn('liumin')
    await world.ask(
      `update auth.held_grant set street_id = 2 where identity_id = (select identity_id from auth.identity where login_name = 'liumin')`,
    )
    const tasks = await member.get('/cases')
    expect(tasks.status).toBe(403)
    await world.ask(
      `update auth.held_grant set street_id = 1 where identity_id = (select identity_id from auth.identity where login_name = 'liumin')`,
    )
  })

  it('lets staff open no caller’s receipt: it would be theirs for ever', async () => {
    const cadre = await world.signIn('zhouxiaolan')
    const opened = await cadre.post('/receipts/open', {
      receiptCode: 'ABCDEFGHJK',
      checkWord: '苹果',
    })
    expect(opened.body.code).toBe('not-your-post')
  })
})

describe('A receipt opens one report', () => {
  it('opens the second report of a resident signed in, and not the first with it', async () => {
    const world = await openWorld()
    const { body: found } = await world
      .browser()
      .get(`/grid/places?text=${encodeURIComponent('北区3网格5号楼2单元')}`)
    const place = { nodeId: found.items[0].node.nodeId }
    const resident = await world.signIn('wangxiuzhen')
    const first = await resident.post('/reports', { text: '灯不亮', place })
    const second = await resident.post('/reports', { text: '坡道坏了', place })
    const own = await resident.get('/my/reports')
    expect(own.body.items).toHaveLength(2)
    const { receiptCode, checkWord } = second.body
    const other = world.browser()
    expect((await other.post('/receipts/open', { receiptCode, checkWord })).status).toBe(200)
    expect((await other.get(`/my/reports/${second.body.reportId}`)).status).toBe(200)
    expect((await other.get(`/my/reports/${first.body.reportId}`)).status).toBe(404)
  })
})
