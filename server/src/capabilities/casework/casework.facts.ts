import type { Listener } from '../../platform/jobs/work.ts'
import { followCalendar } from './calendar-edit.commands.ts'
import { joinReport, tellJoined } from './joined.commands.ts'
import { drawSample } from './sample.commands.ts'

const reopeningActs: readonly string[] = ['reopen', 'answer-unsolved']

/** What casework does when it hears of something; the sweep is the net below. */
export const caseworkListeners: readonly Listener[] = [
  {
    name: 'casework.draw-sample',
    kind: 'CaseMoved',
    wants: ({ payload: { act } }) => act === 'settle',
    hear: (ctx, { payload: { caseId } }) => drawSample(ctx, String(caseId)),
  },
  {
    name: 'casework.tell-joined',
    kind: 'CaseMoved',
    // A settled case is told when it is drawn whether another looks at it: it then closes, or is checked first.
    wants: ({ payload: { act, stage } }) =>
      ['closed', 'void'].includes(String(stage)) || reopeningActs.includes(String(act)),
    hear: (ctx, { payload: { caseId } }) => tellJoined(ctx, String(caseId)),
  },
  {
    name: 'casework.join-report',
    kind: 'CaseReported',
    wants: ({ payload: { joinTo } }) => typeof joinTo === 'string',
    hear: (ctx, { payload: { caseId, joinTo } }) => joinReport(ctx, String(caseId), String(joinTo)),
  },
  {
    name: 'casework.follow-calendar',
    kind: 'CalendarEdited',
    hear: (ctx, { payload: { date } }) => followCalendar(ctx, String(date)),
  },
]
