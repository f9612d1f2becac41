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
>

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
  } as ReportItem
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
