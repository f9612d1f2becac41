/** The one clock. Tests set it; everything else is handed the instant. */
export type Clock = { now(): string }

/** The machine's clock as an ISO instant in UTC with milliseconds. */
export function systemClock(): Clock {
  return { now: () => new Date().toISOString() }
}

/** A clock that stands still until it is set; for tests and the demo loader. */
export function settableClock(
  start: string,
): Clock & { set(instant: string): void; forward(minutes: number): void } {
  let at = start
  return {
    now: () => at,
    set: (instant) => {
      at = instant
    },
    forward: (minutes) => {
      at = addMinutes(at, minutes)
    },
  }
}

/** @returns the instant `minutes` later (fractions allowed) as ISO text */
export function addMinutes(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + Math.round(minutes * 60_000)).toISOString()
}

/** @returns the local date (fixed UTC+8) of an instant, as YYYY-MM-DD */
export function localDateOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** @returns the instant at which a local date (YYYY-MM-DD) begins */
export function startOfDay(date: string): string {
  return `${date}T00:00:00+08:00`
}

/** @returns milliseconds since 1970 of an instant, for comparing and spanning */
export function millisOf(instant: string): number {
  return Date.parse(instant)
}

/** @returns the ISO instant of milliseconds since 1970 */
export function instantOf(millis: number): string {
  return new Date(millis).toISOString()
}

/** @returns monotonic milliseconds for measuring how long something took */
export function stopwatch(): () => number {
  const start = performance.now()
  return () => performance.now() - start
}
