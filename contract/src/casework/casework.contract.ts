import { z } from 'zod'
import { CategoryCode } from '../matter/category.schema.ts'
import { Receipt, SolvedLevel } from '../matter/matter.schema.ts'
import { CaseId, Instant, LocalDate, NodeId, PhotoId, ReportId, UnitId } from '../shared/ids.ts'
import { Page, pageOf } from '../shared/paging.ts'
import { type AnySchema, route } from '../shared/route.ts'
import { BoardCounts, CaseItem, CasePage, ReportBody, Stage } from './case.schema.ts'
import { Derivation } from './derivation.schema.ts'

const CaseParams = z.object({ caseId: CaseId })
const ReportParams = z.object({ reportId: ReportId })
const Words = z.string().trim().max(500)
const Reason = z.string().trim().min(2).max(500)
const Evidence = z.array(PhotoId).max(6).default([])

/** The answer of every act: where the case now stands. */
export const Moved = z.object({ caseId: CaseId, stage: Stage }).meta({ id: 'Moved' })

export const caseworkProblems = {
  'act-not-now': { status: 409, title: 'This act is not possible at the stage the case stands in' },
  'checker-not-independent': {
    status: 403,
    title: 'Whoever handled, reported, filed for the reporter or dispatched may not check',
  },
  'not-lead-unit': { status: 403, title: 'Only the lead unit may do this' },
  'returned-once': { status: 409, title: 'A unit may return a case once; then it is arbitrated' },
  'extended-once': { status: 409, title: 'A second extension needs the street manager' },
  'second-person-needed': { status: 403, title: 'A second person must do this' },
  'category-missing': { status: 409, title: 'Choose the type before filing' },
  'cannot-settle-on-spot': { status: 409, title: 'This type is not one to settle on the spot' },
  'unit-complained-of': {
    status: 409,
    title: 'A complaint is not dispatched to the unit complained of',
  },
  'evidence-missing': { status: 409, title: 'Closing without the reporter needs evidence' },
  'reopen-too-late': { status: 409, title: 'A case reopens within 15 days of its close' },
  'reveal-refused': { status: 403, title: 'No open task of yours needs this' },
  'not-merged-here': { status: 409, title: 'These two cases cannot be joined' },
} as const

const caseErrors = ['not-found', 'act-not-now'] as const

function act<B extends AnySchema>(
  action: string,
  summary: string,
  body: B,
  more: readonly string[] = [],
) {
  return route({
    summary,
    node: 'network',
    action,
    params: CaseParams,
    body,
    response: Moved,
    errors: [...caseErrors, ...more],
  })
}

