import { z } from 'zod'
import { CategoryCode, SixInOne } from '../matter/category.schema.ts'
import {
  Channel,
  DuplicateToken,
  Outcome,
  Place,
  SolvedLevel,
  TimelineLine,
} from '../matter/matter.schema.ts'
import {
  CaseId,
  Instant,
  LocalDate,
  LonLat,
  NodeId,
  PhotoId,
  ReportId,
  UnitId,
} from '../shared/ids.ts'

/** Where a case file stands. Waiting, extended and hung mean different things (architecture §4). */
export const Stage = z.enum([
  'reported',
  'verified',
  'filed',
  'dispatched',
  'returned',
  'arbitration',
  'handling',
  'suspended',
  'hung',
  'second-reading',
  'checking',
  'settled',
  'closed',
  'void-proposed',
  'void',
])
export type Stage = z.infer<typeof Stage>

/** The closed list of acts on a case file; also the verbs of its routes and of the audit log. */
export const CaseAct = z.enum([
  'report',
  'verify',
  'settle',
  'draw-sample',
  'close-settled',
  'file',
  'reclassify',
  'merge',
  'propose-no',
  'confirm-no',
  'refuse-no',
  'dispatch',
  'accept',
  'return',
  'arbitrate',
  'arrive',
  'extend',
  'suspend',
  'resume',
  'hang',
  'revive',
  'feed-back',
  'pass-check',
  'fail-check',
  'answer-solved',
  'answer-unsolved',
  'rate',
  'reopen',
  'withdraw',
  'urge',
  'escalate',
  'note',
  'propose-void',
  'confirm-void',
  'refuse-void',
])
export type CaseAct = z.infer<typeof CaseAct>

/** Whether an act can be done now by whoever asks; `why` is a code the web puts into a sentence. */
export const ActState = z.object({ act: CaseAct, allowed: z.boolean(), why: z.string().optional() })
export type ActState = z.infer<typeof ActState>

/** A limit of this case: the step, when it falls due, when it was met, or when it ended without being met. */
export const CaseLimit = z
  .object({
    step: z.string(),
    amount: z.number(),
    clock: z.enum(['eh', 'wh', 'wd', 'date']),
    startedAt: Instant,
    dueAt: Instant.optional(),
    metAt: Instant.optional(),
    endedAt: Instant.optional(),
    isProvisional: z.boolean(),
  })
  .meta({ id: 'CaseLimit' })
export type CaseLimit = z.infer<typeof CaseLimit>

export const CaseItem = z
  .object({
    caseId: CaseId,
    number: z.string(),
    stage: Stage,
    outcome: Outcome.optional(),
    categoryCode: CategoryCode.optional(),
    title: z.string(),
    place: z.string(),
    channel: Channel,
    reportedAt: Instant,
    dueAt: Instant.optional(),
    /** When the loop ended, for a case that has no limit any more. */
    endedAt: Instant.optional(),
    /** `soon` from the last quarter of the limit, `over` past it. */
    dueState: z.enum(['none', 'normal', 'soon', 'over']),
    /** Counted through a year whose holidays are not announced: it may still change. */
    isProvisional: z.boolean(),
    leadUnitName: z.string().optional(),
    returnCount: z.int(),
    sixInOne: SixInOne,
  })
  .meta({ id: 'CaseItem' })
export type CaseItem = z.infer<typeof CaseItem>

/** Why one person may or may not check this case (principle 2). */
export const CheckerVerdict = z.object({
  name: z.string(),
  post: z.string(),
  mayCheck: z.boolean(),
  why: z.enum([
    'handled',
    'reported',
    'filed-for-reporter',
    'dispatched',
    'verified',
    'joined',
    'spoke-for-reporter',
    'independent',
    'not-a-checking-post',
  ]),
})
export type CheckerVerdict = z.infer<typeof CheckerVerdict>

/** An earlier case of the same type at the same place (R113). */
export const RepeatLink = z
  .object({ caseId: CaseId, number: z.string(), title: z.string(), reportedAt: Instant })
  .meta({ id: 'RepeatLink' })

/** A need that was raised because of this case. */
export const NeedLink = z
  .object({ matterId: ReportId, number: z.string(), text: z.string(), reportedAt: Instant })
  .meta({ id: 'NeedLink' })

