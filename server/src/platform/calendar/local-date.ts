import type { Instant, LocalDate } from '@linli/contract/shared/ids'

/** A local day as the number of days since 1970-01-01 in UTC+8. */
export type DayNumber = number
/** Milliseconds since 1970-01-01T00:00Z. */
export type Millis = number

export const minuteMillis = 60_000
export const hourMillis = 3_600_000
export const dayMillis = 86_400_000
const offsetMillis = 8 * hourMillis

/**
 * Reads a UTC instant; digits beyond the millisecond are cut off.
 * @throws RangeError when the text is not an ISO 8601 instant ending in Z
 */
export function parseInstant(text: Instant): Millis {
  const parts = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?Z$/.exec(text)
  if (!parts?.[1]) throw new RangeError(`Not a UTC instant: ${text}`)
  const [hours, minutes, seconds] = [Number(parts[2]), Number(parts[3]), Number(parts[4])]
  const fraction = Number((parts[5] ?? '').padEnd(3, '0').slice(0, 3))
  const clock = hours * hourMillis + minutes * minuteMillis + seconds * 1000 + fraction
  return parseLocalDate(parts[1]) * dayMillis + clock
}

/** Writes milliseconds since 1970 as a UTC instant with three decimals. */
export function formatInstant(millis: Millis): Instant {
  const day = Math.floor(millis / dayMillis)
  const rest = millis - day * dayMillis
  const clock = [rest / hourMillis, (rest / minuteMillis) % 60, (rest / 1000) % 60]
  const text = clock.map((part) => padded(Math.floor(part), 2)).join(':')
  return `${formatLocalDate(day)}T${text}.${padded(Math.floor(rest % 1000), 3)}Z`
}

/**
 * Reads a calendar date.
 * @throws RangeError when there is no such day
 */
export function parseLocalDate(text: LocalDate): DayNumber {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  const day = parts && dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  if (day === null || formatLocalDate(day) !== text) throw new RangeError(`Not a date: ${text}`)
  return day
}

/** Writes a day number as `YYYY-MM-DD`. */
export function formatLocalDate(day: DayNumber): LocalDate {
  const { year, month, date } = civil(day)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`
}

/** The local day (UTC+8) on which an instant falls. */
export function dayOf(millis: Millis): DayNumber {
  return Math.floor((millis + offsetMillis) / dayMillis)
}

/** The instant at which a local day begins. */
export function startOfDay(day: DayNumber): Millis {
  return day * dayMillis - offsetMillis
}

export function yearOf(day: DayNumber): number {
  return civil(day).year
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: DayNumber): number {
  const mondayBased = (day + 3) % 7
  return (mondayBased < 0 ? mondayBased + 7 : mondayBased) + 1
}

// Both directions count in years that begin on 1 March, so that a leap day is a year's last day.
const daysPerEra = 146_097
const daysBeforeEpoch = 719_468

function dayNumber(year: number, month: number, date: number): DayNumber {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * daysPerEra + yearOfEra * 365 + leapDays + dayOfYear - daysBeforeEpoch
}

function civil(day: DayNumber) {
  const shifted = day + daysBeforeEpoch
  const era = Math.floor(shifted / daysPerEra)
  const dayOfEra = shifted - era * daysPerEra
  const leapless =
    dayOfEra -
    Math.floor(dayOfEra / 1460) +
    Math.floor(dayOfEra / 36_524) -
    Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor(leapless / 365)
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, date }
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
