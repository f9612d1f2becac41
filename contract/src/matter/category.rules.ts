import { nameLists } from './catalogue-name.rules.ts'
import { renderLimits, renderRoles } from './category-row.rules.ts'
import type {
  Bilingual,
  CatalogueVersion,
  Category,
  Limit,
  LimitedStage,
  StageLimit,
} from './category.schema.ts'

/** Why an edition of the catalogue cannot come into force; `detail` is the word or place that is wrong. */
export type CatalogueProblem = {
  kind:
    | 'duplicate-code'
    | 'code-and-kind-differ'
    | 'unknown-major'
    | 'unknown-role'
    | 'unknown-step'
    | 'no-roles'
    | 'no-limits'
    | 'limit-order'
    | 'text-missing'
    | 'danger-sign-without-danger'
    | 'nothing-drawn'
  code: string
  detail: string
}

/** One cell that differs between two editions; a type that was added or ended has one side only. */
export type CellChange = { code: string; cell: string; before?: string; after?: string }

/** The limits of handling: those before the last step, and the one that ends the case. */
export type HandlingLimits = { interim: Limit[]; final: Limit }

/** The limit of a stage beside handling: the type's own, or the street's default for its pace. */
export function stageLimit(
  catalogue: Pick<CatalogueVersion, 'stageLimits'>,
  category: Category,
  stage: LimitedStage,
): StageLimit {
  return category.stageLimits?.[stage] ?? catalogue.stageLimits[category.pace][stage]
}

/**
 * Splits a type's limits for one case.
 * @param holds which conditions (their Chinese text) hold in this case; without any the general limit applies
 * @throws RangeError for a type without limits, which no valid catalogue has
 */
export function handlingLimits(category: Category, holds: readonly string[] = []): HandlingLimits {
  const last = category.limits.at(-1)
  if (!last) throw new RangeError(`${category.code} has no limits`)
  const finals = category.limits.filter(({ step }) => step === last.step)
  const matching = finals.find(({ condition }) => condition && holds.includes(condition.zh))
  const general = finals.findLast(({ condition }) => !condition)
  const interim = category.limits.filter(({ step, condition }) => {
    return step !== last.step && (!condition || holds.includes(condition.zh))
  })
  return { interim, final: matching ?? general ?? last }
}

/** All problems of an edition, in the order of its types; empty when it may come into force. */
export function validateCatalogue(version: CatalogueVersion): CatalogueProblem[] {
  const seen = new Set<string>()
  return version.categories.flatMap((category) => {
    const { code } = category
    const repeated: CatalogueProblem[] = seen.has(code)
      ? [{ kind: 'duplicate-code', code, detail: code }]
      : []
    seen.add(code)
    return [
      ...repeated,
      ...identityProblems(category, version),
      ...roleProblems(category, version),
      ...limitProblems(category, version),
      ...textProblems(category),
      ...sampleProblems(category),
    ]
  })
}

/** The cells in which two editions differ, in the order of the newer one, ended types last. */
export function compareVersions(older: CatalogueVersion, newer: CatalogueVersion): CellChange[] {
  const before = cellsByCode(older)
  const after = cellsByCode(newer)
  const codes = [...after.keys(), ...[...before.keys()].filter((code) => !after.has(code))]
  return codes.flatMap((code) => cellChanges(code, before.get(code), after.get(code)))
}

function identityProblems(category: Category, { majors }: CatalogueVersion): CatalogueProblem[] {
  const { code, kind, major, danger, dangerWhen } = category
  const problems: CatalogueProblem[] = []
  const prefix = { component: 'C', incident: 'E', extension: 'X' }[kind]
  if (!code.startsWith(prefix)) problems.push({ kind: 'code-and-kind-differ', code, detail: kind })
  if (!majors[major] || !code.startsWith(`${major}-`)) {
    problems.push({ kind: 'unknown-major', code, detail: major })
  }
  if (dangerWhen && !danger) {
    problems.push({ kind: 'danger-sign-without-danger', code, detail: dangerWhen.zh })
  }
  return problems
}

function roleProblems(category: Category, version: CatalogueVersion): CatalogueProblem[] {
  const { code, responsibleRoles } = category
  if (responsibleRoles.length === 0) return [{ kind: 'no-roles', code, detail: 'responsibleRoles' }]
  return responsibleRoles
    .filter(({ role }) => !version.roles[role])
    .map(({ role }) => ({ kind: 'unknown-role', code, detail: role }))
}

