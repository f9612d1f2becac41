import { z } from 'zod'
import { CategoryCode } from '../matter/category.schema.ts'
import { SolvedLevel } from '../matter/matter.schema.ts'
import { CaseId, Instant, LocalDate, UnitId } from '../shared/ids.ts'
import { type AnySchema, route } from '../shared/route.ts'
import { Evidence, Moved, Reason, Words } from './act.schema.ts'

const CaseParams = z.object({ caseId: CaseId })
const caseErrors = ['not-found', 'act-not-now'] as const
const dayErrors = ['day-out-of-range', 'not-a-working-day'] as const
const givingErrors = [
  'unit-complained-of',
  'community-cannot-lead',
  'category-missing',
  'condition-unknown',
  'date-missing',
  ...dayErrors,
] as const

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

/** The acts of staff and units on one case; `transitions` says who may do which, when. */
export const caseActContract = {
  'POST /cases/{caseId}/verify': act(
    'case.verify',
    'A grid member says what is there on the spot; what is not there is read by a second person.',
    z
      .object({
        isThere: z.boolean().default(true),
        words: Words.optional(),
        photoIds: Evidence,
      })
      .refine(({ isThere, words }) => isThere || Reason.safeParse(words).success, {
        path: ['words'],
        message: 'say-why',
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
    ['cannot-settle-on-spot', 'category-missing', 'category-stands', 'photo-missing'],
  ),
  'POST /cases/{caseId}/reclassify': act(
    'case.reclassify',
    'Corrects the type; the street’s own corrections teach the proposal. Another type than stands needs a reason.',
    z.object({
      categoryCode: CategoryCode,
      words: Words.optional(),
    }),
    ['reason-missing'],
  ),
  'POST /cases/{caseId}/file': act(
    'case.file',
    'The checking desk files the case; one that nobody has seen, or of another type than stands or was proposed, needs the reason in words.',
    z.object({
      categoryCode: CategoryCode.optional(),
      words: Words.optional(),
    }),
    ['category-missing', 'verify-first', 'reason-missing'],
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
    z
      .object({
        outcome: z.enum(['not-ours', 'not-allowed', 'not-possible-now', 'not-found-on-site']),
        ground: Reason,
        /** When it comes back; a "not now" without a date would be a no without an end, and no other no has one. */
        promisedOn: LocalDate.optional(),
      })
      .refine((no) => (no.outcome === 'not-possible-now') === (no.promisedOn !== undefined), {
        path: ['promisedOn'],
        message: 'say-when',
      }),
    ['not-lead-unit', 'date-not-ahead'],
  ),
  'POST /cases/{caseId}/confirm-no': act(
    'case.confirm-no',
    'The second reader agrees with the no; from then on the reporter reads it with its ground.',
    z.object({ words: Words.optional() }),
    ['second-person-needed', 'checker-not-independent', 'date-not-ahead'],
  ),
  'POST /cases/{caseId}/refuse-no': act(
    'case.refuse-no',
    'The second reader sends the case back to where it was.',
    z.object({ words: Reason }),
    ['second-person-needed', 'checker-not-independent'],
  ),
  'POST /cases/{caseId}/dispatch': act(
    'case.dispatch',
    'Gives the case to a lead unit, with assisting units; the fix clock starts.',
    z.object({
      leadUnitId: UnitId,
      assistingUnitIds: z.array(UnitId).max(6).default([]),
      /** Chinese texts of the type's conditions that hold here, as the dispatch proposal lists them. */
      holds: z.array(z.string().max(60)).max(10).default([]),
      /** The day on which a limit ends that someone else fixed, such as a visiting plan; asked of such types alone. */
      dueOn: LocalDate.optional(),
      words: Words.optional(),
      /** Why another unit leads than the one proposed; the unit and staff read it, the reporter does not. */
      why: Reason.optional(),
    }),
    [...givingErrors, 'reason-missing'],
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
    ['not-lead-unit', 'returned-once'],
  ),
  'POST /cases/{caseId}/arbitrate': act(
    'case.arbitrate',
    'The street decides who leads; that unit may not return it again.',
    z.object({
      leadUnitId: UnitId,
      holds: z.array(z.string().max(60)).max(10).default([]),
      dueOn: LocalDate.optional(),
      words: Reason,
    }),
    givingErrors,
  ),
  'POST /cases/{caseId}/arrive': act(
    'case.arrive',
    'The crew has arrived.',
    z.object({ at: Instant.optional(), words: Words.optional() }),
    ['not-lead-unit', 'told-too-early'],
  ),
  'POST /cases/{caseId}/extend': act(
    'case.extend',
    'Sets a new limit with a reason; the clock goes on.',
    z.object({ until: LocalDate, words: Reason }),
    ['extended-once', ...dayErrors],
  ),
  'POST /cases/{caseId}/suspend': act(
    'case.suspend',
    'Stops the clock while the resident or a permit is waited for, with a date to look at it again.',
    z.object({
      waitingFor: z.enum(['resident', 'permit']),
      reviewOn: LocalDate,
      words: Reason,
    }),
    ['day-out-of-range'],
  ),
  'POST /cases/{caseId}/resume': act(
    'case.resume',
    'The clock goes on where the case stood before.',
    z.object({ words: Words.optional() }),
  ),
  'POST /cases/{caseId}/hang': act(
    'case.hang',
    'Hangs the case by a street decision with a date to look at it again; a hung one gets a new date.',
    z.object({ reviewOn: LocalDate, words: Reason }),
    ['day-out-of-range'],
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
    ['not-lead-unit', 'photo-missing', 'told-too-early'],
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
    [
      'checker-not-independent',
      'evidence-missing',
      'call-untold',
      'answer-differs',
      'reporter-says-no',
    ],
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
  'POST /cases/{caseId}/escalate': act(
    'case.escalate',
    'Brings the case before the next tier up the tree; every line of it stays.',
    z.object({ words: Reason }),
    ['highest-tier'],
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
    'A second person agrees that it was a mistake; the reporter reads why.',
    z.object({ words: Words.optional() }),
    ['second-person-needed', 'checker-not-independent'],
  ),
  'POST /cases/{caseId}/refuse-void': act(
    'case.refuse-void',
    'It was no mistake; the case goes on.',
    z.object({ words: Reason }),
    ['second-person-needed', 'checker-not-independent'],
  ),
}
