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
    const changed = await keep(admin, catalogueId, { ...ramp, limits })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    const codes = changed.body.changes.map((change: Told) => change.code)
    expect(new Set(codes)).toEqual(new Set(['C-21-02']))

    const wrong = { ...ramp, limits, responsibleRoles: [{ role: 'nobody-known', link: 'or' }] }
    await keep(admin, catalogueId, wrong)
    const refused = await admin.post(`/catalogues/${catalogueId}/publish`, {
      effectiveFrom: '2026-07-01',
    })
    expect(refused.body.code).toBe('catalogue-not-sound')
    await keep(admin, catalogueId, { ...ramp, limits })
  })

  it('refuses to publish a type that the grid may settle and nobody ever checks', async () => {
    const { version } = (await admin.get(`/catalogues/${catalogueId}`)).body
    const stairwell = version.categories.find((category: Told) => category.code === 'X-4-03')
    const undrawn = await keep(admin, catalogueId, { ...stairwell, sampleShare: 0 })
    expect(undrawn.body.problems).toEqual([{ kind: 'nothing-drawn', code: 'X-4-03', detail: '0' }])
    const refused = await admin.post(`/catalogues/${catalogueId}/publish`, {
      effectiveFrom: '2026-07-01',
    })
    expect(refused.body.code).toBe('catalogue-not-sound')
    expect((await keep(admin, catalogueId, stairwell)).body.problems).toEqual([])
  })

  it('refuses to rename, name or throw away what is published, unknown or not one’s own to edit', async () => {
    const desk = await world.signIn('hewenjing')
    const before = await world.ask('select * from matter.catalogue order by catalogue_id')
    const [{ catalogue_id: inForce }] = before.filter(({ published_at }) => published_at !== null)
    const name = { zh: '绿道养护队', en: 'greenway crew' }
    const asked = (who: Browser, id: string) => [
      put(who, `/catalogues/${id}/label`, { label: '另一个名字' }),
      put(who, `/catalogues/${id}/names/roles/greenway`, name),
      who.send({ method: 'DELETE', url: `/api/catalogues/${id}` }),
    ]
    for (const answer of await Promise.all(asked(desk, catalogueId)))
      expect(answer.body.code).toBe('not-your-post')
    for (const answer of await Promise.all(asked(admin, inForce)))
      expect(answer.body.code).toBe('catalogue-published')
    const nowhere = '019a0000-0000-7000-8000-000000000000'
    for (const answer of await Promise.all(asked(admin, nowhere)))
      expect(answer.body.code).toBe('not-found')
    for (const path of ['roles/Green Way', 'steps/2', 'majors/Z-01', 'people/greenway']) {
      const odd = `/catalogues/${catalogueId}/names/${encodeURI(path)}`
      expect((await put(admin, odd, name)).body.code).toBe('invalid-input')
    }
    const unnamed = `/catalogues/${catalogueId}/names/roles/greenway`
    expect((await put(admin, unnamed, { zh: ' ', en: 'x' })).body.code).toBe('invalid-input')
    expect(await world.ask('select * from matter.catalogue order by catalogue_id')).toEqual(before)
  })

  it('gives a draft another label, adds and renames roles, steps and majors, and throws it away', async () => {
    const begun = await admin.post('/catalogues', { label: '草稿甲', effectiveFrom: '2026-08-01' })
    const path = `/catalogues/${begun.body.catalogueId}`
    const labelled = await put(admin, `${path}/label`, { label: '草稿乙' })
    expect(labelled.body).toMatchObject({ item: { label: '草稿乙' }, version: { label: '草稿乙' } })
    for (const [list, code] of [
      ['roles', 'greenway'],
      ['steps', 'look-again'],
      ['majors', 'E-77'],
    ]) {
      const name = { zh: `名称 ${code}`, en: `name ${code}` }
      const added = await put(admin, `${path}/names/${list}/${code}`, name)
      expect(added.body.version[list as 'roles'][code as string]).toEqual(name)
      expect(added.body.changes).toContainEqual({
        code: 'names',
        cell: `${list}.${code}.zh`,
        after: name.zh,
      })
    }
    const sewers = { zh: '排水所', en: 'sewers' }
    const unseen = await put(admin, `${path}/names/roles/drainage`, sewers)
    expect(unseen.body.code).toBe('catalogue-edited-meanwhile')
    const { revisions } = (await admin.get(path)).body
    const seen = `revision=${revisions['roles drainage']}`
    const renamed = await put(admin, `${path}/names/roles/drainage?${seen}`, sewers)
    const told = renamed.body.changes.map(({ code }: Told) => code)
    expect(told).toContain('E-04-04')
    const gone = await admin.send({ method: 'DELETE', url: `/api${path}` })
    expect(gone.status, JSON.stringify(gone.body)).toBe(200)
    expect((await admin.get(path)).body.code).toBe('not-found')
    const entries = await world.ask(
      `select action from audit.entry where entity_id = $1 order by entry_id`,
      [begun.body.catalogueId],
    )
    expect(entries.map(({ action }) => action)).toEqual([
      'catalogue.begin',
      ...Array(5).fill('catalogue.edit'),
      'catalogue.discard',
    ])
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
    const { version } = await pageOf(admin, catalogueId)
    const again = await keep(admin, catalogueId, version.categories[0])
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

describe('A type that was taken out of the catalogue', () => {
  it('is proposed no more, however often people chose it before', async () => {
    const world = await openWorld()
    const [admin, checker] = [await world.signIn('wuxiaodong'), await world.signIn('zhaoqiming')]
    const text = '排风扇整夜轰轰响'
    const proposed = async () => {
      const { body } = await world.browser().post('/matter/proposals', { text })
      return body.proposals.map(({ code }: Told) => code)
    }
    for (const said of ['饭馆的排风扇轰轰响', '排风扇开一整夜', '排风扇对着窗户轰轰的']) {
      const { caseId } = (await reported(world, { text: said, categoryCode: 'X-6-03' })).body
      const moved = await checker.post(`/cases/${caseId}/reclassify`, {
        categoryCode: 'E-01-18',
        words: '是餐馆的噪声',
      })
      expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    }
    expect(await proposed()).toContain('E-01-18')
    const begun = await admin.post('/catalogues', { label: '少一类', effectiveFrom: '2026-07-01' })
    const { catalogueId } = begun.body
    const { revisions } = await pageOf(admin, catalogueId)
    const path = `/api/catalogues/${catalogueId}/categories/E-01-18`
    const url = `${path}?revision=${revisions['E-01-18']}`
    expect((await admin.send({ method: 'DELETE', url })).status).toBe(200)
    await admin.post(`/catalogues/${catalogueId}/publish`, { effectiveFrom: '2026-07-01' })
    world.clock.set('2026-07-01T02:00:00.000Z')
    const codes = (await world.browser().get('/catalogue')).body.categories
    expect(codes.map(({ code }: Told) => code)).not.toContain('E-01-18')
    expect(await proposed()).not.toContain('E-01-18')
  })
})

describe('Two who edit one draft', () => {
  let world: World
  let admin: Browser
  let catalogueId: string

  beforeAll(async () => {
    world = await openWorld()
    admin = await world.signIn('wuxiaodong')
    const begun = await admin.post('/catalogues', { label: '同改', effectiveFrom: '2026-07-01' })
    catalogueId = begun.body.catalogueId
  })

  it('are refused an edit of what the other has changed since they opened it, and nothing is overwritten', async () => {
    const { version, revisions } = await pageOf(admin, catalogueId)
    const ramp = version.categories.find(({ code }: Told) => code === 'C-21-02')
    const mine = { ...ramp, words: ['坡道'] }
    const first = await keep(admin, catalogueId, mine, revisions['C-21-02'])
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    const retried = await keep(admin, catalogueId, mine, revisions['C-21-02'])
    expect(retried.status).toBe(200)
    const path = `/catalogues/${catalogueId}/categories/C-21-02`
    const stale = `revision=${revisions['C-21-02']}`
    for (const refused of [
      await put(admin, `${path}?${stale}`, { ...ramp, words: ['扶手'] }),
      await put(admin, path, { ...ramp, words: ['扶手'] }),
      await admin.send({ method: 'DELETE', url: `/api${path}?${stale}` }),
    ])
      expect([refused.status, refused.body.code]).toEqual([409, 'catalogue-edited-meanwhile'])
    const limits = { ...version.stageLimits, urgent: version.stageLimits.normal }
    const ofStreet = `/catalogues/${catalogueId}/stage-limits?revision=`
    const street = revisions.street
    expect((await put(admin, `${ofStreet}${street}`, limits)).status).toBe(200)
    const late = await put(admin, `${ofStreet}${street}`, version.stageLimits)
    expect(late.body.code).toBe('catalogue-edited-meanwhile')
    const now = await pageOf(admin, catalogueId)
    expect(now.version.categories.find(({ code }: Told) => code === 'C-21-02')).toEqual(mine)
    expect(now.version.stageLimits).toEqual(limits)
  })

  it('at the same moment lose no edit of another type, nor one against the publication', async () => {
    const { version, revisions } = await pageOf(admin, catalogueId)
    const edited = version.categories.slice(0, 20).map((category: Told, i: number) => {
      return { ...category, words: [...category.words, `同时${i}`] }
    })
    const answers = await Promise.all(
      edited.map((category: Told) => keep(admin, catalogueId, category, revisions[category.code])),
    )
    expect(answers.map(({ status }) => status)).toEqual(edited.map(() => 200))
    const kept = await pageOf(admin, catalogueId)
    expect(kept.version.categories.slice(0, 20)).toEqual(edited)
    const [published, ...others] = await Promise.all([
      admin.post(`/catalogues/${catalogueId}/publish`, { effectiveFrom: '2026-07-01' }),
      ...edited.map((category: Told) => {
        const words = [...category.words, '再改']
        return keep(admin, catalogueId, { ...category, words }, kept.revisions[category.code])
      }),
    ])
    expect(published.status, JSON.stringify(published.body)).toBe(200)
    const last = (await pageOf(admin, catalogueId)).version.categories
    for (const [i, { status, body }] of others.entries()) {
      const isKept = last[i].words.includes('再改')
      expect([status, body.code]).toEqual(isKept ? [200, undefined] : [409, 'catalogue-published'])
    }
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

/** Keeps a type as it looks to somebody who opened it just now, or at the revision they saw. */
async function keep(browser: Browser, catalogueId: string, category: Told, seen?: string) {
  const revision = seen ?? (await pageOf(browser, catalogueId)).revisions[category.code]
  const path = `/catalogues/${catalogueId}/categories/${category.code}`
  return put(browser, `${path}?revision=${revision}`, category)
}

async function pageOf(browser: Browser, catalogueId: string): Promise<Told> {
  return (await browser.get(`/catalogues/${catalogueId}`)).body
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

async function reported(world: World, more: object = {}) {
  const browser = world.browser()
  const { body } = await browser.get(`/grid/places?text=${encodeURIComponent('5号楼2单元')}`)
  const { nodeId } = body.items[0].node
  return browser.post('/reports', {
    text: '坡道扶手松了',
    place: { nodeId },
    categoryCode: 'C-21-02',
    ...more,
  })
}
