import { z } from 'zod'
import { Bilingual, CategoryCode, SixInOne } from '../matter/category.schema.ts'
import { Receipt, ReportPage, SolvedLevel } from '../matter/matter.schema.ts'
import { CaseId, Instant, LocalDate, NodeId, ReportId, UnitId } from '../shared/ids.ts'
import { Page, pageOf } from '../shared/paging.ts'
import { route } from '../shared/route.ts'
import { Evidence, Moved, Reason, Words } from './act.schema.ts'
import { actForContract, actForProblems } from './act-for.contract.ts'
import { caseActContract } from './case-act.contract.ts'
import { BoardCounts, CaseItem, CasePage, ReportBody, SixInOneColumn } from './case.schema.ts'
import { Derivation } from './derivation.schema.ts'
import { outsideHelpContract, outsideHelpProblems } from './outside-help.contract.ts'

const CaseParams = z.object({ caseId: CaseId })
const ReportParams = z.object({ reportId: ReportId })
export const caseworkProblems = {
  ...outsideHelpProblems,
  ...actForProblems,
  'act-not-now': { status: 409, title: 'This act is not possible at the stage the case stands in' },
  'checker-not-independent': {
    status: 403,
    title: 'Whoever handled, reported, filed for the reporter or dispatched may not check',
  },
  'not-lead-unit': { status: 403, title: 'Only the lead unit may do this' },
  'returned-once': { status: 409, title: 'A unit may return a case once; then it is arbitrated' },
  'not-a-working-day': { status: 409, title: 'A limit ends on a working day' },
  'day-out-of-range': {
    status: 409,
    title: 'The day must lie ahead of today and of what stands, and within a year',
  },
  'date-missing': { status: 409, title: 'The limit of this type is a date: say which' },
  'told-too-early': { status: 409, title: 'The time told lies before the unit was given the case' },
  'extended-once': { status: 409, title: 'A second extension needs the street manager' },
  'second-person-needed': { status: 403, title: 'A second person must do this' },
  'category-missing': { status: 409, title: 'Choose the type before filing' },
  'cannot-settle-on-spot': { status: 409, title: 'This type is not one to settle on the spot' },
  'category-stands': {
    status: 409,
    title: 'The case has a type: it is corrected first, and settled by its own type',
  },
  'verify-first': {
    status: 409,
    title: 'Nobody has seen it yet: verify it, or a checking post says why it is filed unseen',
  },
  'date-not-ahead': { status: 409, title: 'A promised day lies ahead' },
  'community-cannot-lead': {
    status: 409,
    title: 'The community answers for no part of this type: it may assist, not lead',
  },
  'unit-complained-of': {
    status: 409,
    title: 'A complaint is not dispatched to the unit complained of',
  },
  'photo-missing': { status: 409, title: 'This type of matter needs a photo of the result' },
  'evidence-missing': { status: 409, title: 'Closing without the reporter needs evidence' },
  'call-untold': {
    status: 409,
    title: 'A yes heard on the phone needs words about the call',
  },
  'reporter-says-no': {
    status: 409,
    title: 'The reporter says it is not solved: send it back for rework',
  },
  'answer-differs': { status: 409, title: 'The reporter answered otherwise' },
  'reopen-too-late': { status: 409, title: 'A case reopens within 15 days of its close' },
  'reveal-refused': { status: 403, title: 'No open task of yours needs this' },
  'reason-missing': {
    status: 409,
    title: 'This departs from what was proposed or stands in the file: say why',
  },
  'condition-unknown': { status: 422, title: 'The type has no such condition' },
  'highest-tier': { status: 409, title: 'The case is before the highest tier already' },
  'not-merged-here': { status: 409, title: 'These two cases cannot be joined' },
} as const

