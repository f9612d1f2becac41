import { readdir, readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { dumpOf, formsOf } from '../../../test/dump.ts'
import { type Browser, openWorld, type Told, type World } from '../../../test/world.ts'
import { maskName, maskPhone, maskPlaceWords } from './mask.ts'

const contact = { name: '欧阳垚焱', phone: '100 0000 9988', address: '东厢房靠里第二间' }
/** Said of the place of the report, with a neighbour's name and the number of a flat. */
const placeSaid = { name: '尉迟奶奶', door: '4703室' }
const placeWords = `2单元${placeSaid.name}家${placeSaid.door}门口右侧`

let world: World
let resident: Browser
let report: { reportId: string; caseId: string; number: string; checkWord: string }
let door: string
let demoNames: string

beforeAll(async () => {
  world = await openWorld()
  demoNames = await dumpOf(world)
  const node = await places('北区3网格5号楼2单元501')
  door = node.name
  resident = await world.signIn('wangxiuzhen')
  const answer = await resident.post('/reports', {
    text: '楼道灯不亮',
    categoryCode: 'C-21-03',
    place: { nodeId: node.nodeId, words: placeWords },
    contact,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  report = answer.body
  // A part-time member needs the contact once it is her task: she was there.
  const member = await world.signIn('liumin')
  expect((await member.post(`/cases/${report.caseId}/verify`, { isThere: true })).status).toBe(200)
})

async function places(text: string): Promise<Told> {
  const found = await world.browser().get(`/grid/places?text=${encodeURIComponent(text)}`)
  return found.body.items[0].node
}

const revealTo = (browser: Browser, purpose = 'call-back') =>
  browser.post(`/cases/${report.caseId}/reveal`, { purpose })

describe('A reporter’s name, phone and address', () => {
  it('lie nowhere in the database in clear, not as text, not as bytes', async () => {
    for (const value of [...Object.values(contact), placeSaid.name])
      expect(demoNames.includes(value)).toBe(false)
    await revealTo(await world.signIn('liumin'))
    const dump = await dumpOf(world)
    const digits = contact.phone.replaceAll(' ', '')
    const said = [...Object.values(contact), ...Object.values(placeSaid), placeWords]
    for (const value of [...said, digits, digits.slice(-8)])
      for (const form of formsOf(value)) expect(dump.includes(form), form).toBe(false)
  })

  it('stand there masked, and the door of the flat not even in the place', async () => {
    const [row] = await world.ask(
      `select c.name_masked, c.phone_masked, m.place, n.kind, octet_length(c.address_enc) > 0 as sealed
       from matter.contact c join matter.matter m using (street_id, matter_id)
       join grid.node n using (street_id, node_id) where matter_id = $1`,
      [report.reportId],
    )
    expect(row).toMatchObject({
      name_masked: '欧**焱',
      phone_masked: '100****9988',
      kind: 'entrance',
      sealed: true,
    })
    expect(row.place).not.toContain(door)
  })

  it('are never in a list, a page or a search of staff', async () => {
    const member = await world.signIn('liumin')
    const answers = [
      await member.get('/cases?view=all'),
      await member.get(`/cases/${report.caseId}`),
      await member.get(`/cases?text=${encodeURIComponent(contact.name)}`),
    ]
    for (const { body } of answers)
      for (const value of [...Object.values(contact), ...Object.values(placeSaid)])
        expect(JSON.stringify(body)).not.toContain(value)
    expect(answers[1]?.body.placeDetail.words).toBe('2单元**门口右侧')
    expect(answers[2]?.body.items).toEqual([])
  })
})

describe('The point of a report', () => {
  const pointOf = async (body: object): Promise<Told> => {
    const answer = await world.browser().post('/reports', { text: '灯不亮', ...body })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    const { reportId } = answer.body
    return (
      await world.ask('select lon, lat from matter.matter where matter_id = $1', [reportId])
    )[0]
  }

  it('is kept to some twenty metres in public space, and for a flat, indoors, in confidence or far away not at all', async () => {
    const [building] = await world.ask(
      `select b.node_id, b.centre_lon as lon, b.centre_lat as lat, e.node_id as entrance_id from grid.node b
       join grid.node e on e.parent_id = b.node_id where b.kind = 'building' order by b.pos limit 1`,
    )
    const exact: [number, number] = [building.lon + 1237, building.lat - 911]
    const place = { nodeId: building.node_id, point: exact }
    const open = { categoryCode: 'C-01-18', place }
    const kept = await pointOf(open)
    expect([kept.lon % 2240, kept.lat % 1800]).toEqual([0, 0])
    expect(Math.abs(kept.lon - exact[0])).toBeLessThanOrEqual(1120)
    expect(Math.abs(kept.lat - exact[1])).toBeLessThanOrEqual(900)
    const far: [number, number] = [exact[0] + 100_000, exact[1]]
    for (const dropped of [
      { ...open, place: { ...place, nodeId: building.entrance_id } },
      { ...open, place: { ...place, point: far } },
      { ...open, isConfidential: true },
      { ...open, categoryCode: 'X-6-03' },
      { place },
    ])
      expect(await pointOf(dropped), JSON.stringify(dropped)).toEqual({ lon: null, lat: null })
    const dump = await dumpOf(world)
    for (const value of [...exact, ...far]) expect(dump.includes(String(value))).toBe(false)
  })

  it('that no map has is refused as wrong input', async () => {
    const place = {
      nodeId: (await places('北区3网格5号楼2单元')).nodeId,
      point: [3_000_000_000, 0],
    }
    const answer = await world.browser().post('/reports', { text: '灯不亮', place })
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid-input'])
    const at = await world.browser().get('/grid/places/at?lon=3000000000&lat=0')
    expect([at.status, at.body.code]).toEqual([422, 'invalid-input'])
  })
})

describe('Every reading', () => {
  it('is logged before the answer leaves, with fields and reason, and refused ones leave no line', async () => {
    const before = await lines()
    const { body } = await revealTo(await world.signIn('liumin'), 'visit')
    expect(body).toMatchObject({ name: contact.name, phone: contact.phone })
    expect(body.address).toContain(contact.address)
    expect(body.address).toContain(door)
    expect(body.placeWords).toBe(placeWords)
    expect(await lines()).toBe(before + 1)
    const [row] = await world.ask(
      'select fields, reason, post, reader_name from privacy.reading order by reading_id desc limit 1',
    )
    expect(row).toEqual({
      fields: ['name', 'phone', 'address', 'placeWords'],
      reason: 'visit',
      post: 'grid-member',
      reader_name: '',
    })
    const manager = await revealTo(await world.signIn('linzhiyuan'))
    expect([manager.status, manager.body.code]).toEqual([403, 'reveal-refused'])
    const far = await revealTo(await world.signIn('penglijun'))
    expect(far.status).toBe(404)
    expect(await lines()).toBe(before + 1)
    const [entry] = await world.ask(
      `select fields, detail::text as detail from audit.entry where action = 'contact.reveal' order by entry_id desc limit 1`,
    )
    expect(entry.fields).toEqual(['name', 'phone', 'address', 'placeWords'])
  })

  it('is seen by the person: salaried staff by name, volunteers by work number', async () => {
    await revealTo(await world.signIn('zhaoqiming'))
    const { body, status } = await resident.get('/my/readings')
    expect(status).toBe(200)
    const desk = body.items.find((item: Told) => item.post === 'checking-desk')
    expect(desk).toMatchObject({
      name: '赵启明',
      reason: 'call-back',
      fields: ['name', 'phone', 'address', 'placeWords'],
      about: report.number,
    })
    expect(desk.unit).toBeTruthy()
    const volunteer = body.items.find((item: Told) => item.post === 'grid-member')
    expect(volunteer.name).toBeUndefined()
    expect(volunteer.workNumber).toMatch(/^[0-9A-F]{8}$/)
    expect(JSON.stringify(body)).not.toContain('刘敏')
    expect(body.items.map((item: Told) => item.at)).toEqual(
      body.items
        .map((item: Told) => item.at)
        .sort()
        .reverse(),
    )
  })

  it('pages, and is shown to nobody else', async () => {
    const first = await resident.get('/my/readings?limit=1')
    const second = await resident.get(`/my/readings?limit=1&after=${first.body.next}`)
    expect(second.body.items[0].readingId).not.toBe(first.body.items[0].readingId)
    expect((await world.browser().get('/my/readings')).status).toBe(401)
    const reader = await world.signIn('liumin')
    expect((await reader.get('/my/readings')).body.items).toEqual([])
  })

  const lines = async () => (await world.ask('select from privacy.reading')).length
})

describe('What is masked', () => {
  const name = fc.array(fc.constantFrom(...'王李张欧阳修文秀珍赵𠮷'), {
    minLength: 2,
    maxLength: 6,
  })

  it('shows no more of a name than its first and last character, and keeps its length', () => {
    fc.assert(
      fc.property(name, (letters) => {
        const masked = [...maskName(` ${letters.join('')} `)]
        expect(masked).toHaveLength(letters.length)
        expect(masked[0]).toBe(letters[0])
        expect(masked.slice(1, -1).every((letter) => letter === '*')).toBe(true)
        if (letters.length === 2) expect(masked[1]).toBe('*')
      }),
    )
    expect(maskName('王')).toBe('*')
  })

  it('shows at most seven digits of a phone number and never its middle', () => {
    const digits = fc.stringMatching(/^[0-9]{6,15}$/)
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '-'), (number, gap) => {
        const written = number.replace(/(.{3})/g, `$1${gap}`)
        const shown = maskPhone(written).replaceAll('*', '')
        expect(maskPhone(written)).toContain('****')
        expect(shown.length).toBeLessThanOrEqual(Math.min(7, number.length - 4))
      }),
    )
  })

  it('shows of the words of a place the spots by the building alone, never a flat, a floor or a name', () => {
    expect(maskPlaceWords('5号楼2单元门口右侧')).toBe('5号楼2单元门口右侧')
    expect(maskPlaceWords('王奶奶家502门口')).toBe('**门口')
    expect(maskPlaceWords('三楼东户')).toBe('**')
    expect(maskPlaceWords('12号楼1单元１２０１对面，找老李')).toBe('12号楼1单元**对面，**')
    const said = fc.array(
      fc.constantFrom('门口', '2单元', '东侧', '王', '秀珍', '501', '3', '楼', '户', ' '),
    )
    fc.assert(
      fc.property(said, (parts) => {
        const masked = maskPlaceWords(parts.join(''))
        expect(masked).not.toMatch(/\d{3}|王|秀|珍|户/)
        expect(masked.replaceAll(/\d{1,2}单元/g, '')).not.toMatch(/\d/)
      }),
    )
  })
})

describe('The one door', () => {
  it('decrypts in reveal alone', async () => {
    const root = new URL('../../', import.meta.url)
    const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.ts'))
    const openers = await Promise.all(
      files.map(async (file) => {
        const text = await readFile(new URL(file, root), 'utf8')
        return /import[^;]*?\bdecrypt\b[^;]*?from '[^']*keys\.ts'/.test(text) ? [file] : []
      }),
    )
    expect(openers.flat()).toEqual(['platform/privacy/reveal.ts'])
  })
})
