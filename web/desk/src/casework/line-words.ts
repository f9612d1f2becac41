import { calendarDay, momentWords, now } from '@linli/kit/clock'
import { useCatalogueNames } from '../matter/catalogue.ts'
import { t } from '../words.ts'
import { type CasePageData, codeWord } from './case-words.ts'

type Line = CasePageData['timeline'][number]

/** What a timeline line adds to its verb: the unit, the type, a date, an answer. */
export function useLineDetail(line: Line): string {
  const names = useCatalogueNames()
  return Object.entries(line.detail)
    .map(([name, value]) => detailWords(name, value, names.category))
    .filter((words) => words !== undefined)
    .join('，')
}

function detailWords(
  name: string,
  value: string | number | boolean,
  categoryName: (code: string) => string,
): string | undefined {
  const text = String(value)
  if (text === '') return undefined
  switch (name) {
    case 'unit':
    case 'leadUnit':
      return t('casework.toUnit', { unit: text })
    case 'category':
    case 'categoryCode':
      return `${text} ${categoryName(text)}`
    case 'outcome':
      return codeWord('outcome', text)
    case 'waitingFor':
      return codeWord('waiting', text)
    case 'reporterSaid':
      return codeWord('said', text)
    case 'solvedLevel':
      return codeWord('level', text)
    case 'channel':
      return codeWord('channel', text)
    case 'purpose':
      return codeWord('purpose', text)
    case 'until':
    case 'reviewOn':
    case 'promisedOn':
      return t('casework.untilDate', { date: calendarDay(text, now()) })
    case 'into':
      return t('casework.intoCase', { number: text })
    case 'assisting':
      return t('casework.assistedBy', { units: text })
    case 'isThere':
      return value === true ? undefined : t('casework.isNotThere')
    case 'rating':
      return t('casework.rated', { rating: text })
    case 'at':
    case 'doneAt':
      return momentWords(text, now())
    case 'photos':
      return t('casework.photoCount', { count: Number(value) })
    default:
      return undefined
  }
}

/** What comes next, and who does it. */
export function nextStep(page: CasePageData): string | undefined {
  const unit = page.leadUnitName ?? t('casework.theUnit')
  switch (page.stage) {
    case 'reported':
      return t('casework.next-reported')
    case 'verified':
      return t('casework.next-verified')
    case 'filed':
    case 'returned':
      return t('casework.next-filed')
    case 'arbitration':
      return t('casework.next-arbitration')
    case 'dispatched':
      return t('casework.next-dispatched', { unit })
    case 'handling':
      return t('casework.next-handling', { unit })
    case 'suspended':
      return t('casework.next-suspended')
    case 'hung':
      return t('casework.next-hung', { date: page.hungReviewOn ?? t('casework.unknown') })
    case 'second-reading':
    case 'void-proposed':
      return t('casework.next-second-reading')
    case 'checking':
    case 'settled':
      return t('casework.next-checking')
    case 'closed':
      return page.rating === undefined ? t('casework.next-closed') : undefined
    case 'void':
      return undefined
  }
}
