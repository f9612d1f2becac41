import type { Instant } from '@linli/contract/shared/ids'
import { deriveDeadline } from './deadline.ts'
import type { Counted, Derivation, DerivationLine, Given } from './derivation.ts'
import { dayOf, formatInstant, formatLocalDate, parseInstant, startOfDay } from './local-date.ts'
import type { Pause } from './pause.ts'
import type { WorkCalendar } from './work-calendar.ts'
import { elapsed, endOfWork, type LimitClock } from './working-time.ts'

/**
 * Derives a deadline that a person gave. The time that counts from when it was given until its date is kept whole, so
 * pauses after that move it on by what they took; where the limit's own arithmetic ends later, that stands.
 * @param limit the limit that was extended; undefined where the date is the limit
 */
export function deriveGiven(
  given: Given,
  limit: Counted | undefined,
  calendar: WorkCalendar,
  pauses: readonly Pause[],
): Derivation {
  const own = limit && deriveDeadline(limit, calendar, pauses)
  const carried = carryOn(given, calendar, pauses)
  if (own && endsLater(own, carried)) return ownStands(own, given)
  const lines = limit ? before(given, limit, calendar, pauses) : []
  return { ...carried, lines: [...lines, ...carried.lines] }
}

/** The given date with what pauses took since; never earlier than it was given. */
function carryOn(given: Given, calendar: WorkCalendar, pauses: readonly Pause[]): Derivation {
  const counted = { start: given.at, ...timeGiven(given, calendar) }
  const { dueAt, provisional, lines } = deriveDeadline(counted, calendar, pauses)
  const said = [givenLine(given), ...lines.filter(isOfPause)]
  if (dueAt === undefined) return { dueAt, provisional, lines: said }
  const isMoved = isLater(dueAt, given.until)
  const due = isMoved ? dueAt : given.until
  return {
    dueAt: due,
    provisional: isMoved && provisional,
    lines: [...said, dueLine(due, calendar)],
  }
}

/** What counts from when a date was given until it comes; where nothing counts on its clock, on the next wider one. */
function timeGiven({ at, until, clock }: Given, calendar: WorkCalendar): Omit<Counted, 'start'> {
  const end = clock === 'wd' ? formatInstant(startOfDay(dayOf(parseInstant(until)) + 1)) : until
  const { counted } = elapsed({ start: at, until: end, clock }, calendar, [])
  const wider = widerClock[clock]
  if (counted === 0 && wider) return timeGiven({ at, until, clock: wider }, calendar)
  return { amount: clock === 'wd' ? counted : counted / 60, clock }
}

const widerClock: Partial<Record<LimitClock, LimitClock>> = { wd: 'wh', wh: 'eh' }

/** The limit as it stood when the other date was given. */
function before(
  given: Given,
  limit: Counted,
  calendar: WorkCalendar,
  pauses: readonly Pause[],
): DerivationLine[] {
  const earlier = pauses.filter(({ from }) => isLater(given.at, from))
  return deriveDeadline(limit, calendar, earlier)
    .lines.filter((line) => line.kind !== 'pause-total' || line.count > 0)
    .map((line) => (line.kind === 'due' ? { kind: 'first-due', at: line.at, on: line.on } : line))
}

function ownStands(own: Derivation, given: Given): Derivation {
  const lines = own.lines.filter(({ kind }) => kind !== 'due')
  const due = own.lines.filter(({ kind }) => kind === 'due')
  return { ...own, lines: [...lines, givenLine(given), ...due] }
}

function isOfPause(line: DerivationLine): boolean {
  return line.kind === 'paused' || (line.kind === 'pause-total' && line.count > 0)
}

function givenLine({ at, until }: Given): DerivationLine {
  return { kind: 'given', at, on: formatLocalDate(dayOf(parseInstant(at))), until }
}

function dueLine(at: Instant, calendar: WorkCalendar): DerivationLine {
  const [due, day] = [parseInstant(at), dayOf(parseInstant(at))]
  return {
    kind: 'due',
    at,
    on: formatLocalDate(day),
    isEndOfWork: endOfWork(calendar, day) === due,
  }
}

function endsLater(a: Derivation, b: Derivation): boolean {
  return a.dueAt !== undefined && b.dueAt !== undefined && isLater(a.dueAt, b.dueAt)
}

function isLater(a: Instant, b: Instant): boolean {
  return parseInstant(a) > parseInstant(b)
}
