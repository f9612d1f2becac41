import { calendarDay, momentWords, now } from '@linli/kit/clock'
import { useCatalogueNames } from '../matter/catalogue.ts'
import { t } from '../words.ts'
import { type CasePageData, codeWord, type Stage } from './case-words.ts'

type Line = CasePageData['timeline'][number]

/** What a timeline line adds to its verb: the unit, the type, a date, an answer. */
export function useLineDetail(line: Line): string {
  const names = useCatalogueNames()
  return Object.entries(line.detail)
    .map(([name, value]) => {
      if (value === '') return undefined
      return wordsOf(line.act, name)?.(value, names.category)
    })
    .filter((words) => words !== undefined)
    .join(t('casework.comma2'))
}

type Detail = string | number | boolean
type DetailWords = (value: Detail, categoryName: (code: string) => string) => string | undefined

/** A unit is given the case by some acts, and merely named by others. */
function wordsOf(act: string, name: string): DetailWords | undefined {
  return name === 'unit' && !givingActs.includes(act) ? String : detailWords[name]
}

const givingActs: readonly string[] = ['dispatch', 'arbitrate']
const untilDate: DetailWords = (value) =>
  t('casework.untilDate', { date: calendarDay(String(value), now()) })
const moment: DetailWords = (value) => momentWords(String(value), now())
const coded =
  (prefix: string): DetailWords =>
  (value) =>
    codeWord(prefix, String(value))

/** The closed list of what lines carry; anything else stays in the record and out of the sentence. */
const detailWords: Readonly<Record<string, DetailWords>> = {
  unit: (value) => t('casework.toUnit', { unit: String(value) }),
  assisting: (value) => t('casework.assistedBy', { units: String(value) }),
  category: (value, categoryName) => `${value} ${categoryName(String(value))}`,
  why: (value) => t('casework.becauseOf', { why: String(value) }),
  holds: (value) => t('casework.heldHere', { conditions: String(value) }),
  into: (value) => t('casework.intoCase', { number: String(value) }),
  isThere: (value) => (value === true ? undefined : t('casework.isNotThere')),
  outcome: coded('outcome'),
  waitingFor: coded('waiting'),
  reporterSaid: coded('said'),
  solvedLevel: coded('level'),
  channel: coded('channel'),
  purpose: coded('purpose'),
  rating: (value) => t('casework.rated', { rating: String(value) }),
  until: untilDate,
  reviewOn: untilDate,
  promisedOn: untilDate,
  at: moment,
  arrivedAt: (value) => t('casework.arrivedAt', { when: momentWords(String(value), now()) }),
  doneAt: (value) => t('casework.doneAt', { when: momentWords(String(value), now()) }),
  notedAt: (value) => t('casework.notedAt', { when: momentWords(String(value), now()) }),
}

/** What comes next, and who does it. */
export function nextStep(page: CasePageData): string | undefined {
  if (page.stage === 'closed' && page.rating !== undefined) return undefined
  return nextWords[page.stage]?.(page)
}

const reviewDay = ({ reviewOn }: CasePageData) =>
  reviewOn === undefined ? t('casework.unknown') : calendarDay(reviewOn, now())
const unitOf = (page: CasePageData) => page.leadUnitName ?? t('casework.theUnit')

const nextWords: { readonly [Name in Stage]?: (page: CasePageData) => string } = {
  reported: () => t('casework.next-reported'),
  verified: () => t('casework.next-verified'),
  filed: () => t('casework.next-filed'),
  returned: () => t('casework.next-filed'),
  arbitration: () => t('casework.next-arbitration'),
  dispatched: (page) => t('casework.next-dispatched', { unit: unitOf(page) }),
  handling: (page) => t('casework.next-handling', { unit: unitOf(page) }),
  suspended: (page) => t('casework.next-suspended', { date: reviewDay(page) }),
  hung: (page) => t('casework.next-hung', { date: reviewDay(page) }),
  'second-reading': () => t('casework.next-second-reading'),
  'void-proposed': () => t('casework.next-second-reading'),
  checking: () => t('casework.next-checking'),
  settled: () => t('casework.next-checking'),
  closed: () => t('casework.next-closed'),
}
