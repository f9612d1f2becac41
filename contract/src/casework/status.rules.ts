import type { ReportStatus } from '../matter/matter.schema.ts'
import type { Stage } from './case.schema.ts'

/** What the reporter is told of a stage; staff see the stage itself. */
export function statusOf(stage: Stage, outcome: string | undefined): ReportStatus {
  if (outcome === 'withdrawn') return 'withdrawn'
  if (stage === 'void' || (outcome !== undefined && honestNos.includes(outcome))) return 'not-taken'
  return statusOfStage[stage]
}

const honestNos: readonly string[] = [
  'not-ours',
  'not-allowed',
  'not-possible-now',
  'not-found-on-site',
  'void',
]

const statusOfStage: Readonly<Record<Stage, ReportStatus>> = {
  reported: 'received',
  verified: 'verified',
  filed: 'verified',
  // Something is being decided: it can no longer be taken back as a report that nobody has in hand.
  'second-reading': 'handling',
  'void-proposed': 'handling',
  dispatched: 'handling',
  returned: 'handling',
  arbitration: 'handling',
  handling: 'handling',
  suspended: 'waiting',
  hung: 'waiting',
  checking: 'asking-you',
  settled: 'closed',
  closed: 'closed',
  void: 'not-taken',
}
