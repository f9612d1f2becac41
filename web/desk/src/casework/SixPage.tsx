import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Answer } from '@linli/kit/client'
import { timeOfDay } from '@linli/kit/clock'
import { useState } from 'react'
import { PlaceSearch } from '../grid/PlaceSearch.tsx'
import { sixWord } from '../matter/six-in-one.ts'
import { Answered } from '../shell/answered.tsx'
import { useAnswer } from '../shell/asking.ts'
import { KeyLine } from '../shell/KeysDialog.tsx'
import { useKeys } from '../shell/keys.ts'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import type { CaseItem } from './case-words.ts'
import { DerivationDialog } from './DerivationDialog.tsx'
import { DueBadge } from './DueBadge.tsx'
import { PlaceFilter } from './PlaceFilter.tsx'
import { nextSpot, type Spot } from './six.ts'
import './casework.css'
import './six.css'

type Board = Answer<'GET /cases/by-six-in-one'>
type Column = Board['columns'][number]

/** 六位一体: the open cases of the reader's part of the street, the six domains side by side. */
export function SixPage() {
  useTitle(t('casework.sixTitle'))
  const { under } = useSearch({ from: '/desk/six' })
  const navigate = useNavigate()
  const board = useAnswer(
    'GET /cases/by-six-in-one',
    { query: under === undefined ? {} : { under } },
    { keepsPrevious: true },
  )
  const [asked, setAsked] = useState<CaseItem>()
  useColumnKeys(board.data?.columns ?? [])
  const narrow = (nodeId: string | undefined) =>
    void navigate({ to: '/six', search: nodeId === undefined ? {} : { under: nodeId } })
  return (
    <>
      <div className="head">
        <h1>{t('casework.sixTitle')}</h1>
        <span className="s grow">
          {t('casework.sixMeans')}
          {board.data && ` ${t('casework.sixAsOf', { time: timeOfDay(board.data.asOf) })}`}
        </span>
        <PlaceFilter under={under} onClear={() => narrow(undefined)} />
        <div className="grid-search">
          <PlaceSearch label={t('casework.sixUnder')} onFound={({ node }) => narrow(node.nodeId)} />
        </div>
      </div>
      <Answered query={board} bars={8}>
        {({ columns }) => (
          <div className="six" aria-busy={board.isPlaceholderData}>
            {columns.map((column) => (
              <SixColumn key={column.sixInOne} column={column} under={under} onDue={setAsked} />
            ))}
          </div>
        )}
      </Answered>
      <KeyLine
        keys={[
          [['J', 'K'], t('shell.keyNext')],
          [['←', '→'], t('casework.keyColumn')],
          [['Enter'], t('casework.wholeCase')],
          [['?'], t('shell.keyAll')],
        ]}
      />
      {asked && <DerivationDialog item={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function SixColumn(props: {
  column: Column
  under: string | undefined
  onDue: (item: CaseItem) => void
}) {
  const { sixInOne, open, newest } = props.column
  const search = { six: sixInOne, ...(props.under !== undefined && { under: props.under }) }
  return (
    <section className="card six-column" aria-label={sixWord(sixInOne)}>
      <h2>
        <Link to="/cases" search={search}>
          <span>{sixWord(sixInOne)}</span>
          <b>{open.toLocaleString('en-US')}</b>
          <span className="hidden-words">{t('casework.sixOpen', { count: open })}</span>
        </Link>
      </h2>
      {newest.length === 0 && <p className="s six-none">{t('casework.sixNone')}</p>}
      <ul>
        {newest.map((item) => (
          <li key={item.caseId}>
            <Link
              to="/cases/$caseId"
              params={{ caseId: item.caseId }}
              className="case-number"
              data-six-case={sixInOne}
            >
              {item.number}
            </Link>
            <b>{item.title}</b>
            <span className="s">{item.place}</span>
            <DueBadge item={item} onOpen={() => props.onDue(item)} />
          </li>
        ))}
      </ul>
      {open > newest.length && (
        <p className="s six-foot">
          <Link to="/cases" search={search}>
            {t('casework.sixAll', { count: open })}
          </Link>
        </p>
      )}
    </section>
  )
}

/** J, K and the arrows lead from case to case; Enter opens the one that has the focus, as on any link. */
function useColumnKeys(columns: readonly Column[]): void {
  const linksOf = (column: Column | undefined) => [
    ...document.querySelectorAll<HTMLElement>(`[data-six-case="${column?.sixInOne}"]`),
  ]
  const move = (step: Spot) => {
    const links = columns.map(linksOf)
    const lengths = links.map(({ length }) => length)
    const column = links.findIndex((inside) => inside.some(isFocused))
    const at = { column, row: links[column]?.findIndex(isFocused) ?? 0 }
    const next =
      column < 0 ? nextSpot(lengths, { column: -1, row: 0 }, right) : nextSpot(lengths, at, step)
    links[next.column]?.[next.row]?.focus()
  }
  useKeys({
    j: () => move(down),
    k: () => move(up),
    ArrowDown: () => move(down),
    ArrowUp: () => move(up),
    ArrowRight: () => move(right),
    ArrowLeft: () => move({ column: -1, row: 0 }),
  })
}

const down: Spot = { column: 0, row: 1 }
const up: Spot = { column: 0, row: -1 }
const right: Spot = { column: 1, row: 0 }

function isFocused(element: HTMLElement): boolean {
  return element === document.activeElement
}
