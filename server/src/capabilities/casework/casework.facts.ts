import type { Listener } from '../../platform/jobs/work.ts'
import { drawSample } from './sample.commands.ts'

/** What casework does when it hears of something; the sweep is the net below. */
export const caseworkListeners: readonly Listener[] = [
  {
    name: 'casework.draw-sample',
    kind: 'CaseMoved',
    wants: ({ payload: { act } }) => act === 'settle',
    hear: (ctx, { payload: { caseId } }) => drawSample(ctx, String(caseId)),
  },
]
