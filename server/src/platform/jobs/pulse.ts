/** Work that repeats: never two beats at once, and a nudge during a beat is not lost. */
export type Pulse = { nudge: () => void; stop: () => Promise<void> }

/**
 * Beats every `millis` milliseconds and whenever nudged.
 * @param beat the work; what it throws is reported, once for a run of like failures, and the next beat tries again
 */
export function startPulse(
  millis: number,
  beat: () => Promise<unknown>,
  report: (error: unknown) => void,
): Pulse {
  let running: Promise<void> | undefined
  let isNudged = false
  let isStopped = false
  let lastFailure: string | undefined
  const once = async () => {
    try {
      await beat()
      lastFailure = undefined
    } catch (error) {
      if (String(error) !== lastFailure) report(error)
      lastFailure = String(error)
    }
  }
  const run = async () => {
    do {
      isNudged = false
      await once()
    } while (isNudged && !isStopped)
    running = undefined
  }
  const nudge = () => {
    if (isStopped) return
    isNudged = true
    running ??= run()
  }
  const timer = setInterval(nudge, millis)
  timer.unref()
  return {
    nudge,
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
