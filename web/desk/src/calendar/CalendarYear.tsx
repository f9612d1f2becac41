import { Shape } from '@linli/kit/shapes'
import { type KeyboardEvent, useState } from 'react'
import { t } from '../words.ts'
import { allMonths, dayLabel, type Month } from './calendar-words.ts'
import type { Calendar, CalendarDay } from './calendar-edit.ts'
import { dayAfterKey, dayKind, inYear, type MonthDay, monthWeeks } from './month-grid.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

type Props = { calendar: Calendar; today: string; onOpen: (date: string) => void }
type Days = {
  entries: ReadonlyMap<string, CalendarDay>
  today: string
  /** The one day of the year that the Tab key stops at. */
  active: string
  onActive: (date: string) => void
  onOpen: (date: string) => void
}

/** Twelve months; one Tab stop, then arrow keys. */
export function CalendarYear({ calendar, today, onOpen }: Props) {
  const { year } = calendar
  const [active, setActive] = useState(() => inYear(today, year))
  const entries = new Map(calendar.days.map((day) => [day.date as string, day]))
  const move = (event: KeyboardEvent) => {
    const next = dayAfterKey(active, event.key)
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    setActive(next)
    document.getElementById(`day-${next}`)?.focus()
  }
  return (
    <section
      className="calendar-year"
      aria-label={t('calendar.year', { year: String(year) })}
      data-own-arrows
      onKeyDown={move}
    >
      <Legend />
      <div className="calendar-months">
        {allMonths.map((month) => (
          <MonthTable
            key={month}
            year={year}
            month={month}
            days={{ entries, today, active, onActive: setActive, onOpen }}
          />
        ))}
      </div>
      <p className="s">{t('calendar.keysHint')}</p>
    </section>
  )
}

function Legend() {
  return (
    <ul className="row wrap calendar-legend s">
      {(['off', 'make-up', 'weekend'] as const).map((kind) => (
        <li key={kind} className="row">
          <span className="calendar-sample" data-kind={kind} aria-hidden="true">
            <DayMark kind={kind} />
          </span>
          {t(`calendar.kind-${kind}`)}
        </li>
      ))}
    </ul>
  )
}

function MonthTable({ year, month, days }: { year: number; month: Month; days: Days }) {
  return (
    <table className="card calendar-month">
      <caption>{t(`calendar.month-${month}`)}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" abbr={t(`calendar.weekday-${weekday}`)}>
              {t(`calendar.short-${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthWeeks(year, month).map((week, index) => (
          <tr key={index}>
            {week.map((day, place) => (
              <td key={day?.date ?? place}>{day && <DayButton day={day} days={days} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayButton({ day, days }: { day: MonthDay; days: Days }) {
  const { date } = day
  const entry = days.entries.get(date)
  const kind = dayKind(date, entry)
  const isToday = date === days.today
  return (
    <button
      type="button"
      id={`day-${date}`}
      className="calendar-day"
      data-kind={kind}
      aria-current={isToday ? 'date' : undefined}
      aria-label={dayLabel(date, entry, isToday)}
      tabIndex={date === days.active ? 0 : -1}
      title={entry?.name}
      onFocus={() => days.onActive(date)}
      onClick={() => days.onOpen(date)}
    >
      {day.day}
      <DayMark kind={kind} />
    </button>
  )
}

/** Off and made up differ in shape as well as in colour. */
function DayMark({ kind }: { kind: ReturnType<typeof dayKind> }) {
  if (kind === 'off') return <Shape name="new" />
  return kind === 'make-up' ? <Shape name="hung" /> : null
}
