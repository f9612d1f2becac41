import type { ReportItem, TimelineLine } from '@linli/contract/matter/matter.schema'
import type { Row } from '../../platform/db/row.ts'

export type MatterRow = Row<'matter.matter'>
export type LineRow = Row<'matter.timeline'>
type ItemRow = Pick<
  MatterRow,
  | 'matter_id'
  | 'number'
  | 'text'
  | 'category_code'
  | 'place'
  | 'status'
  | 'outcome'
  | 'reported_at'
  | 'promised_at'
  | 'is_promise_provisional'
  | 'ended_at'
  | 'answer'
  | 'rating'
> & { said_done?: SaidDone | null | undefined }

/** The last line that said it is done. */
type SaidDone = Pick<LineRow, 'at' | 'by_post' | 'by_unit' | 'detail'>

export function presentReportItem(row: ItemRow): ReportItem {
  return {
    reportId: row.matter_id,
    number: row.number,
    text: row.text,
    ...(row.category_code ? { categoryCode: row.category_code } : {}),
    place: row.place,
    status: row.status,
    ...(row.outcome ? { outcome: row.outcome } : {}),
    reportedAt: row.reported_at,
    ...(row.promised_at ? { promisedAt: row.promised_at } : {}),
    isProvisional: row.is_promise_provisional,
    ...(row.said_done ? { saidDone: presentSaidDone(row.said_done) } : {}),
    ...presentEnd(row),
  } as ReportItem
}

function presentEnd({ ended_at: endedAt, answer, rating }: ItemRow) {
  return {
    ...(endedAt ? { endedAt } : {}),
    ...(answer ? { answer } : {}),
    ...(rating ? { rating } : {}),
  }
}

/** Work done without signal was done before it was told. */
function presentSaidDone({ at, by_post: post, by_unit: unit, detail }: SaidDone) {
  const { doneAt } = detail as { doneAt?: string }
  return { post, ...(unit ? { unit } : {}), at: doneAt ?? at }
}

/**
 * A line for its reader: staff see post and name of staff, the reporter sees the post or unit alone, and nobody
 * sees a reporter's name here.
 */
export function presentLine(row: LineRow, isForReporter: boolean): TimelineLine {
  return {
    lineId: row.line_id,
    at: row.at,
    act: row.act,
    axis: row.axis,
    by: {
      post: row.by_post,
      ...(row.by_unit ? { unit: row.by_unit } : {}),
      ...(isForReporter || row.by_name === '' ? {} : { name: row.by_name }),
    },
    ...(row.words ? { words: row.words } : {}),
    detail: isForReporter ? ownDetail(row.detail) : row.detail,
    photoIds: row.photo_ids,
  } as TimelineLine
}

/** The number of another's report, and why staff chose another unit, are none of the reporter's business. */
function ownDetail(detail: LineRow['detail']): LineRow['detail'] {
  const { into: _into, why: _why, ...rest } = detail as Record<string, unknown>
  return rest as LineRow['detail']
}
