import { beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openWorld, type Told, type World } from '../../../test/world.ts'

describe('The administrator edits the catalogue of matters', () => {
  let world: World
  let admin: Browser
  let catalogueId: string

  beforeAll(async () => {
    world = await openWorld()
    admin = await world.signIn('wuxiaodong')
  })

  it('refuses a draft by anyone but the administrator, and one that would begin today', async () => {
    const desk = await world.signIn('hewenjing')
    const other = await desk.post('/catalogues', { label: '试', effectiveFrom: '2026-07-01' })
    expect(other.body.code).toBe('not-your-post')
    const early = await admin.post('/catalogues', { label: '试', effectiveFrom: '2026-06-17' })
    expect(early.body.code).toBe('too-early')
    expect(await world.ask('select from matter.catalogue')).toHaveLength(1)
  })

  it('begins a draft as a copy of the version in force', async () => {
    const begun = await admin.post('/catalogues', {
      label: '2026年7月版',
      effectiveFrom: '2026-07-01',
    })
    expect(begun.status, JSON.stringify(begun.body)).toBe(200)
    expect(begun.body).toMatchObject({ isInForce: false, categoryCount: 100 })
    catalogueId = begun.body.catalogueId
    const page = await admin.get(`/catalogues/${catalogueId}`)
    expect(page.body.problems).toEqual([])
    expect(page.body.changes).toEqual([])
  })

  it('shows the cells that a changed limit differs in, and refuses to publish a type without a role', async () => {
    const { version } = (await admin.get(`/catalogues/${catalogueId}`)).body
    const ramp = version.categories.find((category: Told) => category.code === 'C-21-02')
    const limits = ramp.limits.map((limit: Told) =>
      limit.step === 'fix' ? { ...limit, amount: 3 } : limit,
    )
    const changed = await put(admin, `/catalogues/${catalogueId}/categories/C-21-02`, {
      ...ramp,
      limits,
    })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    const codes = changed.body.changes.map((change: Told) => change.code)
    expect(new Set(codes)).toEqual(new Set(['C-21-02']))

    const wrong = { ...ramp, limits, responsibleRoles: [{ role: 'nobody-known', link: 'or' }] }
    await put(admin, `/catalogues/${catalogueId}/categories/C-21-02`, wrong)
    const refused = await admin.post(`/catalogues/${catalogueId}/publish`, {
      effectiveFrom: '2026-07-01',
    })
    expect(refused.body.code).toBe('catalogue-not-sound')
    await put(admin, `/catalogues/${catalogueId}/categories/C-21-02`, { ...ramp, limits })
  })

  it('refuses to publish a type that the grid may settle and nobody ever checks', async () => {
    const path = `/catalogues/${catalogueId}/categories/X-4-03`
    const { version } = (await admin.get(`/catalogues/${catalogueId}`)).body
    const stairwell = version.categories.find((category: Told) => category.code === 'X-4-03')
    const undrawn = await put(admin, path, { ...stairwell, sampleShare: 0 })
    expect(undrawn.body.problems).toEqual([{ kind: 'nothing-drawn', code: 'X-4-03', detail: '0' }])
    const refused = await admin.post(`/catalogues/${catalogueId}/publish`, {
      effectiveFrom: '2026-07-01',
    })
    expect(refused.body.code).toBe('catalogue-not-sound')
    expect((await put(admin, path, stairwell)).body.problems).toEqual([])
  })

  it('R33: a published version comes into force on its day for every community, and cases keep the one they arose under', async () => {
    const published = await admin.post(`/catalogues/${catalogueId}/publish`, {
      effectiveFrom: '2026-07-01',
    })
    expect(published.status, JSON.stringify(published.body)).toBe(200)
    expect(await fixDays(world)).toBe(5)
    const old = await report(world)
    world.clock.set('2026-07-01T02:00:00.000Z')
    expect(await fixDays(world)).toBe(3)
    const fresh = await report(world)
    const versions = await world.ask(
      'select case_id, catalogue_id from casework.case_file order by case_id',
    )
    expect(versions.map((row) => [row.case_id, row.catalogue_id === catalogueId])).toEqual([
      [old, false],
      [fresh, true],
    ])
    world.clock.set('2026-06-17T02:00:00.000Z')
  })

  it('never lets a published version change again, not even past the server', async () => {
    const { version } = (await admin.get(`/catalogues/${catalogueId}`)).body
    const again = await put(
      admin,
      `/catalogues/${catalogueId}/categories/C-21-02`,
      version.categories[0],
    )
    expect(again.body.code).toBe('catalogue-published')
    const client = await world.database.requests.connect()
    await client.query(`begin; set local role linli_staff; set local app.street = 1`)
    const touched = await client.query(
      'update matter.catalogue set label = $1 where catalogue_id = $2',
      ['x', catalogueId],
    )
    await client.query('rollback')
    client.release()
    expect(touched.rowCount).toBe(0)
  })
})

describe('The administrator edits the calendar', () => {
  let world: World
  let admin: Browser

  beforeAll(async () => {
    world = await openWorld()
    admin = await world.signIn('wuxiaodong')
  })

  it('refuses a day without a source, working hours that overlap, and edits by others', async () => {
    const unsourced = await put(admin, '/calendar/days/2027-01-01', {
      name: '元旦',
      kind: 'off',
      source: '',
    })
    expect(unsourced.status).toBe(422)
    const spans = [
      { from: '09:00', until: '12:00' },
      { from: '11:00', until: '17:00' },
    ]
    expect(
      (await put(admin, '/calendar/hours', { validFrom: '2026-07-01', spans })).body.code,
    ).toBe('hours-overlap')
    const desk = await world.signIn('hewenjing')
    const other = await put(desk, '/calendar/days/2027-01-01', {
      name: '元旦',
      kind: 'off',
      source: 'x',
    })
    expect(other.body.code).toBe('not-your-post')
  })

  it('says that a year without notice is not announced, and counts a new day off at once', async () => {
    expect((await admin.get('/calendar/2027')).body.isAnnounced).toBe(false)
    const before = await promised(world)
    const added = await put(admin, '/calendar/days/2026-06-18', {
      name: '临时放假',
      kind: 'off',
      source: '市政府通知',
    })
    expect(added.status, JSON.stringify(added.body)).toBe(200)
    expect(before).toBe('2026-06-18T09:00:00.000Z')
    expect(await promised(world)).toBe('2026-06-22T09:00:00.000Z')
    await admin.send({ method: 'DELETE', url: '/api/calendar/days/2026-06-18' })
    expect(await promised(world)).toBe(before)
  })
})

function put(browser: Browser, path: string, body: object) {
  return browser.send({ method: 'PUT', url: `/api${path}`, payload: body })
}

async function fixDays(world: World): Promise<number> {
  const { body } = await world.browser().get('/catalogue')
  const ramp = body.categories.find((category: Told) => category.code === 'C-21-02')
  return ramp.limits.find((limit: Told) => limit.step === 'fix').amount
}

async function report(world: World): Promise<string> {
  return (await reported(world)).body.caseId
}

async function promised(world: World): Promise<string> {
  return new Date((await reported(world)).body.promisedAt).toISOString()
}

async function reported(world: World) {
  const browser = world.browser()
  const { body } = await browser.get(`/grid/places?text=${encodeURIComponent('5号楼2单元')}`)
  const { nodeId } = body.items[0].node
  return browser.post('/reports', {
    text: '坡道扶手松了',
    place: { nodeId },
    categoryCode: 'C-21-02',
  })
}
