import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { handlingLimits, stageLimit, compareVersions, validateCatalogue } from './category.rules.ts'
import { CatalogueVersion, type Category } from './category.schema.ts'
import { renderCatalogueRow, renderLimits, renderRoles } from './category-row.rules.ts'

const seed = new URL('../../../server/seed/', import.meta.url)
const catalogue = CatalogueVersion.parse(
  JSON.parse(readFileSync(new URL('catalogue-2026.json', seed), 'utf8')),
)
const table = tableRows(readFileSync(new URL('catalogue-table.fixture.md', seed), 'utf8'))

describe('the starter catalogue', () => {
  it('holds every type of the table, in its order', () => {
    expect(table).toHaveLength(100)
    expect(catalogue.categories.map(({ code }) => code)).toEqual(table.map(([code]) => code))
  })

  it.each(table.map((row) => [row[0], row] as const))('rebuilds every cell of %s', (code, row) => {
    expect(renderCatalogueRow(type(code), catalogue)).toEqual(row)
  })

  it('can come into force as it is', () => {
    expect(validateCatalogue(catalogue)).toEqual([])
  })

  it('keeps disputes, hardship, complaints about property, children and fraud from being seen by all', () => {
    const hidden = catalogue.categories.filter(({ visibility }) => visibility !== 'normal')
    expect(hidden.map(({ code }) => code)).toEqual([
      'X-2-02',
      'X-3-04',
      'X-4-07',
      'X-5-02',
      'X-6-01',
    ])
    expect(hidden.filter(({ isPublicSpace }) => isPublicSpace)).toEqual([])
  })

  it('gives every extension the one of the six in one that its code says', () => {
    const order = [
      'party-building',
      'self-governance',
      'service',
      'property',
      'education',
      'public-order',
    ]
    const extensions = catalogue.categories.filter(({ kind }) => kind === 'extension')
    expect(
      extensions.filter(({ code, sixInOne }) => sixInOne !== order[Number(code[2]) - 1]),
    ).toEqual([])
  })

  it('lets a grid member settle exactly the types whose roles name the grid', () => {
    const settled = catalogue.categories.filter(({ gridCanSettle }) => gridCanSettle)
    const named = catalogue.categories.filter(({ responsibleRoles }) =>
      responsibleRoles.some(({ role }) => role === 'grid-member'),
    )
    expect(settled).toEqual(named)
    expect(settled).toHaveLength(8)
  })

  it('gives each type five to sixteen everyday words, none of them twice', () => {
    const wrong = catalogue.categories.filter(({ words }) => {
      return words.length < 5 || words.length > 16 || new Set(words).size !== words.length
    })
    expect(wrong.map(({ code }) => code)).toEqual([])
  })

  it('writes the danger sign in Chinese as it does in English', () => {
    const signed = catalogue.categories.filter(({ dangerWhen }) => dangerWhen)
    const apart = signed.filter(({ fileWhen, dangerWhen }) => {
      const [zh, en] = [
        fileWhen.zh.includes(dangerWhen?.zh ?? ''),
        fileWhen.en.includes(dangerWhen?.en ?? ''),
      ]
      return zh !== en
    })
    expect([signed.length, apart]).toEqual([8, []])
  })

  it('says roles and limits in Chinese too', () => {
    const ramp = type('C-21-02')
    expect(renderRoles(ramp, catalogue, 'zh')).toBe('物业/道路权属单位')
    expect(renderLimits(ramp, catalogue, 'zh')).toBe('保证能走 4 工作时；修好 5 工作日')
    expect(renderLimits(type('C-01-18'), catalogue, 'zh')).toBe(
      '修好 1 工作日；整排不亮：修好 4 紧急工作时',
    )
    const chinese = catalogue.categories.map((category) => {
      return renderRoles(category, catalogue, 'zh') + renderLimits(category, catalogue, 'zh')
    })
    expect(chinese.filter((text) => /[a-z]/.test(text))).toEqual([])
  })
})

describe('the limits of a case', () => {
  it('are the steps on the way and the one that ends it', () => {
    const { interim, final } = handlingLimits(type('E-01-01'))
    expect(interim.map(({ step }) => step)).toEqual(['stop', 'decide'])
    expect(final).toMatchObject({ step: 'remove', amount: 20, clock: 'wd' })
  })

  it.each([
    ['a lamp that is out', 'C-01-18', [], { amount: 1, clock: 'wd' }],
    ['a whole row of lamps', 'C-01-18', ['整排不亮'], { amount: 4, clock: 'eh' }],
    ['a heap, when nobody said how much', 'E-01-03', [], { amount: 2, clock: 'wd' }],
    ['a little rubble', 'E-01-03', ['零星'], { amount: 4, clock: 'wh' }],
    ['a dangerous tree', 'C-04-02', ['有危险'], { amount: 4, clock: 'eh' }],
    ['a visit by plan', 'X-3-01', [], { clock: 'date', setBy: 'plan' }],
    ['an elder without sign', 'X-3-01', ['无音讯'], { amount: 4, clock: 'eh' }],
  ])('follow what was found: %s', (_, code, holds, limit) => {
    expect(handlingLimits(type(code), holds).final).toMatchObject(limit)
  })

  it('take the stage limits of the street unless the type has its own', () => {
    expect(stageLimit(catalogue, type('C-21-02'), 'verify')).toEqual({ amount: 4, clock: 'wh' })
    expect(stageLimit(catalogue, type('E-04-03'), 'verify')).toEqual({ amount: 0.5, clock: 'eh' })
    const own = { ...type('C-21-02'), stageLimits: { verify: { amount: 1, clock: 'wd' as const } } }
    expect(stageLimit(catalogue, own, 'verify')).toEqual({ amount: 1, clock: 'wd' })
    expect(stageLimit(catalogue, own, 'check')).toEqual({ amount: 1, clock: 'wd' })
  })
})