function limitProblems(category: Category, { steps }: CatalogueVersion): CatalogueProblem[] {
  const { code, limits } = category
  if (limits.length === 0) return [{ kind: 'no-limits', code, detail: 'limits' }]
  const unknown = limits
    .filter(({ step }) => !steps[step])
    .map(({ step }): CatalogueProblem => ({ kind: 'unknown-step', code, detail: step }))
  const general = limits.filter(({ condition }) => !condition)
  const disordered = general
    .filter((limit, index) => general.slice(0, index).some((earlier) => isLonger(earlier, limit)))
    .map(({ step }): CatalogueProblem => ({ kind: 'limit-order', code, detail: step }))
  return [...unknown, ...disordered]
}

// Emergency hours run at night, so they are comparable only with themselves; a working day is 7 hours.
function isLonger(earlier: Limit, later: Limit): boolean {
  if (earlier.clock === 'date' || later.clock === 'date') return false
  if ((earlier.clock === 'eh') !== (later.clock === 'eh')) return false
  const hours = ({ clock, amount }: StageLimit) => (clock === 'wd' ? amount * 7 : amount)
  return hours(earlier) > hours(later)
}

/** What the grid settles itself is drawn for a check by another: at least now and then (principle 2). */
function sampleProblems({ code, gridCanSettle, sampleShare }: Category): CatalogueProblem[] {
  if (!gridCanSettle || sampleShare > 0) return []
  return [{ kind: 'nothing-drawn', code, detail: String(sampleShare) }]
}

function textProblems(category: Category): CatalogueProblem[] {
  const { code, names, fileWhen, closeWhen, dangerWhen } = category
  const texts = Object.entries({ names, fileWhen, closeWhen, ...(dangerWhen && { dangerWhen }) })
  return texts.flatMap(([cell, text]) =>
    (['zh', 'en'] as const)
      .filter((language) => (text[language] ?? '').trim() === '')
      .map((language) => ({ kind: 'text-missing', code, detail: `${cell}.${language}` })),
  )
}

function cellChanges(
  code: string,
  before: Record<string, string> | undefined,
  after: Record<string, string> | undefined,
): CellChange[] {
  if (!before) return [{ code, cell: 'code', after: code }]
  if (!after) return [{ code, cell: 'code', before: code }]
  const cells = new Set([...Object.keys(after), ...Object.keys(before)])
  return [...cells]
    .filter((cell) => before[cell] !== after[cell])
    .map((cell) => ({ code, cell, ...side('before', before[cell]), ...side('after', after[cell]) }))
}

function side<Name extends 'before' | 'after'>(name: Name, value: string | undefined) {
  return value === undefined ? {} : { [name]: value }
}

/** Every type's cells; the street's own defaults stand under the code `street`, the lists of names under `names`. */
function cellsByCode(version: CatalogueVersion): Map<string, Record<string, string>> {
  const rows = version.categories.map((category) => {
    return [category.code, cellsOf(category, version)] as const
  })
  return new Map([['street', streetCells(version)], ['names', nameCells(version)], ...rows])
}

function cellsOf(category: Category, version: CatalogueVersion): Record<string, string> {
  const { code: _, responsibleRoles, limits, stageLimits, ...rest } = category
  const plain = Object.entries(rest).flatMap(([cell, value]) => flatCells(cell, value))
  const own = Object.entries(stageLimits ?? {}).map(([stage, limit]) => {
    return [`stageLimits.${stage}`, stageText(limit)] as const
  })
  return {
    ...Object.fromEntries([...plain, ...own]),
    'responsibleRoles.zh': renderRoles(category, version, 'zh'),
    'responsibleRoles.en': renderRoles(category, version, 'en'),
    responsibleRoles: responsibleRoles.map(({ role, link }) => `${link} ${role}`).join(', '),
    'limits.zh': renderLimits(category, version, 'zh'),
    'limits.en': renderLimits(category, version, 'en'),
    limits: limits.map(({ step }) => step).join(', '),
  }
}

function streetCells({ stageLimits }: CatalogueVersion): Record<string, string> {
  const cells = Object.entries(stageLimits).flatMap(([pace, limits]) =>
    Object.entries(limits).map(([stage, limit]) => [`${pace}.${stage}`, stageText(limit)]),
  )
  return Object.fromEntries(cells)
}

function nameCells(version: CatalogueVersion): Record<string, string> {
  const cells = nameLists.flatMap((list) =>
    Object.entries(version[list]).flatMap(([code, name]) => flatCells(`${list}.${code}`, name)),
  )
  return Object.fromEntries(cells)
}

function stageText({ amount, clock }: StageLimit): string {
  return `${amount} ${clock}`
}

type CellValue = Bilingual | readonly string[] | string | number | boolean | undefined

function flatCells(cell: string, value: CellValue): (readonly [string, string])[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return [[cell, value.join('、')]]
  if (typeof value !== 'object') return [[cell, String(value)]]
  return Object.entries(value).map(([key, part]) => [`${cell}.${key}`, String(part)])
}
