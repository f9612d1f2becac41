import { z } from 'zod'
import { ReportPage } from '../matter/matter.schema.ts'
import { idOf, Instant, ReportId } from '../shared/ids.ts'
import { route } from '../shared/route.ts'
import { Moved, Reason, Words } from './act.schema.ts'

export const ActForId = idOf('ActForId', 'One member of staff serving one caller 来电代办')
const ActForParams = z.object({ actForId: ActForId })
const Way = z.enum(['phone-call', 'counter'])

export const ActFor = z
  .object({ actForId: ActForId, reportId: ReportId, way: Way, expiresAt: Instant })
  .meta({ id: 'ActFor' })
export type ActFor = z.infer<typeof ActFor>

export const actForProblems = {
  'act-for-over': {
    status: 409,
    title: 'The time with this caller is over; ask for the check word again',
  },
} as const

const errors = ['not-found', 'act-for-over', 'act-not-now'] as const

function speak<B extends z.ZodType>(
  action: string,
  summary: string,
  body: B,
  more: readonly string[] = [],
) {
  return route({
    summary,
    node: 'network',
    action,
    params: ActForParams,
    body,
    response: Moved,
    errors: [...errors, ...more],
  })
}

/**
 * The spoken check word serves at the phone and the counter too (domain 0.8, principle 6): staff follow, add, answer,
 * rate, reopen and withdraw for a caller, for half an hour, with both names on every line.
 */
export const actForContract = {
  'POST /act-for': route({
    summary: 'Opens a report for its caller by number or receipt code and the spoken check word.',
    node: 'network',
    action: 'case.act-for',
    body: z.object({
      /** The number of the report, or the code of its receipt. */
      receipt: z.string().trim().min(6).max(20),
      checkWord: z.string().trim().min(1).max(8),
      way: Way,
    }),
    response: ActFor,
    errors: ['receipt-refused', 'too-many-tries'],
  }),
  'GET /act-for/{actForId}': route({
    summary: 'What the caller would read of their report, and what can be done for them now.',
    node: 'network',
    action: 'case.act-for',
    params: ActForParams,
    response: z.object({ actFor: ActFor, report: ReportPage }),
    errors: ['not-found', 'act-for-over'],
  }),
  'POST /act-for/{actForId}/words': speak(
    'case.act-for',
    'Writes down what the caller adds.',
    z.object({ words: Reason }),
  ),
  'POST /act-for/{actForId}/answer': speak(
    'case.act-for',
    'Writes down whether the caller says it is solved; whoever writes it never checks the case.',
    z.object({ answer: z.enum(['solved', 'unsolved']), words: Words.optional() }),
    ['reopen-too-late'],
  ),
  'POST /act-for/{actForId}/rating': speak(
    'case.act-for',
    'Writes down how the caller rates it; not by whom it judges.',
    z.object({ rating: z.int().min(1).max(5), words: Words.optional() }),
    ['second-person-needed'],
  ),
  'POST /act-for/{actForId}/reopen': speak(
    'case.act-for',
    'Reopens a closed case for the caller within 15 days.',
    z.object({ words: Reason }),
    ['reopen-too-late'],
  ),
  'POST /act-for/{actForId}/withdraw': speak(
    'case.act-for',
    'Takes the report back for the caller.',
    z.object({ words: Words.optional() }),
    ['second-person-needed'],
  ),
  'POST /act-for/{actForId}/end': route({
    summary: 'The caller is served; staff are themselves again.',
    node: 'network',
    action: 'case.act-for',
    params: ActForParams,
    response: z.object({ actForId: ActForId }),
    errors: ['not-found'],
  }),
}
