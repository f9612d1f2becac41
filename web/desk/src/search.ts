import type { SixInOne } from '@linli/contract/matter/category.schema'
import { sixDomains } from './matter/six-in-one.ts'

/** What each page reads from its address; anything else in it is dropped. */
export const boardViews = [
  'to-verify',
  'to-file',
  'to-dispatch',
  'due-today',
  'overdue',
  'returned',
  'handling',
  'hung',
  'to-check',
  'second-reading',
  'closed',
  'my-tasks',
  'escalated',
  'open',
  'all',
] as const
export type View = (typeof boardViews)[number]

/** Solved cases as the figures count them. */
const solvedParts = [
  'small-grid',
  'mid-grid',
  'community',
  'street',
  'district-or-city',
  'outside-unit',
  'in-grid',
  'any',
] as const
export type Solved = (typeof solvedParts)[number]

type Raw = Record<string, unknown>
type Page = { after?: string; back?: string }
export type BoardSearch = Page & { view?: View; case?: string }
export type CaseListSearch = Page & {
  view?: View
  under?: string
  category?: string
  six?: SixInOne
  solved?: Solved
  ledBy?: string
  from?: string
  until?: string
  text?: string
  order?: 'due'
}

export type SixSearch = { under?: string }
export type FiguresSearch = { from?: string; until?: string }

export function boardSearch(raw: Raw): BoardSearch {
  return { ...viewOf(raw), ...texts(raw, ['case', 'after', 'back']) }
}

export function caseListSearch(raw: Raw): CaseListSearch {
  return {
    ...viewOf(raw),
    ...sixOf(raw),
    ...texts(raw, ['under', 'category', 'text', 'after', 'back', 'ledBy']),
    ...solvedOf(raw),
    ...figuresSearch(raw),
    ...(raw.order === 'due' && { order: 'due' as const }),
  }
}

export function sixSearch(raw: Raw): SixSearch {
  return texts(raw, ['under'])
}

export function actForSearch(raw: Raw): { caller?: string } {
  return texts(raw, ['caller'])
}

export function figuresSearch(raw: Raw): FiguresSearch {
  const { from, until } = texts(raw, ['from', 'until'])
  return { ...(isDay(from) && { from }), ...(isDay(until) && { until }) }
}

export function gridSearch(raw: Raw): { node?: string; within?: string } {
  return texts(raw, ['node', 'within'])
}

export function intakeSearch(raw: Raw): { at?: string } {
  return texts(raw, ['at'])
}

const catalogueParts = ['types', 'street', 'names', 'problems', 'changes'] as const
export type CataloguePart = (typeof catalogueParts)[number]

export function catalogueSearch(raw: Raw): { part?: CataloguePart } {
  const part = catalogueParts.find((known) => known === raw.part)
  return part === undefined ? {} : { part }
}

/** The calendar knows the years that the contract allows. */
export function calendarSearch(raw: Raw): { year?: number } {
  const year = Number(raw.year)
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? { year } : {}
}

/** Only a path of the desk itself is followed after signing in. */
export function signInSearch(raw: Raw): { next?: string } {
  const { next } = texts(raw, ['next'])
  return next?.startsWith('/desk/') === true ? { next } : {}
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text)
}

function solvedOf(raw: Raw): { solved?: Solved } {
  const solved = solvedParts.find((known) => known === raw.solved)
  return solved === undefined ? {} : { solved }
}

function viewOf(raw: Raw): { view?: View } {
  const view = boardViews.find((known) => known === raw.view)
  return view === undefined ? {} : { view }
}

function sixOf(raw: Raw): { six?: SixInOne } {
  const six = sixDomains.find((known) => known === raw.six)
  return six === undefined ? {} : { six }
}

function texts<Name extends string>(raw: Raw, names: readonly Name[]): { [N in Name]?: string } {
  const read: { [N in Name]?: string } = {}
  for (const name of names) {
    const value = raw[name]
    if (typeof value === 'string' && value !== '') read[name] = value
    if (typeof value === 'number') read[name] = String(value)
  }
  return read
}
