import type { Reading } from '@linli/contract/platform/reading.contract'
import { call } from '@linli/kit/client'
import { dayWords } from '@linli/kit/clock'
import { infiniteQueryOptions } from '@tanstack/react-query'

const PAGE = 20
const fields = ['name', 'phone', 'address', 'placeWords'] as const
const reasons = ['call-back', 'visit', 'verify-place'] as const

type DayOfReadings = { day: string; readings: readonly Reading[] }

/** Who read my data, newest first; nothing of it is kept on the phone. */
export const readingsQuery = infiniteQueryOptions({
  queryKey: ['my-readings'],
  queryFn: ({ pageParam, signal }) =>
    call('GET /my/readings', {
      query: { limit: PAGE, ...(pageParam !== '' && { after: pageParam }) },
      signal,
    }),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
})

/** Readings under the day they happened on, in the order they came. */
export function byDay(readings: readonly Reading[], at: number): DayOfReadings[] {
  const days = new Map<string, Reading[]>()
  for (const reading of readings) {
    const day = dayWords(reading.at, at)
    days.set(day, [...(days.get(day) ?? []), reading])
  }
  return [...days].map(([day, ofDay]) => ({ day, readings: ofDay }))
}

/** The field's message; one the phone has no word for is told as other data, never left out. */
export function fieldKey(field: string) {
  return `field-${fields.find((known) => known === field) ?? ('other' as const)}` as const
}

export function reasonKey(reason: string) {
  return `why-${reasons.find((known) => known === reason) ?? ('other' as const)}` as const
}

/** Unit and post of a reader; a desk whose name says its post is not named twice. */
export function readerWords(unit: string | undefined, post: string): string {
  if (unit === undefined) return post
  return unit.endsWith(post) ? unit : `${unit} ${post}`
}
