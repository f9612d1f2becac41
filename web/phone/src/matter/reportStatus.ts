import type { ReportStatus } from '@linli/contract/matter/matter.schema'
import type { StateName } from '@linli/kit/parts/Pill'

const states: Readonly<Record<ReportStatus, StateName>> = {
  received: 'new',
  verified: 'new',
  handling: 'doing',
  waiting: 'wait',
  'asking-you': 'soon',
  closed: 'done',
  'not-taken': 'no',
  withdrawn: 'no',
}

export function stateOf(status: ReportStatus): StateName {
  return states[status]
}

export function groupOf(status: ReportStatus): 'asking' | 'open' | 'closed' {
  if (status === 'asking-you') return 'asking'
  return ['closed', 'not-taken', 'withdrawn'].includes(status) ? 'closed' : 'open'
}
