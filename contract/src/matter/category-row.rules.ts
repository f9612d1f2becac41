import type {
  Bilingual,
  CatalogueVersion,
  Category,
  CountedLimit,
  Limit,
  ResponsibleRole,
} from './category.schema.ts'

export type Language = keyof Bilingual
type Dictionaries = Pick<CatalogueVersion, 'roles' | 'steps'>

/** One row of the catalogue table: code, both names, roles, file when, limit, close when. */
export type CatalogueRow = [
  code: string,
  nameZh: string,
  nameEn: string,
  roles: string,
  fileWhen: string,
  limit: string,
  closeWhen: string,
]

const clockNames: Record<CountedLimit['clock'], Bilingual> = {
  eh: { zh: '紧急工作时', en: 'eh' },
  wh: { zh: '工作时', en: 'wh' },
  wd: { zh: '工作日', en: 'wd' },
}
const dateNames: Record<'plan' | 'service-item', Bilingual> = {
  plan: { zh: '按计划日期', en: 'due date' },
  'service-item': { zh: '按事项规定时限', en: 'item limit' },
}
const danger = '‡'

/** Writes a type as a row of the catalogue table, as the street prints it in English with Chinese names. */
export function renderCatalogueRow(category: Category, dictionaries: Dictionaries): CatalogueRow {
  const { code, names, reference, fileWhen, closeWhen } = category
  return [
    code,
    names.zh,
    `${names.en}${isAlwaysDangerous(category) ? danger : ''}${reference ? ` (${reference})` : ''}`,
    renderRoles(category, dictionaries, 'en'),
    `${fileWhen.reference ? `${fileWhen.reference} ` : ''}${fileWhenMarked(category)}`,
    `${renderLimits(category, dictionaries, 'en')}${dangerBesideLimits(category)}`,
    closeWhen.en,
  ]
}

/** Who answers for a type, in order. */
export function renderRoles(
  category: Category,
  dictionaries: Dictionaries,
  language: Language,
): string {
  return category.responsibleRoles.reduce((text, entry) => {
    const name = roleName(entry, dictionaries, language)
    if (text === '') return name
    return `${text}${entry.link === 'or' ? '/' : separators[language]}${name}`
  }, '')
}

/** All limits of a type, in order. */
export function renderLimits(
  category: Category,
  dictionaries: Dictionaries,
  language: Language,
): string {
  const limits = category.limits.map((limit) => renderLimit(limit, dictionaries, language))
  return limits.join(separators[language])
}

const separators: Bilingual = { zh: '；', en: '; ' }

function renderLimit(limit: Limit, { steps }: Dictionaries, language: Language): string {
  const step = steps[limit.step]?.[language] ?? limit.step
  const condition = limit.condition?.[language] ?? ''
  const amount = amountOf(limit, language)
  if (language === 'en') return wordings[limit.wording](amount, step, condition)
  return `${condition && `${condition}：`}${step} ${amount}`
}

// Chinese always names condition and step; English follows the habit of the table, cell by cell.
const wordings: Record<
  Limit['wording'],
  (amount: string, step: string, condition: string) => string
> = {
  bare: (amount) => amount,
  'step-first': (amount, step) => `${step} ${amount}`,
  'step-last': (amount, step) => `${amount} ${step}`,
  'condition-first': (amount, _, condition) => `${condition} ${amount}`,
  'condition-last': (amount, _, condition) => `${amount} ${condition}`,
}

function amountOf(limit: Limit, language: Language): string {
  if (limit.clock === 'date') return dateNames[limit.setBy][language]
  return `${limit.amount} ${clockNames[limit.clock][language]}`
}

function roleName(entry: ResponsibleRole, { roles }: Dictionaries, language: Language): string {
  const name = (entry.as ?? roles[entry.role])?.[language] ?? entry.role
  const note = entry.note ? `${language === 'zh' ? '' : ' '}${entry.note[language]}` : ''
  return `${name}${note}${entry.reference ? ` (${entry.reference})` : ''}`
}

function isAlwaysDangerous(category: Category): boolean {
  return category.danger && !category.dangerWhen
}

function fileWhenMarked({ fileWhen, dangerWhen }: Category): string {
  return dangerWhen ? fileWhen.en.replace(dangerWhen.en, `$&${danger}`) : fileWhen.en
}

// A danger that is no ground of its own for filing shortens the limit to "at once".
function dangerBesideLimits({ fileWhen, dangerWhen }: Category): string {
  if (!dangerWhen || fileWhen.en.includes(dangerWhen.en)) return ''
  return `; ${dangerWhen.en} ${danger}`
}
