import { digitsAmiss } from '@linli/contract/matter/phone.rules'
import { t } from '../words.ts'
import type { FormError, ReportForm } from './reportForm.ts'

/** What is wrong with a report and what to do about it. */
export function errorSentence(error: FormError, form: ReportForm): string {
  if (error === 'say-or-show') return t('matter.sayOrShow')
  if (error === 'place-missing') return t('matter.placeMissing')
  const amiss = digitsAmiss(form.contact.phone ?? '')
  if (amiss === -1) return t('matter.phoneShortByOne')
  if (amiss < 0) return t('matter.phoneShort', { count: -amiss })
  return amiss > 0 ? t('matter.phoneLong', { count: amiss }) : t('matter.phoneWrong')
}
