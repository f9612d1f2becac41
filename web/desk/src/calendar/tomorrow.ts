import { localDate, now } from '@linli/kit/clock'

const DAY_MS = 86_400_000

/** The first day on which a changed rule may begin to hold. */
export function tomorrow(): string {
  return localDate(now() + DAY_MS)
}