describe('an edition of the catalogue', () => {
  const ramp = type('C-21-02')
  const guard = { step: 'guard', wording: 'step-first', clock: 'wh', amount: 40 } as const
  const advice = { step: 'grid-advice', wording: 'bare', clock: 'wd', amount: 3 } as const

  it.each<[string, Partial<Category>, string, string]>([
    [
      'names a role it does not know',
      { responsibleRoles: [{ role: 'wizard', link: 'or' }] },
      'unknown-role',
      'wizard',
    ],
    ['names nobody', { responsibleRoles: [] }, 'no-roles', 'responsibleRoles'],
    ['has no limits', { limits: [] }, 'no-limits', 'limits'],
    [
      'names a step it does not know',
      { limits: [{ ...guard, step: 'pray', amount: 1 }] },
      'unknown-step',
      'pray',
    ],
    [
      'guards longer than it repairs',
      { limits: [guard, ...ramp.limits.slice(1)] },
      'limit-order',
      'fix',
    ],
    [
      'advises longer than it acts',
      { limits: [advice, { ...advice, step: 'finish', amount: 1 }] },
      'limit-order',
      'finish',
    ],
    ['lacks the English name', { names: { zh: '坡道', en: ' ' } }, 'text-missing', 'names.en'],
    [
      'lacks the Chinese condition',
      { closeWhen: { zh: '', en: 'passable' } },
      'text-missing',
      'closeWhen.zh',
    ],
    ['mixes up kinds', { kind: 'incident' }, 'code-and-kind-differ', 'incident'],
    ['has another major than its code', { major: 'C-01' }, 'unknown-major', 'C-01'],
    [
      'signs a danger it does not have',
      { dangerWhen: { zh: '松', en: 'loose' } },
      'danger-sign-without-danger',
      '松',
    ],
  ])('is refused when a type %s', (_, change, kind, detail) => {
    const version = { ...catalogue, categories: [{ ...ramp, ...change }] }
    expect(validateCatalogue(version)).toEqual([{ kind, code: 'C-21-02', detail }])
  })

  it('is refused when a code stands twice', () => {
    const version = { ...catalogue, categories: [...catalogue.categories, ramp] }
    expect(validateCatalogue(version)).toEqual([
      { kind: 'duplicate-code', code: 'C-21-02', detail: 'C-21-02' },
    ])
  })

  it.each([['C-21-2'], ['X-7-01'], ['E-01'], ['c-21-02']])(
    'is refused with the code %s',
    (code) => {
      const version = { ...catalogue, categories: [{ ...ramp, code }] }
      expect(CatalogueVersion.safeParse(version).success).toBe(false)
    },
  )
})

describe('two editions', () => {
  it('do not differ from themselves', () => {
    expect(compareVersions(catalogue, structuredClone(catalogue))).toEqual([])
  })

  it('differ in the cells that were changed, and in no others', () => {
    const newer = structuredClone(catalogue)
    const ramp = newer.categories.find(({ code }) => code === 'C-21-02')
    const fix = ramp?.limits[1]
    if (!ramp || fix?.clock !== 'wd') throw new Error('the ramp has changed')
    fix.amount = 3
    ramp.closeWhen = { zh: '能通行、扶手牢固', en: 'passable' }
    ramp.isPublicSpace = false
    newer.stageLimits.normal.check.amount = 2
    const code = 'C-21-02'
    expect(compareVersions(catalogue, newer)).toEqual([
      { code: 'street', cell: 'normal.check', before: '1 wd', after: '2 wd' },
      { code, cell: 'closeWhen.zh', before: '能通行', after: '能通行、扶手牢固' },
      { code, cell: 'isPublicSpace', before: 'true', after: 'false' },
      {
        code,
        cell: 'limits.zh',
        before: '保证能走 4 工作时；修好 5 工作日',
        after: '保证能走 4 工作时；修好 3 工作日',
      },
      { code, cell: 'limits.en', before: 'clear 4 wh; 5 wd', after: 'clear 4 wh; 3 wd' },
    ])
  })

  it('show types that were added or ended', () => {
    const fewer = { ...catalogue, categories: catalogue.categories.slice(1) }
    expect(compareVersions(catalogue, fewer)).toEqual([
      { code: 'C-01-01', cell: 'code', before: 'C-01-01' },
    ])
    expect(compareVersions(fewer, catalogue)).toEqual([
      { code: 'C-01-01', cell: 'code', after: 'C-01-01' },
    ])
  })
})

function type(code: string): Category {
  const found = catalogue.categories.find((category) => category.code === code)
  if (!found) throw new Error(`No type ${code}`)
  return found
}

/** The rows of the table; the word "same" stands for the cell above. */
function tableRows(markdown: string): [string, ...string[]][] {
  const rows: [string, ...string[]][] = []
  for (const line of markdown.split('\n').filter((text) => /^\| [CEX]-/.test(text))) {
    const [code = '', ...cells] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
    const above = rows.at(-1)
    rows.push([
      code,
      ...cells.map((cell, index) => (cell === 'same' ? (above?.[index + 1] ?? '') : cell)),
    ])
  }
  return rows
}
