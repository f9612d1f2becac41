import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { exactMoment, localDate, now } from '@linli/kit/clock'
import { useId } from 'react'
import type { FiguresSearch } from '../search.ts'
import { Answered, Empty } from '../shell/answered.tsx'
import { useAnswer } from '../shell/asking.ts'
import { useMe } from '../shell/session.ts'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { type CaseFigures, shareWords } from './figures.ts'
import { FigureLink, HelperTable, LevelTable } from './FigureTables.tsx'
import './casework.css'
import './figures.css'

/** 办结在哪一级: solved cases by the level that solved them, and who helped. */
export function FiguresPage() {
  useTitle(t('casework.figuresTitle'))
  const search = useSearch({ from: '/desk/figures' })
  const figures = useAnswer('GET /cases/figures', { query: search }, { keepsPrevious: true })
  return (
    <>
      <div className="head">
        <h1>{t('casework.figuresTitle')}</h1>
      </div>
      <Span search={search} shown={figures.data} />
      <Answered query={figures} bars={8}>
        {(data) => <Body figures={data} />}
      </Answered>
    </>
  )
}

/** From which day until which; every change is a new address. */
function Span({ search, shown }: { search: FiguresSearch; shown: CaseFigures | undefined }) {
  const navigate = useNavigate()
  const [from, until] = [useId(), useId()]
  const today = localDate(now())
  const change = (part: FiguresSearch) =>
    void navigate({ to: '/figures', search: { ...search, ...part }, replace: true })
  const dayField = (id: string, name: 'from' | 'until', min: string | undefined) => (
    <div className="field">
      <label htmlFor={id}>{t(`casework.${name}`)}</label>
      <input
        id={id}
        type="date"
        className="input"
        min={min}
        max={name === 'from' ? (shown?.until ?? today) : today}
        value={search[name] ?? shown?.[name] ?? ''}
        onChange={(event) => event.target.value !== '' && change({ [name]: event.target.value })}
      />
    </div>
  )
  return (
    <search className="filters figure-span">
      {dayField(from, 'from', undefined)}
      {dayField(until, 'until', shown?.from)}
    </search>
  )
}

function Body({ figures }: { figures: CaseFigures }) {
  const place = useMe().data?.acting?.nodeName ?? t('casework.figuresWhole')
  const { numerator, denominator } = figures.inGrid
  return (
    <div className="figures">
      <section className="card box in-grid">
        <h2>{t('casework.inGridShare')}</h2>
        <p className="in-grid-share">{shareWords(numerator, denominator)}</p>
        <p>{t('casework.inGridOf', { numerator, denominator })}</p>
        <p>
          <FigureLink figures={figures} solved="in-grid" count={numerator}>
            {t('casework.openFigure', { count: numerator })}
          </FigureLink>
        </p>
        <p className="s">{t('casework.inGridMeans')}</p>
        <p className="s">
          {place} · {exactMoment(figures.asOf)}
        </p>
        <p>
          <Link to="/cases" search={{ view: 'closed' }}>
            {t('casework.closedList')}
          </Link>
        </p>
      </section>
      <section className="card figure-table" aria-label={t('casework.figuresTitle')}>
        {denominator === 0 ? (
          <Empty>{t('casework.noneSolved')}</Empty>
        ) : (
          <LevelTable figures={figures} />
        )}
      </section>
      <section className="card figure-table">
        <h2>{t('casework.helpers')}</h2>
        {figures.helpers.length === 0 ? (
          <Empty>{t('casework.noHelpers')}</Empty>
        ) : (
          <HelperTable figures={figures} />
        )}
      </section>
    </div>
  )
}
