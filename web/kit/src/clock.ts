import { type Language, language } from './messages.ts'

/** The street lives at UTC+8 all year, wherever the phone thinks it is. */
const SHANGHAI_MS = 8 * 3_600_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

type Local = {
  year: number
  month: number
  day: number
  weekday: number
  time: string
  dayNumber: number
}

/** Milliseconds since 1970; everything else on this page takes the moment as a parameter. */
export function now(): number {
  return Date.now()
}

/** The present moment as the contract writes it. */
export function nowInstant(): string {
  return instantOf(now())
}

/** The local calendar day of a moment, `2026-06-17`. */
export function localDate(at: number): string {
  return new Date(at + SHANGHAI_MS).toISOString().slice(0, 10)
}

/** A moment as the contract writes it. */
export function instantOf(at: number): string {
  return new Date(at).toISOString()
}

export function milliseconds(instant: string): number {
  return Date.parse(instant)
}

/** The clock time of an instant, `17:00`. */
export function timeOfDay(instant: string): string {
  return localOf(Date.parse(instant)).time
}

/** 今天, 明天（周四）, 昨天, 6月25日; the year only if it is not this one. */
export function dayWords(instant: string, at: number, spoken: Language = language()): string {
  const day = localOf(Date.parse(instant))
  const today = localOf(at)
  const distance = day.dayNumber - today.dayNumber
  const near = nearDay(distance, day.weekday, spoken)
  return near ?? dateWords(day, today.year, spoken)
}

/** Day and clock time: 今天 11:30, 明天（周四）17:00, 6月25日 17:00. */
export function momentWords(instant: string, at: number, spoken: Language = language()): string {
  const day = dayWords(instant, at, spoken)
  return `${day}${day.endsWith('）') ? '' : ' '}${timeOfDay(instant)}`
}

/** A moment that stays true on paper: 2026年6月18日（周四）17:00. */
export function exactMoment(instant: string, spoken: Language = language()): string {
  const day = localOf(Date.parse(instant))
  const weekday = WEEKDAYS[spoken][day.weekday] ?? ''
  const date = dateWords(day, 0, spoken)
  return spoken === 'zh' ? `${date}（${weekday}）${day.time}` : `${date} (${weekday}) ${day.time}`
}

/** A calendar day without a time: 6月25日, or with its weekday. */
export function calendarDay(date: string, at: number, spoken: Language = language()): string {
  return dayWords(`${date}T04:00:00.000Z`, at, spoken)
}

/** 6月17日 周三, for the head of a day's page. */
export function dateAndWeekday(at: number, spoken: Language = language()): string {
  const day = localOf(at)
  const weekday = WEEKDAYS[spoken][day.weekday] ?? ''
  return `${dateWords(day, day.year, spoken)} ${weekday}`
}

/** How a deadline is said: minutes under an hour, the clock time today, date and hour later. */
export function dueWords(dueAt: string, at: number, spoken: Language = language()): string {
  const left = Date.parse(dueAt) - at
  if (left < 0) return overdueWords(-left, spoken)
  if (left < HOUR) {
    const minutes = Math.max(1, Math.ceil(left / MINUTE))
    return spoken === 'zh' ? `还有 ${minutes} 分` : `${minutes} min left`
  }
  return momentWords(dueAt, at, spoken)
}

function overdueWords(past: number, spoken: Language): string {
  const [amount, zh, en] =
    past < HOUR
      ? [Math.max(1, Math.floor(past / MINUTE)), '分', 'min']
      : past < DAY
        ? [Math.floor(past / HOUR), '小时', 'h']
        : [Math.floor(past / DAY), '天', 'd']
  return spoken === 'zh' ? `超过 ${amount} ${zh}` : `${amount} ${en} over`
}

function nearDay(distance: number, weekday: number, spoken: Language): string | undefined {
  const name = WEEKDAYS[spoken][weekday] ?? ''
  if (distance === 0) return spoken === 'zh' ? '今天' : 'today'
  if (distance === -1) return spoken === 'zh' ? '昨天' : 'yesterday'
  if (distance === 1) return spoken === 'zh' ? `明天（${name}）` : `tomorrow (${name})`
  return undefined
}

function dateWords(day: Local, thisYear: number, spoken: Language): string {
  const isThisYear = day.year === thisYear
  if (spoken === 'zh') return `${isThisYear ? '' : `${day.year}年`}${day.month}月${day.day}日`
  return `${day.day} ${MONTHS[day.month - 1]}${isThisYear ? '' : ` ${day.year}`}`
}

function localOf(at: number): Local {
  const shifted = new Date(at + SHANGHAI_MS)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    time: shifted.toISOString().slice(11, 16).replace(/^0/, ''),
    dayNumber: Math.floor((at + SHANGHAI_MS) / DAY),
  }
}
