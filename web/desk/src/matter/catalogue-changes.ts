import type { Answer } from '@linli/kit/client'
import type { Language } from '@linli/kit/messages'

export type CatalogueVersionPage = Answer<'GET /catalogues/{catalogueId}'>
type Change = CatalogueVersionPage['changes'][number]
/** One cell that a reader sees as one: the two languages of what is counted out are one cell. */
export type ChangeLine = {
  code: string
  cell: string
  language?: Language
  before?: string
  after?: string
}
/** How many types a draft adds, ends and changes, and how many of the street's own limits. */
export type ChangeCount = {
  types: number
  added: number
  ended: number
  changed: number
  street: number
  names: number
}

/** The code under which the street's own limits stand beside the types. */
export const STREET = 'street'
/** The code under which the names of roles, steps and majors stand. */
export const NAMES = 'names'
const besideTypes = [STREET, NAMES]
const told = ['responsibleRoles', 'limits']

/** Lines to read: who answers and the limits once, in the language read; free texts in each language. */
export function changeLines(changes: readonly Change[], spoken: Language): ChangeLine[] {
  return changes.flatMap((change) => {
    const [base = '', language] = change.cell.split('.')
    const isTwofold = language === 'zh' || language === 'en'
    if (told.includes(base))
      return isToldHere(changes, change, spoken) ? [lineOf(change, base)] : []
    if (!isTwofold) return [lineOf(change, change.cell)]
    return [{ ...lineOf(change, base), language }]
  })
}

export function countChanges(changes: readonly Change[]): ChangeCount {
  const whole = changes.filter(({ cell }) => cell === 'code')
  const codes = new Set(
    changes.map(({ code }) => code).filter((code) => !besideTypes.includes(code)),
  )
  const added = whole.filter(({ before }) => before === undefined).length
  const ended = whole.length - added
  return {
    types: codes.size,
    added,
    ended,
    changed: codes.size - whole.length,
    street: changes.filter(({ code }) => code === STREET).length,
    // Both languages of a name are one name.
    names: new Set(
      changes.filter(({ code }) => code === NAMES).map(({ cell }) => cell.replace(/\.\w+$/, '')),
    ).size,
  }
}

/** Told in the language read; where that one did not change, in the first that did. */
function isToldHere(changes: readonly Change[], change: Change, spoken: Language): boolean {
  const base = change.cell.split('.')[0] ?? ''
  const others = changes.filter(({ code, cell }) => {
    return code === change.code && (cell === base || cell.startsWith(`${base}.`))
  })
  const best = others.find(({ cell }) => cell === `${base}.${spoken}`) ?? others[0]
  return best === change
}

function lineOf({ code, before, after }: Change, cell: string): ChangeLine {
  return {
    code,
    cell,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  }
}
