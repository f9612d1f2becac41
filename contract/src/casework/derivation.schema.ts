import { z } from 'zod'
import { Instant, LocalDate } from '../shared/ids.ts'

const dates = { first: LocalDate, last: LocalDate }
const Pause = z.object({ from: Instant, until: Instant.optional(), reason: z.string() })

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
    /** The date that stands instead: one that a person extended, or that was promised before. */
    standsAt: Instant.optional(),
    isProvisional: z.boolean(),
    /** Label of the catalogue version that sets the limit. */
    catalogue: z.string(),
    lines: z.array(DerivationLine),
  })
  .meta({ id: 'Derivation' })
export type Derivation = z.infer<typeof Derivation>
