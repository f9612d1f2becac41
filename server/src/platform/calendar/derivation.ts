import type { Instant, LocalDate } from '@linli/contract/shared/ids'
import type { Pause } from './pause.ts'
import type { LimitClock } from './working-time.ts'

/** Local dates that a line speaks for, both included. */
type Dates = { first: LocalDate; last: LocalDate }

/** The moment the clock starts; on the clock of working days that day does not count. */
export type StartLine = { kind: 'start'; at: Instant; on: LocalDate; isCounted: boolean }
/**
 * Time that counts: `amount` days (wd) or minutes (wh, eh), `total` of them so far.
 * `makeUpFor` names the festival whose make-up day 调休 it is.
 */
export type CountedLine = Dates & {
  kind: 'counted'
  from: Instant
  until: Instant
  amount: number
  total: number
  makeUpFor?: string
}
/** Days off: weekend, festival or both. */
export type OffLine = Dates & { kind: 'off'; isWeekend: boolean; holiday?: string }
/** Time that would have counted but for pauses; no amount while the pause lasts. */
export type PausedLine = Dates & { kind: 'paused'; amount?: number; pauses: readonly Pause[] }
/** What pauses took in all; no amount while one lasts. */
export type PauseTotalLine = { kind: 'pause-total'; count: number; amount?: number }
/** A year whose notice is not known, in which weekdays were taken for working days. */
export type UnannouncedLine = { kind: 'unannounced'; year: number }
/** When the limit would have ended, had no person given another date. */
export type FirstDueLine = { kind: 'first-due'; at: Instant; on: LocalDate }
/** A date that a person gave, `at` when they did; pauses after that move it on. */
export type GivenLine = { kind: 'given'; at: Instant; on: LocalDate; until: Instant }
/** The result; `isEndOfWork` when it is the end of working time. */
export type DueLine = { kind: 'due'; at: Instant; on: LocalDate; isEndOfWork: boolean }

export type DerivationLine =
  | StartLine
  | CountedLine
  | OffLine
  | PausedLine
  | PauseTotalLine
  | UnannouncedLine
  | FirstDueLine
  | GivenLine
  | DueLine

/** A limit on its clock, and the instant it starts. */
export type Counted = { start: Instant; amount: number; clock: LimitClock }
/** A date that a person gave, when they gave it, and the clock on which the time until then counts. */
export type Given = { at: Instant; until: Instant; clock: LimitClock }

/** How a deadline came about. `dueAt` is undefined while an open pause keeps it from being known. */
export type Derivation = {
  dueAt: Instant | undefined
  provisional: boolean
  lines: DerivationLine[]
}

/** Adds a line, joining it to the one before when both say the same of neighbouring days. */
export function addLine(lines: DerivationLine[], line: DerivationLine): void {
  const last = lines.at(-1)
  const joined = last && joinLines(last, line)
  if (joined) lines[lines.length - 1] = joined
  else lines.push(line)
}

function joinLines(last: DerivationLine, next: DerivationLine): DerivationLine | undefined {
  if (last.kind === 'off' && next.kind === 'off') return joinOff(last, next)
  if (last.kind === 'paused' && next.kind === 'paused') return joinPaused(last, next)
  if (last.kind === 'counted' && next.kind === 'counted') return joinCounted(last, next)
  return undefined
}

function joinOff(last: OffLine, next: OffLine): OffLine | undefined {
  const isSame = last.isWeekend === next.isWeekend && last.holiday === next.holiday
  return isSame ? { ...last, last: next.last } : undefined
}

function joinPaused(last: PausedLine, next: PausedLine): PausedLine | undefined {
  if (last.pauses !== next.pauses) return undefined
  const { amount: _, ...rest } = last
  const isOpen = last.amount === undefined || next.amount === undefined
  return { ...rest, last: next.last, ...(isOpen ? {} : { amount: sum(last.amount, next.amount) }) }
}

// Parts of one day stay apart, so that the lunch break and the start show; whole days are joined.
function joinCounted(last: CountedLine, next: CountedLine): CountedLine | undefined {
  if (last.makeUpFor !== next.makeUpFor || last.last === next.first) return undefined
  if (timeOfDay(last.from) !== timeOfDay(next.from)) return undefined
  if (timeOfDay(last.until) !== timeOfDay(next.until)) return undefined
  return { ...next, first: last.first, from: last.from, amount: last.amount + next.amount }
}

function sum(a: number | undefined, b: number | undefined): number {
  return (a ?? 0) + (b ?? 0)
}

function timeOfDay(instant: Instant): string {
  return instant.slice(11)
}