export const CasePage = z
  .object({
    ...CaseItem.shape,
    text: z.string(),
    placeDetail: Place,
    solvedLevel: SolvedLevel.optional(),
    promisedAt: Instant.optional(),
    leadUnitId: UnitId.optional(),
    assistingUnits: z.array(z.object({ unitId: UnitId, name: z.string() })),
    reporter: z.object({
      reportId: ReportId,
      nameMasked: z.string().optional(),
      phoneMasked: z.string().optional(),
      isConfidential: z.boolean(),
      onBehalf: z.boolean(),
      /** Absent when the reader may not ask for it now; then `revealRefusal` says why. */
      canReveal: z.boolean(),
      revealRefusal: z.string().optional(),
    }),
    photoIds: z.array(PhotoId),
    resultPhotoIds: z.array(PhotoId),
    limits: z.array(CaseLimit),
    timeline: z.array(TimelineLine),
    /** Each act the reader's post could ever do here, with whether it can be done now. */
    acts: z.array(ActState),
    checkers: z.array(CheckerVerdict),
    /** Earlier cases of the same type at the same place in the last 12 months (R113). */
    repeatsInYear: z.int(),
    isOldCompound: z.boolean(),
    /** Those earlier cases, newest first, as far as the reader may see them. */
    repeats: z.array(RepeatLink),
    needs: z.array(NeedLink),
    /** How the community rated the unit that helped; absent until it was thanked. */
    helperRating: z.int().min(1).max(5).optional(),
    /** The tier the case was brought before. */
    escalatedTo: z.enum(['community-secretary', 'street-manager']).optional(),
    joinedReports: z.int(),
    answer: z.enum(['solved', 'unsolved']).optional(),
    rating: z.int().min(1).max(5).optional(),
    /** When a suspended or hung case is looked at again. */
    reviewOn: LocalDate.optional(),
  })
  .meta({ id: 'CasePage' })
export type CasePage = z.infer<typeof CasePage>

export const BoardCounts = z
  .object({
    counts: z.array(z.object({ view: z.string(), count: z.int() })),
    asOf: Instant,
  })
  .meta({ id: 'BoardCounts' })
export type BoardCounts = z.infer<typeof BoardCounts>

/** One of the six domains 六位一体 with its open cases and the newest of them (R108). */
export const SixInOneColumn = z
  .object({ sixInOne: SixInOne, open: z.int(), newest: z.array(CaseItem) })
  .meta({ id: 'SixInOneColumn' })
export type SixInOneColumn = z.infer<typeof SixInOneColumn>

/** What a report needs: words or photos, a place, and nothing else (R116). */
export const ReportBody = z
  .object({
    text: z.string().trim().max(2000),
    photoIds: z.array(PhotoId).max(6).default([]),
    place: z.object({
      nodeId: NodeId,
      point: LonLat.optional(),
      words: z.string().trim().max(100).optional(),
    }),
    categoryCode: CategoryCode.optional(),
    contact: z
      .object({
        name: z.string().trim().max(40).optional(),
        phone: z.string().trim().max(40).optional(),
        address: z.string().trim().max(120).optional(),
      })
      .default({}),
    /** The contact of the reporter's own latest report serves this one too: it is not typed again, nor shown in clear. */
    contactAsBefore: z.literal(true).optional(),
    isConfidential: z.boolean().default(false),
    channel: Channel.default('resident-phone'),
    /** Set when staff file for a caller or visitor: both stay on record (M12). */
    onBehalf: z.boolean().default(false),
    /** A likely duplicate the reporter called the same thing; joined only while it is still open and likely. */
    sameAs: DuplicateToken.optional(),
    /** When it was noted, for a report written without signal. */
    notedAt: Instant.optional(),
  })
  .refine((body) => body.text !== '' || body.photoIds.length > 0, {
    path: ['text'],
    message: 'say-or-show',
  })
  .refine(isOneContact, { path: ['contactAsBefore'], message: 'one-contact' })
  .meta({ id: 'ReportBody' })
export type ReportBody = z.infer<typeof ReportBody>

/** Either what is written here or what was left before, and never one's own for somebody else. */
function isOneContact(body: {
  contact: Record<string, string | undefined>
  contactAsBefore?: true | undefined
  onBehalf: boolean
}): boolean {
  const isWritten = Object.values(body.contact).some((value) => value !== undefined && value !== '')
  return body.contactAsBefore === undefined || (!isWritten && !body.onBehalf)
}
