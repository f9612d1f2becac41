import type { ReportPage } from '@linli/contract/matter/matter.schema'
import { type LineRow, type MatterRow, presentLine, presentReportItem } from './matter.present.ts'

type ContactRow = {
  is_confidential: boolean
  name_masked: string | null
  phone_masked: string | null
}

/** What the reporter can do with the report now; the room that carries it through says so. */
export type OwnActs = {
  canAnswer: boolean
  canRate: boolean
  canWithdraw: boolean
  canReopenUntil?: string
}

/** A report as its reporter sees it, with what they can do now. */
export function presentReportPage(
  matter: MatterRow,
  contact: ContactRow | undefined,
  lines: LineRow[],
  acts: OwnActs,
): ReportPage {
  const photoIds = lines.filter((line) => line.act === 'report').flatMap((line) => line.photo_ids)
  return {
    ...presentReportItem({ ...matter, said_done: lines.find(({ act }) => isSayingDone(act)) }),
    photoIds,
    ...(contact ? { contact: presentContact(contact) } : {}),
    onBehalf: matter.is_on_behalf,
    timeline: lines.map((line) => presentLine(line, true)),
    ...acts,
  } as ReportPage
}

function isSayingDone(act: string): boolean {
  return act === 'feed-back' || act === 'settle'
}

function presentContact(contact: ContactRow) {
  return {
    ...(contact.name_masked ? { nameMasked: contact.name_masked } : {}),
    ...(contact.phone_masked ? { phoneMasked: contact.phone_masked } : {}),
    isConfidential: contact.is_confidential,
  }
}
