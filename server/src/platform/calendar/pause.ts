import type { Instant } from '@linli/contract/shared/ids'
import { type Millis, parseInstant } from './local-date.ts'
import type { Span } from './work-calendar.ts'

/** A stretch in which a clock stood still; without `until` it still does. */
export type Pause = { from: Instant; until?: Instant; reason: string; approvedBy?: string }

/** Overlapping pauses joined into one stretch; `until` is Infinity while it lasts. */
export type Stop = Span & { pauses: readonly Pause[] }
/** A stretch of a span that either counts or lies in a stop. */
export type Piece = Span & { stop?: Stop }

/**
 * Joins pauses that overlap, leaving out what lies before the clock started.
 * @throws RangeError when a pause ends before it begins
 */
export function joinPauses(start: Millis, pauses: readonly Pause[]): Stop[] {
  const stops: Stop[] = []
  for (const stop of pauses.map((pause) => clipped(start, pause)).sort((a, b) => a.from - b.from)) {
    if (stop.until <= stop.from) continue
    const last = stops.at(-1)
    if (!last || stop.from > last.until) stops.push(stop)
    else stops[stops.length - 1] = joined(last, stop)
  }
  return stops
}

/** Cuts a span at the stops that lie in it; an endless stop takes the rest of the span. */
export function cutAtStops(span: Span, stops: readonly Stop[]): Piece[] {
  const pieces: Piece[] = []
  let from = span.from
  for (const stop of stops) {
    if (stop.until <= from || stop.from >= span.until) continue
    if (stop.from > from) pieces.push({ from, until: stop.from })
    const until = Math.min(stop.until, span.until)
    pieces.push({ from: Math.max(stop.from, from), until, stop })
    from = until
  }
  if (from < span.until) pieces.push({ from, until: span.until })
  return pieces
}

function clipped(start: Millis, pause: Pause): Stop {
  const from = parseInstant(pause.from)
  const until = pause.until === undefined ? Infinity : parseInstant(pause.until)
  if (until < from) throw new RangeError(`A pause ends before it begins: ${pause.from}`)
  return { from: Math.max(from, start), until, pauses: [pause] }
}

function joined(a: Stop, b: Stop): Stop {
  return { from: a.from, until: Math.max(a.until, b.until), pauses: [...a.pauses, ...b.pauses] }
}
