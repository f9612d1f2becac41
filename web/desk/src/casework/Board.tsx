import { stagesOfView } from '@linli/contract/casework/view.rules'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { dateAndWeekday, nowInstant, timeOfDay } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { type ReactNode, useState } from 'react'
import type { BoardSearch, View } from '../search.ts'
import { Answered, Empty } from '../shell/answered.tsx'
import { KeyLine } from '../shell/KeysDialog.tsx'
import { useKeys } from '../shell/keys.ts'
import { useRoom } from '../shell/room.ts'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { BoardTabs } from './BoardTabs.tsx'
import { CasePane } from './CasePane.tsx'
import { CaseTable } from './CaseTable.tsx'
import type { CaseItem } from './case-words.ts'
import { type CaseList, useCaseList } from './case-list.ts'
import { DerivationDialog } from './DerivationDialog.tsx'
import './casework.css'

type BoardPath = '/dispatch' | '/inbox' | '/filing' | '/checking' | '/tasks' | '/decisions'
type Props = {
  path: BoardPath
  title: string
  views: readonly [View, ...View[]]
  /** The button beside the title, when the board has an act of its own. */
  action?: ReactNode
}

const PANE_FROM_REM = 75

/** A board: counted views, the list of one of them, and the chosen case beside it. */
export function Board(props: Props) {
  const { view = props.views[0], case: caseId } = useSearch({ strict: false }) as BoardSearch
  useTitle(props.title)
  const list = useCaseList({ view, order: 'due' })
  const isWide = useRoom(PANE_FROM_REM)
  const picked = caseId ?? (isWide ? list.items[0]?.caseId : undefined)
  const pick = usePick(props.path, view)
  const [asked, setAsked] = useState<CaseItem>()
  const move = (step: number) => pick(neighbour(list.items, picked, step))
  useBoardKeys(picked, move)
  return (
    <>
      <BoardHead title={props.title} action={props.action} />
      <BoardTabs path={props.path} views={props.views} current={view} />
      <div className="split" data-picked={caseId !== undefined}>
        <section className="card board-list" aria-label={t(`casework.view-${view}`)}>
          <BoardList list={list} view={view} picked={picked} onPick={pick} onDue={setAsked} />
        </section>
        {picked !== undefined && (
          <CasePane
            key={picked}
            caseId={picked}
            onBack={() => pick(undefined)}
            onDone={() => pick(neighbour(list.items, picked, 1))}
          />
        )}
      </div>
      <BoardKeyLine path={props.path} />
      {asked && <DerivationDialog item={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function BoardHead({ title, action }: { title: string; action?: ReactNode }) {
  const at = useNow()
  return (
    <div className="head">
      <h1>{title}</h1>
      {action}
      <span className="grow" />
      <span className="s">
        {dateAndWeekday(at)} {timeOfDay(nowInstant())}　{t('casework.officeHours')}
      </span>
    </div>
  )
}

function BoardList(props: {
  list: CaseList
  view: View
  picked: string | undefined
  onPick: (caseId: string | undefined) => void
  onDue: (item: CaseItem) => void
}) {
  const { list } = props
  return (
    <Answered query={list.query}>
      {() =>
        list.items.length === 0 ? (
          <Empty>{t(`casework.empty-${props.view === 'to-check' ? 'check' : 'usual'}`)}</Empty>
        ) : (
          <>
            <CaseTable
              items={list.items}
              selected={props.picked}
              onPick={props.onPick}
              onDue={props.onDue}
              {...(mixesStages(props.view) && { stage: 'line' })}
            />
            <p className="s list-foot">
              {t('casework.shown', { count: list.items.length })}
              {list.hasMore && (
                <button type="button" className="link" onClick={list.more}>
                  {t('casework.more')}
                </button>
              )}
            </p>
          </>
        )
      }
    </Answered>
  )
}

/** Whether a view holds cases of different stages, so that each row must say its own. */
function mixesStages(view: View): boolean {
  const stages: Partial<Record<View, readonly string[]>> = stagesOfView
  return stages[view]?.length !== 1
}

/** The keys that this board's acts listen to. */
function BoardKeyLine({ path }: { path: BoardPath }) {
  const acts: readonly (readonly [readonly string[], string])[] =
    path === '/dispatch'
      ? [
          [['D'], t('shell.keyDispatch')],
          [['B'], t('shell.keyReturn')],
        ]
      : path === '/checking'
        ? [
            [['C'], t('shell.keyCheck')],
            [['B'], t('shell.keyRework')],
          ]
        : path === '/filing'
          ? [
              [['F'], t('shell.keyFile')],
              [['H'], t('shell.keyVerify')],
              [['B'], t('shell.keyNo')],
              [['N'], t('shell.keyNote')],
            ]
          : [[['N'], t('shell.keyNote')]]
  return (
    <KeyLine
      keys={[
        [['J', 'K'], t('shell.keyNext')],
        [['Enter'], t('casework.wholeCase')],
        ...acts,
        [['T'], t('shell.keyDerivation')],
        [['?'], t('shell.keyAll')],
      ]}
    />
  )
}

function usePick(path: BoardPath, view: View): (caseId: string | undefined) => void {
  const navigate = useNavigate()
  return (caseId) =>
    void navigate({
      to: path,
      search: { view, ...(caseId !== undefined && { case: caseId }) },
      replace: true,
      resetScroll: false,
    })
}

function useBoardKeys(picked: string | undefined, move: (step: number) => void): void {
  const navigate = useNavigate()
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter:
      picked === undefined
        ? undefined
        : () => void navigate({ to: '/cases/$caseId', params: { caseId: picked } }),
  })
}

/** The next or previous case; at either end the one that stays nearest. */
function neighbour(items: readonly CaseItem[], from: string | undefined, step: number) {
  const index = items.findIndex((item) => item.caseId === from)
  if (index < 0) return items[0]?.caseId
  return (items[index + step] ?? items[step > 0 ? index - 1 : index] ?? items[index])?.caseId
}
