import type { CatalogueVersion, Category, Limit } from '@linli/contract/matter/category.schema'

type Bilingual = Category['names']
/** A cell of the editor that still lacks something; its place in a list follows a dot. */
export type Gap = string

/** What must be written before a type can be kept, in the order of the form. */
export function gapsOf(draft: Category): Gap[] {
  return [
    ...halves('names', draft.names),
    ...(draft.responsibleRoles.length === 0 ? ['roles'] : []),
    ...draft.responsibleRoles.flatMap((role, index) => [
      ...(role.role === '' ? [`roles.${index}.role`] : []),
      ...oneSided(`roles.${index}.as`, role.as),
      ...oneSided(`roles.${index}.note`, role.note),
    ]),
    ...(draft.limits.length === 0 ? ['limits'] : []),
    ...draft.limits.flatMap((limit, index) => limitGaps(limit, `limits.${index}`)),
    ...halves('fileWhen', draft.fileWhen),
    ...halves('closeWhen', draft.closeWhen),
    ...(draft.dangerWhen ? halves('dangerWhen', draft.dangerWhen) : []),
    ...(isShare(draft) ? [] : ['sampleShare']),
    ...(draft.words.some((word) => word.trim() !== '') ? [] : ['words']),
    ...(isWhole(draft.duplicateRadiusMetres, 5000) ? [] : ['duplicateRadiusMetres']),
    ...(isWhole(draft.duplicateDays, 366) ? [] : ['duplicateDays']),
  ]
}

/** What the grid may settle is drawn for a check at least now and then. */
function isShare({ gridCanSettle, sampleShare }: Category): boolean {
  return isBetween(sampleShare, 0, 1) && !(gridCanSettle && sampleShare === 0)
}

/** The type as it is sent: without empty options, and with the habit of words that its condition needs. */
export function tidied(draft: Category): Category {
  return {
    ...draft,
    responsibleRoles: draft.responsibleRoles.map(({ as, note, ...role }, index) => ({
      ...role,
      link: index === 0 ? 'or' : role.link,
      ...(isWritten(as) && { as }),
      ...(isWritten(note) && { note }),
    })),
    limits: draft.limits.map(tidiedLimit),
    words: draft.words.map((word) => word.trim()).filter((word) => word !== ''),
  }
}

/** The next free code of a major, or nothing when its ninety-nine are taken. */
export function nextCode(version: CatalogueVersion, major: string): string | undefined {
  const taken = version.categories
    .filter((category) => category.major === major)
    .map((category) => Number(category.code.slice(major.length + 1)))
  const next = Math.max(0, ...taken) + 1
  return next > 99 ? undefined : `${major}-${String(next).padStart(2, '0')}`
}

/** A type nobody has described yet, with the careful answer wherever there is a choice. */
export function newCategory(version: CatalogueVersion, code: string): Category {
  const major = code.slice(0, code.lastIndexOf('-'))
  const nothing = { zh: '', en: '' }
  return {
    code,
    kind: kindOf(major),
    major,
    names: nothing,
    responsibleRoles: [{ role: '', link: 'or' }],
    fileWhen: nothing,
    closeWhen: nothing,
    limits: [newLimit(version)],
    pace: 'normal',
    visibility: 'normal',
    danger: false,
    gridCanSettle: false,
    evidence: 'optional',
    sixInOne: 'service',
    sampleShare: 0.1,
    words: [],
    isPublicSpace: false,
    duplicateRadiusMetres: 30,
    duplicateDays: 30,
  }
}

export function newLimit({ steps }: Pick<CatalogueVersion, 'steps'>): Limit {
  const step = 'fix' in steps ? 'fix' : (Object.keys(steps)[0] ?? '')
  return { step, wording: 'step-first', clock: 'wd', amount: 5 }
}

/** One of a list moved by one place; at either end it stays. */
export function moved<Item>(list: readonly Item[], index: number, by: -1 | 1): Item[] {
  const item = list[index]
  const other = list[index + by]
  if (item === undefined || other === undefined) return [...list]
  return list.map((one, place) => {
    if (place === index) return other
    return place === index + by ? item : one
  })
}

function limitGaps(limit: Limit, cell: string): Gap[] {
  return [
    ...(limit.step === '' ? [`${cell}.step`] : []),
    ...oneSided(`${cell}.condition`, limit.condition),
    ...(limit.clock === 'date' || (limit.amount > 0 && limit.amount <= 1000)
      ? []
      : [`${cell}.amount`]),
  ]
}

// The English table puts the condition first or last only where there is one.
function tidiedLimit({ condition, ...limit }: Limit): Limit {
  const namesCondition = limit.wording.startsWith('condition')
  if (isWritten(condition)) {
    return { ...limit, condition, wording: namesCondition ? limit.wording : 'condition-first' }
  }
  return namesCondition ? { ...limit, wording: 'step-first' } : limit
}

function kindOf(major: string): Category['kind'] {
  if (major.startsWith('C')) return 'component'
  return major.startsWith('E') ? 'incident' : 'extension'
}

function halves(cell: string, text: Bilingual): Gap[] {
  return (['zh', 'en'] as const)
    .filter((language) => text[language].trim() === '')
    .map((language) => `${cell}.${language}`)
}

/** An option may stay empty, but not in one language only. */
function oneSided(cell: string, text: Bilingual | undefined): Gap[] {
  return isWritten(text) ? halves(cell, text) : []
}

function isWritten(text: Bilingual | undefined): text is Bilingual {
  return text !== undefined && `${text.zh}${text.en}`.trim() !== ''
}

function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && isBetween(value, 0, most)
}
