import { calendarDay, now } from '@linli/kit/clock'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useState } from 'react'
import { CategorySelect } from '../matter/CategorySelect.tsx'
import { sixDomains, sixWord } from '../matter/six-in-one.ts'
import { boardViews, type CaseListSearch, type View } from '../search.ts'
import { t } from '../words.ts'
import { PlaceFilter } from './PlaceFilter.tsx'
import { solvedLevels } from './acts/act-choices.ts'

type Change = { [Name in keyof CaseListSearch]: CaseListSearch[Name] | undefined }

/** Which cases are listed; every change is a new address, so Back undoes it. */
export function CaseFilters({ search }: { search: CaseListSearch }) {
  const navigate = useNavigate()
  const [view, order, category, six] = [useId(), useId(), useId(), useId()]
  const change = (part: Change) => {
    const { after: _, ...kept } = search
    void navigate({ to: '/cases', search: definedOnly({ ...kept, ...part }) })
  }
  return (
    <search className="filters">
      <TextFilter text={search.text} onChange={(text) => change({ text })} />
      <div className="field">
        <label htmlFor={view}>{t('casework.showView')}</label>
        <select
          id={view}
          className="input"
          value={search.view ?? 'open'}
          onChange={(event) => change({ view: event.target.value as View })}
        >
          {boardViews.map((one) => (
            <option key={one} value={one}>
              {t(`casework.view-${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={category}>{t('casework.field-category')}</label>
        <CategorySelect
          id={category}
          value={search.category}
          isClearable
          onChange={(code) => change({ category: code })}
        />
      </div>
      <div className="field">
        <label htmlFor={six}>{t('casework.sixTitle')}</label>
        <select
          id={six}
          className="input"
          value={search.six ?? ''}
          onChange={(event) =>
            change({ six: sixDomains.find((one) => one === event.target.value) })
          }
        >
          <option value="">{t('casework.allSix')}</option>
          {sixDomains.map((one) => (
            <option key={one} value={one}>
              {sixWord(one)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={order}>{t('casework.order')}</label>
        <select
          id={order}
          className="input"
          value={search.order ?? 'newest'}
          onChange={(event) => change({ order: event.target.value === 'due' ? 'due' : undefined })}
        >
          <option value="newest">{t('casework.newest')}</option>
          <option value="due">{t('casework.byDue')}</option>
        </select>
      </div>
      <SolvedFilter
        search={search}
        onClear={() =>
          change({ solved: undefined, ledBy: undefined, from: undefined, until: undefined })
        }
      />
      <PlaceFilter under={search.under} onClear={() => change({ under: undefined })} />
    </search>
  )
}

function TextFilter(props: {
  text: string | undefined
  onChange: (text: string | undefined) => void
}) {
  const id = useId()
  const [text, setText] = useState(props.text ?? '')
  useEffect(() => setText(props.text ?? ''), [props.text])
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault()
        props.onChange(text.trim() === '' ? undefined : text.trim())
      }}
    >
      <label htmlFor={id}>{t('casework.find')}</label>
      <input
        id={id}
        type="search"
        className="input"
        placeholder={t('shell.find')}
        maxLength={60}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  )
}

/** A list that a figure opened says so, and can be left for the whole list. */
function SolvedFilter({ search, onClear }: { search: CaseListSearch; onClear: () => void }) {
  const { solved, from, until } = search
  if (solved === undefined) return null
  const known = solvedLevels().find(([level]) => level === solved)
  const level =
    known?.[1] ?? t(solved === 'in-grid' ? 'casework.solvedInGrid' : 'casework.allLevels')
  const days = [from, until].map((day) => (day === undefined ? '…' : calendarDay(day, now())))
  return (
    <button type="button" className="btn" onClick={onClear}>
      {t('casework.solvedAt', { level, days: days.join('–') })} · {t('casework.clearFilters')}
    </button>
  )
}

function definedOnly(search: Change) {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as CaseListSearch
}
