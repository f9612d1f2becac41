import { z } from 'zod'
import { Instant, LocalDate } from '../shared/ids.ts'

const dates = { first: LocalDate, last: LocalDate }
/** Who approved it; the reporter reads post and unit only. */
const Approver = z.object({
  post: z.string(),
  name: z.string().optional(),
  unit: z.string().optional(),
})
const Pause = z.object({
  from: Instant,
  until: Instant.optional(),
  reason: z.string(),
  by: Approver.optional(),
})

/** One line of the arithmetic behind a deadline, as data; the web puts it into words. */
export const DerivationLine = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('start'), at: Instant, on: LocalDate, isCounted: z.boolean() }),
    z.object({
      kind: z.literal('counted'),
      ...dates,
      from: Instant,
      until: Instant,
      /** Days on the clock of working days, else minutes. */
      amount: z.number(),
      total: z.number(),
      makeUpFor: z.string().optional(),
    }),
    z.object({
      kind: z.literal('off'),
      ...dates,
      isWeekend: z.boolean(),
      holiday: z.string().optional(),
    }),
    z.object({
      kind: z.literal('paused'),
      ...dates,
      amount: z.number().optional(),
      pauses: z.array(Pause),
    }),
    z.object({ kind: z.literal('pause-total'), count: z.int(), amount: z.number().optional() }),
    z.object({ kind: z.literal('unannounced'), year: z.int() }),
    /** When it would have ended, had no person given another date. */
    z.object({ kind: z.literal('first-due'), at: Instant, on: LocalDate }),
    /** A date that a person gave `at` an instant, with the reason; pauses after that move it on. */
    z.object({
      kind: z.literal('given'),
      at: Instant,
      on: LocalDate,
      until: Instant,
      by: Approver.optional(),
      words: z.string().optional(),
    }),
    z.object({ kind: z.literal('due'), at: Instant, on: LocalDate, isEndOfWork: z.boolean() }),
  ])
  .meta({ id: 'DerivationLine' })
export type DerivationLine = z.infer<typeof DerivationLine>

/** How a deadline came about; no `dueAt` while an open pause keeps it from being known. */
export const Derivation = z
  .object({
    step: z.string(),
    amount: z.number(),
    clock: z.enum(['eh', 'wh', 'wd', 'date']),
    dueAt: Instant.optional(),
    /** The date that stands instead, because it was promised before: only a person shortens it. */
    standsAt: Instant.optional(),
    /** What the clock counted so far, in days (wd) or minutes, beside the plain minutes gone by. */
    spent: z.object({ counted: z.number(), minutes: z.number() }),
    isProvisional: z.boolean(),
    /** Label of the catalogue version that sets the limit. */
    catalogue: z.string(),
    lines: z.array(DerivationLine),
  })
  .meta({ id: 'Derivation' })
export type Derivation = z.infer<typeof Derivation>
