import { z } from 'zod'
import { FoundPlace, NodeStep } from '../grid/grid.schema.ts'
import { CaseId, Instant, LonLat, PhotoId, ReportId } from '../shared/ids.ts'
import { CategoryCode } from './category.schema.ts'

/** Where a report came in (R139); every channel feeds one pool and is kept. */
export const Channel = z.enum([
  'resident-phone',
  'phone-call',
  'counter',
  'patrol',
  'hotline-12345',
  'paper',
])
export type Channel = z.infer<typeof Channel>

/** Stands for a likely duplicate, for whoever was shown it. */
export const DuplicateToken = z.string().regex(/^[\w-]{22}$/)
export type DuplicateToken = z.infer<typeof DuplicateToken>

/** What the reporter sees of a case's course; staff see its exact stage. */
export const ReportStatus = z.enum([
  'received',
  'verified',
  'handling',
  'waiting',
  'asking-you',
  'closed',
  'not-taken',
  'withdrawn',
])
export type ReportStatus = z.infer<typeof ReportStatus>

/** How a matter ends (principle 1: only in a stated outcome with a reason). */
export const Outcome = z.enum([
  'solved',
  'solved-on-spot',
  'not-ours',
  'not-allowed',
  'not-possible-now',
  'not-found-on-site',
  'withdrawn',
  'joined',
  'void',
])
export type Outcome = z.infer<typeof Outcome>

/** R37: the level that solved it. */
export const SolvedLevel = z.enum([
  'small-grid',
  'mid-grid',
  'community',
  'street',
  'district-or-city',
  'outside-unit',
])
export type SolvedLevel = z.infer<typeof SolvedLevel>

/** Where it is: a node of the tree, down to the entrance, and a point if one was given. The door is personal and kept apart. */
export const Place = z
  .object({
    node: NodeStep,
    path: z.array(NodeStep),
    /** Rounded to some 20 metres, and only in public space. */
    point: LonLat.optional(),
    /** What was said to find it, masked: a door or a name in it is opened like the contact. */
    words: z.string().optional(),
  })
  .meta({ id: 'Place' })
export type Place = z.infer<typeof Place>

export const TimelineLine = z
  .object({
    lineId: z.uuid(),
    at: Instant,
    /** A word of the closed list of acts; the web turns it into a sentence with `detail`. */
    act: z.string(),
    axis: z.enum(['supervision', 'command', 'reporter']),
    /** Post, name and unit of staff for staff; the reporter reads post and unit only; a reporter is `resident` without a name. */
    by: z.object({ post: z.string(), name: z.string().optional(), unit: z.string().optional() }),
    words: z.string().optional(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    photoIds: z.array(PhotoId),
  })
  .meta({ id: 'TimelineLine' })
export type TimelineLine = z.infer<typeof TimelineLine>

/** A report as its reporter sees it. */
export const ReportItem = z
  .object({
    reportId: ReportId,
    number: z.string(),
    text: z.string(),
    categoryCode: CategoryCode.optional(),
    place: z.string(),
    status: ReportStatus,
    outcome: Outcome.optional(),
    reportedAt: Instant,
    /** When the reporter hears at the latest. */
    promisedAt: Instant.optional(),
    /** Promised through a year whose holidays are not announced: it may still change. */
    isProvisional: z.boolean(),
    /** Who said last that it is done, by unit or else by post, and when it was. */
    saidDone: z.object({ post: z.string(), unit: z.string().optional(), at: Instant }).optional(),
    endedAt: Instant.optional(),
    answer: z.enum(['solved', 'unsolved']).optional(),
    rating: z.int().min(1).max(5).optional(),
  })
  .meta({ id: 'ReportItem' })
export type ReportItem = z.infer<typeof ReportItem>

export const ReportPage = z
  .object({
    ...ReportItem.shape,
    photoIds: z.array(PhotoId),
    contact: z
      .object({
        nameMasked: z.string().optional(),
        phoneMasked: z.string().optional(),
        isConfidential: z.boolean(),
      })
      .optional(),
    onBehalf: z.boolean(),
    timeline: z.array(TimelineLine),
    canAnswer: z.boolean(),
    canRate: z.boolean(),
    canReopenUntil: Instant.optional(),
    canWithdraw: z.boolean(),
  })
  .meta({ id: 'ReportPage' })
export type ReportPage = z.infer<typeof ReportPage>

/** What a person's own reports hold of them; what others reported for them, or they for others, is not in it. */
export const KnownDetails = z
  .object({
    contact: z
      .object({ nameMasked: z.string().optional(), phoneMasked: z.string().optional() })
      .optional(),
    /** Where their latest report is, down to the entrance. */
    place: FoundPlace.optional(),
  })
  .meta({ id: 'KnownDetails' })
export type KnownDetails = z.infer<typeof KnownDetails>

/** Handed out once, on paper or screen: with it and the spoken check word anyone can follow, answer and rate (domain 0.8). */
export const Receipt = z
  .object({
    reportId: ReportId,
    caseId: CaseId,
    number: z.string(),
    /** Absent for what staff saw themselves: they follow it under their own name. */
    receiptCode: z.string().optional(),
    checkWord: z.string().optional(),
    /** SVG of the QR code that opens the receipt. */
    qr: z.string().optional(),
    reportedAt: Instant,
    promisedAt: Instant.optional(),
    isProvisional: z.boolean(),
    place: z.string(),
    /** Whose member goes to look, and when at the latest. */
    look: z.object({ grid: z.string(), by: Instant.optional() }).optional(),
  })
  .meta({ id: 'Receipt' })
export type Receipt = z.infer<typeof Receipt>

export const CategoryProposal = z
  .object({ code: CategoryCode, score: z.number(), words: z.array(z.string()) })
  .meta({ id: 'CategoryProposal' })
export type CategoryProposal = z.infer<typeof CategoryProposal>
