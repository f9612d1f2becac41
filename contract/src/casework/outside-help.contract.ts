import { z } from 'zod'
import { CategoryCode } from '../matter/category.schema.ts'
import { CaseId, Instant, LocalDate, LonLat, NodeId, ReportId, UnitId } from '../shared/ids.ts'
import { route } from '../shared/route.ts'
import { SolvedLevel } from '../matter/matter.schema.ts'
import { Evidence, Moved, Reason, Words } from './act.schema.ts'
import { Stage } from './case.schema.ts'

const CaseParams = z.object({ caseId: CaseId })
const Token = z.object({ token: z.string().regex(/^[\w-]{43}$/) })
const linkErrors = ['link-closed', 'too-many-tries'] as const

export const outsideHelpProblems = {
  'link-closed': { status: 410, title: 'This link is over: it lapsed, or the case went on' },
  'no-helper': { status: 409, title: 'No unit helped in this case' },
  'thanked-already': { status: 409, title: 'The unit has been thanked for this case' },
} as const

/** What a unit sees that helps without an account. */
export const PartnerCase = z
  .object({
    number: z.string(),
    title: z.string(),
    text: z.string(),
    categoryCode: CategoryCode.optional(),
    place: z.string(),
    /** Masked: what may be a door or a name is left out. */
    placeWords: z.string().optional(),
    point: LonLat.optional(),
    unitName: z.string(),
    stage: Stage,
    dueAt: Instant.optional(),
    arrivedAt: Instant.optional(),
    expiresAt: Instant,
    /** Absent where the reporter asked for confidence. */
    contact: z
      .object({ nameMasked: z.string().optional(), phoneMasked: z.string().optional() })
      .optional(),
  })
  .meta({ id: 'PartnerCase' })
export type PartnerCase = z.infer<typeof PartnerCase>

/** Help by units that need no account here (M10), thanks for it, and what follows from a headache that returns. */
export const outsideHelpContract = {
  'POST /cases/{caseId}/partner-link': route({
    summary:
      'Makes the link by which the lead unit acts on this one case without an account; shown once, valid 72 hours.',
    node: 'mechanism-partnership',
    action: 'partner-link.make',
    params: CaseParams,
    response: z.object({ path: z.string(), url: z.string(), expiresAt: Instant }),
    errors: ['not-found', 'act-not-now'],
  }),
  'GET /partner/{token}': route({
    summary: 'The one case a link is for, as the helping unit sees it.',
    node: 'mechanism-partnership',
    action: 'partner-link.use',
    isPublic: true,
    params: Token,
    response: PartnerCase,
    errors: linkErrors,
  }),
  'POST /partner/{token}/arrive': route({
    summary: 'The crew has arrived.',
    node: 'mechanism-partnership',
    action: 'partner-link.use',
    isPublic: true,
    params: Token,
    body: z.object({ at: Instant.optional(), words: Words.optional() }),
    response: Moved,
    errors: [...linkErrors, 'act-not-now', 'not-lead-unit', 'told-too-early'],
  }),
  'POST /partner/{token}/done': route({
    summary: 'The unit says what was done; photos were uploaded before.',
    node: 'mechanism-partnership',
    action: 'partner-link.use',
    isPublic: true,
    params: Token,
    body: z.object({
      words: Reason,
      photoIds: Evidence,
      arrivedAt: Instant.optional(),
      doneAt: Instant.optional(),
    }),
    response: Moved,
    errors: [...linkErrors, 'act-not-now', 'not-lead-unit', 'photo-missing', 'told-too-early'],
  }),
  'POST /partner/{token}/refuse': route({
    summary: 'The unit cannot help, with its reason; the case goes back to whoever asked.',
    node: 'mechanism-partnership',
    action: 'partner-link.use',
    isPublic: true,
    params: Token,
    body: z.object({ words: Reason }),
    response: Moved,
    errors: [...linkErrors, 'act-not-now', 'not-lead-unit', 'returned-once'],
  }),
  'POST /cases/{caseId}/thanks': route({
    summary: 'The community thanks and rates the unit that helped, once for each case.',
    node: 'mechanism-partnership',
    action: 'case.thank',
    params: CaseParams,
    body: z.object({ words: Reason, rating: z.int().min(1).max(5) }),
    response: Moved,
    errors: ['not-found', 'act-not-now', 'no-helper', 'thanked-already'],
  }),
  'POST /cases/{caseId}/need': route({
    summary: 'Raises the need behind a headache that returns; case and need are linked both ways.',
    node: 'network',
    action: 'case.raise-need',
    params: CaseParams,
    body: z.object({ text: z.string().trim().min(2).max(2000) }),
    response: z.object({ matterId: ReportId, number: z.string() }),
    errors: ['not-found'],
  }),
  'GET /cases/figures': route({
    summary: 'Solved cases by the level that solved them, the in-grid share, and who helped.',
    node: 'network',
    action: 'case.list',
    query: z.object({
      under: NodeId.optional(),
      from: LocalDate.optional(),
      until: LocalDate.optional(),
    }),
    response: z.object({
      from: LocalDate,
      until: LocalDate,
      /** Every solved case counts once, under the level that solved it (R37). */
      solved: z.array(z.object({ level: SolvedLevel, cases: z.int() })),
      /** Solved by the small or mid grid, of all solved. */
      inGrid: z.object({ numerator: z.int(), denominator: z.int() }),
      helpers: z.array(
        z.object({
          unitId: UnitId,
          name: z.string(),
          cases: z.int(),
          thanks: z.int(),
          /** Sum of the ratings given; divided by `thanks` it is the average. */
          ratings: z.int(),
        }),
      ),
      asOf: Instant,
    }),
    errors: ['not-found'],
  }),
}
