import { localDate, now } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { Shape } from '@linli/kit/shapes'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Answered } from '../shell/answered.tsx'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { CalendarDayDialog } from './CalendarDayDialog.tsx'
import { CalendarHours } from './CalendarHours.tsx'
import { CalendarList } from './CalendarList.tsx'
import { CalendarYear } from './CalendarYear.tsx'
import { type Calendar, useCalendar, useMayEditCalendar } from './calendar-edit.ts'
import './calendar.css'

/** The working days and hours that every limit counts by: twelve months, and the same days as a list. */
export function CalendarPage() {
  useTitle(t('shell.calendar'))
  const today = localDate(now())
  const { year = Number(today.slice(0, 4)) } = useSearch({ from: '/desk/calendar' })
  const mayEdit = useMayEditCalendar()
  return (
    <>
      <div className="head">
        <h1 className="grow">{t('shell.calendar')}</h1>
        <YearSwitch year={year} />
      </div>
      <p className="m calendar-lead">{t('calendar.lead')}</p>
      <Answered query={useCalendar(year)} bars={10}>
        {(calendar) => <CalendarBody calendar={calendar} today={today} mayEdit={mayEdit} />}
      </Answered>
    </>
  )
}

type Props = { calendar: Calendar; today: string; mayEdit: boolean }

function CalendarBody({ calendar, today, mayEdit }: Props) {
  const [opened, setOpened] = useState<{ date: string | undefined }>()
  const open = (date?: string) => setOpened({ date })
  return (
    <>
      {!calendar.isAnnounced && (
        <div className="card calendar-notice" role="note">
          <Shape name="soon" className="ink-soon" />
          <p>
            <b>{t('calendar.notAnnounced')}</b> {mayEdit && t('calendar.notAnnouncedMore')}
          </p>
        </div>
      )}
      <div className="calendar-two">
        <CalendarYear key={calendar.year} calendar={calendar} today={today} onOpen={open} />
        <div className="stack">
          <CalendarHours hours={calendar.hours} mayEdit={mayEdit} />
          <CalendarList calendar={calendar} mayEdit={mayEdit} onOpen={open} />
        </div>
      </div>
      {opened && (
        <CalendarDayDialog
          calendar={calendar}
          date={opened.date}
          mayEdit={mayEdit}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}

function YearSwitch({ year }: { year: number }) {
  return (
    <nav className="row calendar-years" aria-label={t('calendar.years')}>
      <Link
        className="btn"
        to="/calendar"
        search={{ year: year - 1 }}
        aria-label={t('calendar.before', { year: String(year - 1) })}
      >
        <Icon name="back" />
        {String(year - 1)}
      </Link>
      <b aria-live="polite">{t('calendar.year', { year: String(year) })}</b>
      <Link
        className="btn"
        to="/calendar"
        search={{ year: year + 1 }}
        aria-label={t('calendar.before', { year: String(year + 1) })}
      >
        {String(year + 1)}
        <Icon name="right" />
      </Link>
    </nav>
  )
}
