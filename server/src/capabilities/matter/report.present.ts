import type { ReportPage } from '@linli/contract/matter/matter.schema'
import { addMinutes } from '../../platform/runtime/clock.ts'
import { type LineRow, type MatterRow, presentLine, presentReportItem } from './matter.present.ts'

/** Days within which the reporter may reopen (domain 2.3). */
const reopenMinutes = 15 * 24 * 60

type ContactRow = {
  is_confidential: boolean
  name_masked: string | null
  phone_masked: string | null
}

/** A report as its reporter sees it, with what they can do now. */
export function presentReportPage(
  matter: MatterRow,
  contact: ContactRow | undefined,
  lines: LineRow[],
  now: string,
): ReportPage {
  const ended = matter.ended_at
  const reopenUntil = ended === null ? undefined : addMinutes(ended, reopenMinutes)
  const isReopenable = reopenUntil !== undefined && now < reopenUntil && matter.status === 'closed'
  const photoIds = lines.filter((line) => line.act === 'report').flatMap((line) => line.photo_ids)
  return {
    ...presentReportItem(matter),
    photoIds,
    ...(contact ? { contact: presentContact(contact) } : {}),
    onBehalf: matter.is_on_behalf,
    timeline: lines.map((line) => presentLine(line, true)),
    ...(matter.answer ? { answer: matter.answer } : {}),
    ...(matter.rating ? { rating: matter.rating } : {}),
    canAnswer: matter.status === 'asking-you' || (isReopenable && matter.answer === null),
    canRate: matter.status === 'closed' && matter.rating === null,
    ...(isReopenable ? { canReopenUntil: reopenUntil } : {}),
    canWithdraw: matter.status === 'received' || matter.status === 'verified',
  } as ReportPage
}

function presentContact(contact: ContactRow) {
  return {
    ...(contact.name_masked ? { nameMasked: contact.name_masked } : {}),
    ...(contact.phone_masked ? { phoneMasked: contact.phone_masked } : {}),
    isConfidential: contact.is_confidential,
  }
}
