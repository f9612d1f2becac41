import { useNavigate } from '@tanstack/react-router'
import { calendarDay } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { useNow } from '@linli/kit/ticking'
import { Fragment } from 'react'
import { useAnswer } from '../shell/asking.ts'
import { useMe } from '../shell/session.ts'
import { t } from '../words.ts'
import { type NodeStep, useRoot } from './grid-data.ts'
import { PlaceSearch } from './PlaceSearch.tsx'

/** Where we are, what the street holds in figures, and a search for any address. */
export function GridHead(props: { path: readonly NodeStep[]; onOpen: (step: NodeStep) => void }) {
  const navigate = useNavigate()
  return (
    <div className="head">
      <div className="grow">
        <nav className="s crumbs" aria-label={t('grid.path')}>
          {props.path.map((step, index) => (
            <Fragment key={step.nodeId}>
              {index > 0 && <Icon name="right" />}
              {index === props.path.length - 1 ? (
                <span aria-current="page">{step.name}</span>
              ) : (
                <button type="button" className="link" onClick={() => props.onOpen(step)}>
                  {step.name}
                </button>
              )}
            </Fragment>
          ))}
        </nav>
        <h1>{t('shell.grid')}</h1>
      </div>
      <GridFigures />
      <div className="grid-search">
        <PlaceSearch
          label={t('grid.search')}
          onFound={(place) =>
            void navigate({ to: '/grid/$nodeId', params: { nodeId: place.node.nodeId } })
          }
        />
      </div>
    </div>
  )
}

function GridFigures() {
  const at = useNow()
  const grid = useAnswer('GET /grid/figures', {}).data
  const roster = useAnswer('GET /roster/figures', {}).data
  const membersWord = useMembersWord()
  if (grid === undefined) return null
  const figures = [
    [grid.communities, t('grid.communities')],
    [grid.midGrids, t('grid.midGrids')],
    [grid.smallGrids, t('grid.smallGrids')],
    [grid.declaredResidents, t('grid.people')],
    ...(roster ? [[roster.total, membersWord] as const] : []),
  ] as const
  return (
    <ul className="totals" aria-label={t('grid.figuresOn', { day: calendarDay(grid.asOf, at) })}>
      {figures.map(([figure, word]) => (
        <li key={word}>
          <b>{figure.toLocaleString('en-US')}</b> <span>{word}</span>
        </li>
      ))}
    </ul>
  )
}

/** The grid is counted for the whole street, its people only where the post may see them; the word says which. */
function useMembersWord(): string {
  const root = useRoot().data?.node.nodeId
  const own = useMe().data?.acting
  const isWhole = own?.nodeId === undefined || own.nodeId === root
  if (isWhole || own.nodeName === undefined) return t('grid.members')
  return t('grid.membersIn', { place: own.nodeName })
}
