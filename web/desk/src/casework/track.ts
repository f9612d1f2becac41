import { type CasePageData, doerWords, type Stage } from './case-words.ts'

/** The seven stages of the closed loop and the axis each belongs to. */
export const trackStages = [
  { name: 'collect', lane: 'supervision' },
  { name: 'file', lane: 'supervision' },
  { name: 'dispatch', lane: 'command' },
  { name: 'handle', lane: 'command' },
  { name: 'feed-back', lane: 'command' },
  { name: 'check', lane: 'supervision' },
  { name: 'evaluate', lane: 'supervision' },
] as const
export type TrackStage = (typeof trackStages)[number]['name']

const currentIndex: Partial<Record<Stage, number>> = {
  reported: 0,
  verified: 1,
  filed: 2,
  returned: 2,
  arbitration: 2,
  dispatched: 3,
  handling: 3,
  suspended: 3,
  hung: 3,
  checking: 5,
  settled: 5,
  closed: 6,
}

const actOfStage: Record<TrackStage, readonly string[]> = {
  collect: ['verify', 'settle', 'report'],
  file: ['file'],
  dispatch: ['dispatch', 'arbitrate'],
  handle: ['accept', 'arrive'],
  'feed-back': ['feed-back'],
  check: ['pass-check', 'fail-check'],
  evaluate: ['rate', 'answer-solved'],
}

/** Where a case stands among the seven; a proposed no or void stands where it was proposed from. */
export function trackIndex(page: Pick<CasePageData, 'stage' | 'timeline' | 'rating'>): number {
  if (page.stage === 'closed' && page.rating !== undefined) return trackStages.length
  const known = currentIndex[page.stage]
  if (known !== undefined) return known
  const reached = trackStages.map(({ name }) => hasAct(page.timeline, actOfStage[name]))
  return Math.min(reached.lastIndexOf(true) + 1, trackStages.length - 1)
}

/** Who did a stage, or will: the unit handles, an independent post checks, the reporter evaluates. */
export function trackHolder(page: CasePageData, name: TrackStage): string | undefined {
  const acts = actOfStage[name]
  for (const act of acts) {
    const line = page.timeline.findLast((one) => one.act === act)
    if (line !== undefined && name !== 'handle') return doerWords(line.by, 'short')
  }
  if (name === 'handle' || name === 'feed-back') return page.leadUnitName
  if (name === 'check') return page.checkers.find((checker) => checker.mayCheck)?.name
  return undefined
}

function hasAct(timeline: CasePageData['timeline'], acts: readonly string[]): boolean {
  return timeline.some((line) => acts.includes(line.act))
}