export const caseworkContract = {
  'POST /reports': route({
    summary: 'Takes in a report from anyone and opens its case file; answers with the receipt.',
    node: 'network',
    action: 'case.report',
    isPublic: true,
    body: ReportBody,
    response: Receipt,
    errors: [
      'not-found',
      'place-too-wide',
      'too-many-tries',
      'not-your-post',
      'channel-not-yours',
      'phone-not-whole',
      'no-contact-before',
    ],
  }),
  'GET /my/reports/{reportId}': route({
    summary: 'One of my reports with its timeline and what I can do now.',
    node: 'network',
    action: 'case.read-own',
    params: ReportParams,
    response: ReportPage,
    errors: ['not-found'],
  }),
  'POST /my/reports/{reportId}/answer': route({
    summary: 'The reporter says whether it is solved.',
    node: 'network',
    action: 'case.answer',
    params: ReportParams,
    body: z.object({ answer: z.enum(['solved', 'unsolved']), words: Words.optional() }),
    response: Moved,
    errors: ['not-found', 'act-not-now', 'reopen-too-late'],
  }),
  'POST /my/reports/{reportId}/rating': route({
    summary: 'The reporter rates how it was handled; apart from whether it is solved.',
    node: 'network',
    action: 'case.rate',
    params: ReportParams,
    body: z.object({ rating: z.int().min(1).max(5), words: Words.optional() }),
    response: Moved,
    errors: ['not-found', 'act-not-now'],
  }),
  'POST /my/reports/{reportId}/reopen': route({
    summary: 'The reporter reopens a closed case within 15 days.',
    node: 'network',
    action: 'case.reopen-own',
    params: ReportParams,
    body: z.object({ words: Reason }),
    response: Moved,
    errors: ['not-found', 'act-not-now', 'reopen-too-late'],
  }),
  'POST /my/reports/{reportId}/withdraw': route({
    summary: 'The reporter takes the report back.',
    node: 'network',
    action: 'case.withdraw',
    params: ReportParams,
    body: z.object({ words: Words.optional() }),
    response: Moved,
    errors: ['not-found', 'act-not-now', 'second-person-needed'],
  }),
  'POST /my/reports/{reportId}/words': route({
    summary: 'The reporter adds words or photos.',
    node: 'network',
    action: 'case.add-words',
    params: ReportParams,
    body: z.object({ words: Reason, photoIds: Evidence }),
    response: Moved,
    errors: ['not-found', 'act-not-now'],
  }),
  'GET /my/reports/{reportId}/derivation': route({
    summary: 'The arithmetic behind the day by which the reporter hears, line by line.',
    node: 'network',
    action: 'case.derive-own',
    params: ReportParams,
    response: Derivation,
    errors: ['not-found'],
  }),

  'GET /cases': route({
    summary: 'Case files in the reader’s scope, by view, newest or most urgent first.',
    node: 'network',
    action: 'case.list',
    query: Page.extend({
      view: z
        .enum([
          'all',
          'open',
          'to-verify',
          'to-file',
          'to-dispatch',
          'due-today',
          'overdue',
          'returned',
          'handling',
          'hung',
          'to-check',
          'second-reading',
          'closed',
          'my-tasks',
          'escalated',
        ])
        .default('open'),
      under: NodeId.optional(),
      category: CategoryCode.optional(),
      sixInOne: SixInOne.optional(),
      /** Solved cases only, as the figures count them: of one level, of those in the grid, or of any. */
      solved: z.enum([...SolvedLevel.options, 'in-grid', 'any']).optional(),
      /** Led by this unit. */
      ledBy: UnitId.optional(),
      /** Ended in these days, the last one included. */
      from: LocalDate.optional(),
      until: LocalDate.optional(),
      text: z.string().trim().max(60).optional(),
      order: z.enum(['newest', 'due']).default('newest'),
    }),
    response: pageOf(CaseItem),
    errors: [],
  }),
  'GET /cases/counts': route({
    summary: 'How many cases stand in each view of the reader’s scope.',
    node: 'network',
    action: 'case.list',
    query: z.object({ under: NodeId.optional() }),
    response: BoardCounts,
    errors: [],
  }),
  'GET /cases/counts-by-grid': route({
    summary: 'Open cases of each grid directly below one node (R27).',
    node: 'network',
    action: 'case.list',
    query: z.object({ under: NodeId }),
    response: z.object({
      items: z.array(z.object({ nodeId: NodeId, open: z.int(), overdue: z.int() })),
      asOf: Instant,
    }),
    errors: ['not-found'],
  }),
  'GET /cases/by-six-in-one': route({
    summary:
      'Six columns, one for each domain of six-in-one: open cases and the newest of them (R108).',
    node: 'network',
    action: 'case.list',
    query: z.object({ under: NodeId.optional() }),
    response: z.object({ columns: z.array(SixInOneColumn), asOf: Instant }),
    errors: ['not-found'],
  }),
  'GET /cases/{caseId}': route({
    summary: 'One case file with its timeline, limits and what the reader can do.',
    node: 'network',
    action: 'case.read',
    params: CaseParams,
    response: CasePage,
    errors: ['not-found'],
  }),
  'GET /cases/{caseId}/limits/{step}/derivation': route({
    summary:
      'The arithmetic behind one deadline, line by line: a limit, that of the stage, the `answer` promised, or whichever is `due`.',
    node: 'network',
    action: 'case.read',
    params: CaseParams.extend({ step: z.string().max(40) }),
    response: Derivation,
    errors: ['not-found'],
  }),
  'GET /cases/{caseId}/dispatch-proposal': route({
    summary:
      'The units that could lead this case with the reason for each, and its limits if dispatched now.',
    node: 'network',
    action: 'case.propose-dispatch',
    params: CaseParams,
    /** Chinese texts of the conditions that a person says hold, one a line: the limits are those they set. */
    query: z.object({ holds: z.string().max(700).optional() }),
    response: z.object({
      units: z.array(
        z.object({
          unitId: UnitId,
          name: z.string(),
          kind: z.string(),
          why: z.string(),
          role: z.string().optional(),
        }),
      ),
      limits: z.array(
        z.object({
          step: z.string(),
          amount: z.number(),
          clock: z.string(),
          dueAt: Instant.optional(),
        }),
      ),
      /** What may hold in this case and then sets a limit of its own, or makes it dangerous; a person says so. */
      conditions: z.array(
        z.object({
          condition: Bilingual,
          makesDangerous: z.boolean(),
          step: z.string().optional(),
          amount: z.number().optional(),
          clock: z.string().optional(),
          dueAt: Instant.optional(),
        }),
      ),
    }),
    errors: ['not-found', 'condition-unknown'],
  }),
  'POST /cases/{caseId}/reveal': route({
    summary:
      'Shows the reporter’s contact for one open task; the reading is written to the person’s log.',
    node: 'network',
    action: 'case.reveal',
    params: CaseParams,
    body: z.object({ purpose: z.enum(['call-back', 'visit', 'verify-place']) }),
    response: z.object({
      name: z.string().optional(),
      phone: z.string().optional(),
      address: z.string().optional(),
      placeWords: z.string().optional(),
      seconds: z.int(),
    }),
    errors: ['not-found', 'reveal-refused'],
  }),
  ...caseActContract,
  ...outsideHelpContract,
  ...actForContract,
}
