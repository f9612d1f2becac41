import type { CatalogueVersion } from '@linli/contract/matter/category.schema'
import { nameLists } from '@linli/contract/matter/catalogue-name.rules'
import { t, wordKey, words } from '../words.ts'
import { spoken } from './catalogue.ts'
import type { CatalogueVersionPage, ChangeLine } from './catalogue-changes.ts'

type Problem = CatalogueVersionPage['problems'][number]
type Item = CatalogueVersionPage['item']
export type VersionState = 'draft' | 'coming' | 'in-force' | 'past'

/** Where a version stands today. */
export function stateOf(item: Item, today: string): VersionState {
  if (item.publishedAt === undefined) return 'draft'
  if (item.isInForce) return 'in-force'
  return item.effectiveFrom > today ? 'coming' : 'past'
}

/** What keeps a draft from being published, in a sentence that says what to do. */
export function problemWords({ kind, detail }: Problem, version: CatalogueVersion): string {
  const key = wordKey('matter', `problem-${kind}`)
  if (key === undefined) return t('matter.problem-other', { detail })
  return words(key).replace('{what}', problemDetail(kind, detail, version))
}

/** The name of a cell, with its language where a text stands in both. */
export function cellWords({ cell, language }: Pick<ChangeLine, 'cell' | 'language'>): string {
  const name = plainCell(cell)
  if (language === undefined) return name
  return inLanguage(name, language)
}

export function inLanguage(name: string, language: 'zh' | 'en'): string {
  return t(language === 'zh' ? 'matter.inChinese' : 'matter.inEnglish', { name })
}

/** The value of a cell as a person would write it. */
export function valueWords(
  cell: string,
  value: string | undefined,
  version?: CatalogueVersion,
): string {
  if (value === undefined) return t('matter.nothing')
  if (cell === 'major' && version) return majorWords(value, version)
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'matter.yes' : 'matter.no')
  return measuredWords(cell, value) ?? named(`${cell}-${value}`) ?? value
}

function measuredWords(cell: string, value: string): string | undefined {
  if (cell === 'sampleShare') return t('matter.percent', { share: Math.round(Number(value) * 100) })
  if (cell === 'duplicateRadiusMetres') return t('matter.metres', { amount: value })
  if (cell === 'duplicateDays') return t('matter.days', { amount: value })
  const limit = /^([\d.]+) (eh|wh|wd)$/.exec(value)
  if (!limit || !/^(normal|urgent|stageLimits)\./.test(cell)) return undefined
  return t(`matter.clock-${limit[2] as 'eh' | 'wh' | 'wd'}`, { amount: limit[1] ?? '' })
}

export function majorWords(code: string, { majors }: CatalogueVersion): string {
  const name = majors[code]
  return name === undefined ? code : `${code} ${spoken(name)}`
}

/** The name of a type of this version; one that was taken out is known by its code only. */
export function typeWords(code: string, version: CatalogueVersion): string {
  const category = version.categories.find((one) => one.code === code)
  return category === undefined ? code : `${code} ${spoken(category.names)}`
}

function plainCell(cell: string): string {
  const [base = '', part, language] = cell.split('.')
  if (nameLists.some((list) => list === base)) {
    const name = `${named(`names-${base}`)} ${part}`
    return language === 'zh' || language === 'en' ? inLanguage(name, language) : name
  }
  if (base === 'normal' || base === 'urgent' || base === 'stageLimits') {
    const stage = named(`stage-${part}`) ?? part ?? ''
    return base === 'stageLimits' ? stage : `${t(`matter.pace-${base}`)} · ${stage}`
  }
  return named(`cell-${base}`) ?? cell
}

function problemDetail(kind: string, detail: string, version: CatalogueVersion): string {
  if (kind === 'limit-order') return spoken(version.steps[detail] ?? { zh: detail, en: detail })
  if (kind === 'code-and-kind-differ') return named(`kind-${detail}`) ?? detail
  if (kind !== 'text-missing') return detail
  const [cell = '', language] = detail.split('.')
  return cellWords({ cell, language: language === 'en' ? 'en' : 'zh' })
}

function named(name: string): string | undefined {
  const key = wordKey('matter', name)
  return key === undefined ? undefined : words(key)
}
