import type { ReactNode } from 'react'
import { Empty } from '../shell/answered.tsx'
import { t } from '../words.ts'
import type { Calendar, CalendarDay } from './calendar-edit.ts'
import { dayWords } from './calendar-words.ts'
import { bySource, dayKind } from './month-grid.ts'

type Props = { calendar: Calendar; mayEdit: boolean; onOpen: (date?: string) => void }

/** The same days as the months show, each with the notice it comes from. */
export function CalendarList({ calendar, mayEdit, onOpen }: Props) {
  const days = calendar.days.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const off = days.filter(({ kind }) => kind === 'off').length
  return (
    <section className="card calendar-list" aria-label={t('calendar.list')}>
      <div className="row wrap">
        <h2 className="grow">{t('calendar.list')}</h2>
        {mayEdit && (
          <button type="button" className="btn" onClick={() => onOpen()}>
            {t('calendar.addDay')}
          </button>
        )}
      </div>
      {days.length === 0 ? (
        <Empty>{t('calendar.none')}</Empty>
      ) : (
        <>
          <p className="s">{t('calendar.listCount', { off, work: days.length - off })}</p>
          {bySource(days).map(([source, noticed]) => (
            <Notice key={source} source={source}>
              {noticed.map((day) => (
                <DayRow key={day.date} day={day} mayEdit={mayEdit} onOpen={onOpen} />
              ))}
            </Notice>
          ))}
        </>
      )}
    </section>
  )
}

/** A year's days mostly come from one notice, which is named once above them. */
function Notice({ source, children }: { source: string; children: ReactNode }) {
  return (
    <div className="calendar-noticed">
      <p className="s">
        {t('calendar.noticeFrom')} <DaySource source={source} />
      </p>
      <ul>{children}</ul>
    </div>
  )
}

function DayRow(props: { day: CalendarDay } & Omit<Props, 'calendar'>) {
  const { day, mayEdit, onOpen } = props
  const words = dayWords(day.date)
  return (
    <li className="row">
      <p className="grow">
        <b>{words}</b> {day.name} · {t(`calendar.kind-${dayKind(day.date, day)}`)}
      </p>
      {mayEdit && (
        <button
          type="button"
          className="btn q"
          aria-label={t('calendar.editDay', { day: words })}
          onClick={() => onOpen(day.date)}
        >
          {t('calendar.edit')}
        </button>
      )}
    </li>
  )
}

/** A source that is an address leads there; a document number is read. */
export function DaySource({ source }: { source: string }) {
  if (!/^https?:\/\//.test(source)) return source
  return (
    <a href={source} rel="noreferrer" target="_blank">
      {source.replace(/^https?:\/\//, '')}
    </a>
  )
}