export const caseworkContract = {
  'POST /reports': route({
    summary: 'Takes in a report from anyone and opens its case file; answers with the receipt.',
    node: 'network',
    action: 'case.report',
    isPublic: true,
    body: ReportBody,
    response: Receipt,
    errors: ['not-found', 'too-many-tries', 'not-your-post'],
  }),
  'POST /my/reports/{reportId}/answer': route({
    summary: 'The reporter says whether it is solved.',
    node: 'network',
    action: 'case.answer',
    params: ReportParams,
    body: z.object({ answer: z.enum(['solved', 'unsolved']), words: Words.optional() }),
    response: Moved,
    errors: ['not-found', 'act-not-now'],
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
    errors: ['not-found', 'act-not-now'],
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
        ])
        .default('open'),
      under: NodeId.optional(),
      category: CategoryCode.optional(),
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
  'GET /cases/{caseId}': route({
    summary: 'One case file with its timeline, limits and what the reader can do.',
    node: 'network',
    action: 'case.read',
    params: CaseParams,
    response: CasePage,
    errors: ['not-found'],
  }),
  'GET /cases/{caseId}/limits/{step}/derivation': route({
    summary: 'The arithmetic behind one deadline, line by line.',
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
    action: 'case.dispatch',
    params: CaseParams,
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
    }),
    errors: ['not-found'],
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
      seconds: z.int(),
    }),
    errors: ['not-found', 'reveal-refused'],
  }),

  'POST /cases/{caseId}/verify': act(
    'case.verify',
    'A grid member confirms on the spot what is there.',
    z.object({
      isThere: z.boolean().default(true),
      words: Words.optional(),
      photoIds: Evidence,
    }),
  ),
  'POST /cases/{caseId}/settle': act(
    'case.settle',
    'It is settled on the spot; a drawn share is checked by another.',
    z.object({
      words: Reason,
      photoIds: Evidence,
      categoryCode: CategoryCode.optional(),
    }),
    ['cannot-settle-on-spot'],
  ),
  'POST /cases/{caseId}/reclassify': act(
    'case.reclassify',
    'Corrects the type; the street’s own corrections teach the proposal.',
    z.object({
      categoryCode: CategoryCode,
      words: Words.optional(),
    }),
  ),
  'POST /cases/{caseId}/file': act(
    'case.file',
    'The checking desk files the case.',
    z.object({
      categoryCode: CategoryCode.optional(),
      words: Words.optional(),
    }),
    ['category-missing'],
  ),
  'POST /cases/{caseId}/merge': act(
    'case.merge',
    'Joins this case to another; each reporter keeps their own receipt and answer.',
    z.object({
      intoCaseId: CaseId,
      words: Reason,
    }),
    ['not-merged-here'],
  ),
  'POST /cases/{caseId}/propose-no': act(
    'case.propose-no',
    'Proposes an honest no with its ground; a second reader decides.',
    z.object({
      outcome: z.enum(['not-ours', 'not-allowed', 'not-possible-now', 'not-found-on-site']),
      ground: Reason,
      promisedOn: LocalDate.optional(),
    }),
  ),
  'POST /cases/{caseId}/confirm-no': act(
    'case.confirm-no',
    'The second reader agrees with the no.',
    z.object({ words: Words.optional() }),
    ['second-person-needed'],
  ),
  'POST /cases/{caseId}/refuse-no': act(
    'case.refuse-no',
    'The second reader sends the case back to where it was.',
    z.object({ words: Reason }),
    ['second-person-needed'],
  ),
  'POST /cases/{caseId}/dispatch': act(
    'case.dispatch',
    'Gives the case to a lead unit, with assisting units; the fix clock starts.',
    z.object({
      leadUnitId: UnitId,
      assistingUnitIds: z.array(UnitId).max(6).default([]),
      words: Words.optional(),
    }),
    ['unit-complained-of'],
  ),
  'POST /cases/{caseId}/accept': act(
    'case.accept',
    'The lead unit takes the case on.',
    z.object({ words: Words.optional() }),
    ['not-lead-unit'],
  ),
  'POST /cases/{caseId}/return': act(
    'case.return',
    'The lead unit returns the case with a reason: once, then it is arbitrated.',
    z.object({ words: Reason }),
    ['not-lead-unit'],
  ),
  'POST /cases/{caseId}/arbitrate': act(
    'case.arbitrate',
    'The street decides who leads; that unit may not return it again.',
    z.object({
      leadUnitId: UnitId,
      words: Reason,
    }),
  ),
  'POST /cases/{caseId}/arrive': act(
    'case.arrive',
    'The crew has arrived.',
    z.object({ at: Instant.optional(), words: Words.optional() }),
    ['not-lead-unit'],
  ),
  'POST /cases/{caseId}/extend': act(
    'case.extend',
    'Sets a new limit with a reason; the clock goes on.',
    z.object({ until: LocalDate, words: Reason }),
    ['extended-once'],
  ),
  'POST /cases/{caseId}/suspend': act(
    'case.suspend',
    'Stops the clock while the resident or a permit is waited for.',
    z.object({
      waitingFor: z.enum(['resident', 'permit']),
      words: Reason,
    }),
  ),
  'POST /cases/{caseId}/resume': act(
    'case.resume',
    'The clock goes on.',
    z.object({ words: Words.optional() }),
  ),
  'POST /cases/{caseId}/hang': act(
    'case.hang',
    'Hangs the case by a street decision with a date to look at it again.',
    z.object({ reviewOn: LocalDate, words: Reason }),
  ),
  'POST /cases/{caseId}/revive': act(
    'case.revive',
    'Takes a hung case up again.',
    z.object({ words: Reason }),
  ),
  'POST /cases/{caseId}/feed-back': act(
    'case.feed-back',
    'The unit says what was done, with a photo where the type asks for one.',
    z.object({
      words: Reason,
      photoIds: Evidence,
      arrivedAt: Instant.optional(),
      doneAt: Instant.optional(),
    }),
    ['not-lead-unit'],
  ),
  'POST /cases/{caseId}/pass-check': act(
    'case.pass-check',
    'An independent checker finds it done; the case closes.',
    z.object({
      words: Words.optional(),
      photoIds: Evidence,
      reporterSaid: z.enum(['solved', 'unsolved', 'not-reached']),
      solvedLevel: SolvedLevel,
    }),
    ['checker-not-independent', 'evidence-missing'],
  ),
  'POST /cases/{caseId}/fail-check': act(
    'case.fail-check',
    'The checker sends it back for rework; the first clock resumes.',
    z.object({
      words: Reason,
      photoIds: Evidence,
    }),
    ['checker-not-independent'],
  ),
  'POST /cases/{caseId}/urge': act(
    'case.urge',
    'Urges whoever holds the case.',
    z.object({ words: Words.optional() }),
  ),
  'POST /cases/{caseId}/note': act(
    'case.note',
    'Adds a line that everyone working on the case can read.',
    z.object({ words: Reason, photoIds: Evidence }),
  ),
  'POST /cases/{caseId}/reopen': act(
    'case.reopen',
    'Staff reopen a closed case within 15 days.',
    z.object({ words: Reason }),
    ['reopen-too-late'],
  ),
  'POST /cases/{caseId}/propose-void': act(
    'case.propose-void',
    'Says that the case was entered by mistake.',
    z.object({ words: Reason }),
  ),
  'POST /cases/{caseId}/confirm-void': act(
    'case.confirm-void',
    'A second person agrees that it was a mistake.',
    z.object({ words: Words.optional() }),
    ['second-person-needed'],
  ),
  'POST /cases/{caseId}/refuse-void': act(
    'case.refuse-void',
    'It was no mistake; the case goes on.',
    z.object({ words: Reason }),
    ['second-person-needed'],
  ),
}
