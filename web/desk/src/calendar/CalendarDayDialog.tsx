import { Choice } from '@linli/kit/parts/Choice'
import { useState } from 'react'
import { announce } from '../shell/announce.tsx'
import { Dialog } from '../shell/Dialog.tsx'
import { Refused } from '../shell/DialogEnd.tsx'
import { FormField } from '../shell/FormField.tsx'
import { t } from '../words.ts'
import { DaySource } from './CalendarList.tsx'
import { type Calendar, type CalendarDay, useSetDay } from './calendar-edit.ts'
import { dayWords } from './calendar-words.ts'
import { dayKind } from './month-grid.ts'

type Props = {
  calendar: Calendar
  /** Nothing while the day is yet to be chosen. */
  date: string | undefined
  mayEdit: boolean
  onClose: () => void
}

/** What one day is and where that comes from; the administrator sets it. */
export function CalendarDayDialog({ calendar, date, mayEdit, onClose }: Props) {
  const [chosen, setChosen] = useState('')
  const day = date ?? chosen
  const entry = calendar.days.find((one) => one.date === day)
  const isInYear = day.startsWith(`${calendar.year}-`) && day.length === 10
  return (
    <Dialog title={isInYear ? dayWords(day) : t('calendar.addDay')} onClose={onClose}>
      {date === undefined && (
        <FormField label={t('calendar.addWhich')} hint={t('calendar.chooseDay')}>
          {(wiring) => (
            <input
              {...wiring}
              data-first-focus
              type="date"
              className="input"
              min={`${calendar.year}-01-01`}
              max={`${calendar.year}-12-31`}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
            />
          )}
        </FormField>
      )}
      {isInYear && !mayEdit && <DayFacts day={day} entry={entry} onClose={onClose} />}
      {isInYear && mayEdit && <DayForm key={day} day={day} entry={entry} onClose={onClose} />}
    </Dialog>
  )
}

type DayProps = { day: string; entry: CalendarDay | undefined; onClose: () => void }

function DayFacts({ day, entry, onClose }: DayProps) {
  const kind = t(`calendar.kind-${dayKind(day, entry)}`)
  return (
    <div className="stack">
      {entry ? (
        <p>
          {kind} · {entry.name}
          <br />
          <DaySource source={entry.source} />
        </p>
      ) : (
        <p>{t('calendar.ordinary', { kind })}</p>
      )}
      <div className="go">
        <button type="button" className="btn" onClick={onClose}>
          {t('calendar.close')}
        </button>
      </div>
    </div>
  )
}

const kinds = ['off', 'work'] as const
type Kind = (typeof kinds)[number]

function DayForm({ day, entry, onClose }: DayProps) {
  const [kind, setKind] = useState<Kind | undefined>(entry?.kind)
  const [name, setName] = useState(entry?.name ?? '')
  const [source, setSource] = useState(entry?.source ?? '')
  const [isTried, setTried] = useState(false)
  const setting = useSetDay(day, (set) => {
    announce(said(day, set?.kind))
    onClose()
  })
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (kind === undefined || name.trim() === '' || source.trim() === '') return
        setting.mutate({ kind, name: name.trim(), source: source.trim() })
      }}
    >
      <p className="m">
        {entry === undefined
          ? t('calendar.ordinary', { kind: t(`calendar.kind-${dayKind(day, entry)}`) })
          : t('calendar.setEffect')}
      </p>
      <Refused error={setting.error} />
      <Choice
        legend={t('calendar.what')}
        options={kinds.map((value) => ({ value, label: kindWords(value) }))}
        value={kind}
        onChoose={setKind}
        layout="row"
      />
      {isTried && kind === undefined && <p className="error">{t('calendar.missingKind')}</p>}
      <DayText cell="name" most={40} text={name} isTried={isTried} onText={setName} />
      <DayText cell="source" most={200} text={source} isTried={isTried} onText={setSource} />
      <div className="go">
        <button type="submit" className="btn p" disabled={setting.isPending}>
          {t('calendar.keep')}
        </button>
        {entry !== undefined && (
          <button
            type="button"
            className="btn"
            disabled={setting.isPending}
            onClick={() => setting.mutate(undefined)}
          >
            {t('calendar.clear')}
          </button>
        )}
        <button type="button" className="btn" onClick={onClose}>
          {t('calendar.notNow')}
        </button>
      </div>
    </form>
  )
}

const missing = { name: 'calendar.missingName', source: 'calendar.missingSource' } as const

function DayText(props: {
  cell: 'name' | 'source'
  most: number
  text: string
  isTried: boolean
  onText: (text: string) => void
}) {
  const { cell, text } = props
  return (
    <FormField
      label={t(`calendar.${cell}`)}
      hint={t(`calendar.${cell}Hint`)}
      error={props.isTried && text.trim() === '' ? t(missing[cell]) : undefined}
    >
      {(wiring) => (
        <input
          {...wiring}
          className="input"
          maxLength={props.most}
          value={text}
          onChange={(event) => props.onText(event.target.value)}
        />
      )}
    </FormField>
  )
}

function kindWords(kind: Kind): string {
  return t(kind === 'off' ? 'calendar.kind-off' : 'calendar.kind-make-up')
}

function said(date: string, kind: Kind | undefined): string {
  const day = dayWords(date)
  if (kind === undefined) return t('calendar.cleared', { day })
  return t('calendar.kept', { day, kind: kindWords(kind) })
}
