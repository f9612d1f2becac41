import { calendarDay, now } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { Dialog } from '../shell/Dialog.tsx'
import { DialogEnd, Refused } from '../shell/DialogEnd.tsx'
import { FormField } from '../shell/FormField.tsx'
import { t } from '../words.ts'
import { type Calendar, useSetHours, type WorkHours } from './calendar-edit.ts'
import { hoursWords } from './calendar-words.ts'
import { tomorrow } from './tomorrow.ts'

const MOST_SPANS = 6

/** The hours that a working hour is counted in, and from which day. */
export function CalendarHours(props: { hours: Calendar['hours']; mayEdit: boolean }) {
  const { validFrom, spans } = props.hours
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="card calendar-list" aria-label={t('calendar.hours')}>
      <div className="row wrap">
        <div className="grow">
          <h2>{t('calendar.hours')}</h2>
          <p>{hoursWords(spans)}</p>
          <p className="s">
            {validFrom === undefined
              ? t('calendar.hoursDefault')
              : t('calendar.hoursFrom', { day: calendarDay(validFrom, now()) })}
          </p>
        </div>
        {props.mayEdit && (
          <button type="button" className="btn" onClick={() => setOpen(true)}>
            {t('calendar.setHours')}
          </button>
        )}
      </div>
      {isOpen && <HoursDialog spans={spans} onClose={() => setOpen(false)} />}
    </section>
  )
}

function HoursDialog(props: { spans: readonly WorkHours[]; onClose: () => void }) {
  const [spans, setSpans] = useState(props.spans)
  const [validFrom, setValidFrom] = useState(tomorrow)
  const [isTried, setTried] = useState(false)
  const setting = useSetHours((set) => {
    const day = calendarDay(set.validFrom, now())
    announce(t('calendar.hoursKept', { day, hours: hoursWords(set.spans) }))
    props.onClose()
  })
  const isWhole = validFrom !== '' && spans.every(({ from, until }) => from !== '' && until !== '')
  return (
    <Dialog title={t('calendar.setHours')} onClose={props.onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (isWhole) setting.mutate({ validFrom, spans: [...spans] })
        }}
      >
        <p>{t('calendar.hoursEffect')}</p>
        <Refused error={setting.error} />
        {isTried && !isWhole && (
          <p className="error" role="alert">
            {t('calendar.missingTimes')}
          </p>
        )}
        <SpanFields spans={spans} onSpans={setSpans} />
        <FormField label={t('calendar.validFrom')}>
          {(wiring) => (
            <input
              {...wiring}
              type="date"
              className="input"
              min={tomorrow()}
              value={validFrom}
              onChange={(event) => setValidFrom(event.target.value)}
            />
          )}
        </FormField>
        <DialogEnd
          verb={t('calendar.keep')}
          not={t('calendar.notNow')}
          onClose={props.onClose}
          isBusy={setting.isPending}
        />
      </form>
    </Dialog>
  )
}

const ends = ['from', 'until'] as const

function SpanFields(props: {
  spans: readonly WorkHours[]
  onSpans: (spans: readonly WorkHours[]) => void
}) {
  const { spans, onSpans } = props
  return (
    <>
      <ol className="stack">
        {spans.map((span, index) => (
          <li key={index} className="calendar-span">
            {ends.map((end) => (
              <FormField key={end} label={t(`calendar.${end}`, { place: index + 1 })}>
                {(wiring) => (
                  <input
                    {...wiring}
                    type="time"
                    className="input"
                    value={span[end]}
                    onChange={({ target }) =>
                      onSpans(
                        spans.map((one, place) =>
                          place === index ? { ...one, [end]: target.value } : one,
                        ),
                      )
                    }
                  />
                )}
              </FormField>
            ))}
            <button
              type="button"
              className="close"
              aria-label={t('calendar.removeSpan', { place: index + 1 })}
              disabled={spans.length === 1}
              onClick={() => onSpans(spans.filter((_, place) => place !== index))}
            >
              <Icon name="bin" />
            </button>
          </li>
        ))}
      </ol>
      {spans.length < MOST_SPANS && (
        <button
          type="button"
          className="btn calendar-add"
          onClick={() => onSpans([...spans, { from: '', until: '' }])}
        >
          {t('calendar.addSpan')}
        </button>
      )}
    </>
  )
}
