import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { Answered } from '../shell/answered.tsx'
import { KeyLine } from '../shell/KeysDialog.tsx'
import { useKeys } from '../shell/keys.ts'
import { useMe } from '../shell/session.ts'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { GridDetail } from './GridDetail.tsx'
import { GridHead } from './GridHead.tsx'
import { GridList } from './GridList.tsx'
import { GridMap } from './GridMap.tsx'
import { type GridNode, type GridRow, stepsTo, useNode, useRoot, useRows } from './grid-data.ts'
import './grid.css'

/** The grid as map and list, always both and always in step. */
export function GridPage() {
  useTitle(t('shell.grid'))
  const view = useGridView()
  const { query, rows } = useRows(view.within?.nodeId)
  const selected = rows.find(({ node }) => node.nodeId === view.selectedId) ?? rows[0]
  const map = useRef<HTMLElement>(null)
  const list = useRef<HTMLElement>(null)
  useGridKeys({ view, rows, selected, map, list })
  return (
    <>
      <GridHead path={view.path} onOpen={(step) => view.enter(step.nodeId)} />
      <div className="grid-two">
        <section ref={map} className="card grid-map" tabIndex={-1}>
          <GridMap
            within={view.within}
            rows={rows}
            selected={selected?.node.nodeId}
            onPick={view.select}
          />
        </section>
        <div className="grid-side">
          <section ref={list} className="card" tabIndex={-1}>
            <Answered query={query} bars={8}>
              {() => (
                <GridList
                  rows={rows}
                  within={view.within}
                  selected={selected?.node.nodeId}
                  onSelect={view.select}
                  onEnter={view.enter}
                />
              )}
            </Answered>
          </section>
          {selected && <GridDetail row={selected} />}
        </div>
      </div>
      <KeyLine
        keys={[
          [['↑', '↓'], t('grid.keyMove')],
          [['←', '→'], t('grid.keyLevel')],
          [['Enter'], t('grid.keyOpen')],
          [['M'], t('shell.keyMap')],
          [['?'], t('shell.keyAll')],
        ]}
      />
    </>
  )
}

type GridView = ReturnType<typeof useGridView>

/** What is shown stands in the address: the node whose grids are listed, and the one selected. */
function useGridView() {
  const search = useSearch({ from: '/desk/grid' })
  const navigate = useNavigate()
  const root = useRoot().data
  const own = useOwnPlace()
  const selectedId = search.node ?? own
  const selected = useNode(selectedId).data
  const withinId = search.within ?? listedAround(selected?.node) ?? root?.node.nodeId
  const within = useNode(withinId).data
  const go = (next: { node?: string; within?: string }) =>
    void navigate({ to: '/grid', search: next, replace: true, resetScroll: false })
  return {
    selectedId,
    within: within?.node,
    path: within === undefined ? [] : stepsTo(within),
    select: (nodeId: string, parentId?: string) => {
      const around = parentId ?? withinId
      go({ node: nodeId, ...(around !== undefined && { within: around }) })
    },
    enter: (nodeId: string) => go({ within: nodeId }),
    leave: () => {
      const parent = within?.node.parentId
      if (within !== undefined && parent !== undefined) {
        go({ within: parent, node: within.node.nodeId })
      }
    },
  }
}

/** Someone with a place of their own starts there. */
function useOwnPlace(): string | undefined {
  return useMe().data?.acting?.nodeId
}

function listedAround(node: GridNode | undefined): string | undefined {
  if (node === undefined) return undefined
  return node.kind === 'street' || node.kind === 'community' ? node.nodeId : node.parentId
}

function useGridKeys(props: {
  view: GridView
  rows: readonly GridRow[]
  selected: GridRow | undefined
  map: React.RefObject<HTMLElement | null>
  list: React.RefObject<HTMLElement | null>
}): void {
  const navigate = useNavigate()
  const { view, rows, selected, map, list } = props
  const move = (step: number) => {
    const index = rows.findIndex(({ node }) => node.nodeId === selected?.node.nodeId)
    const next = rows[index + step]
    if (next) view.select(next.node.nodeId)
  }
  const open = () => {
    const nodeId = selected?.node.nodeId
    if (nodeId !== undefined) void navigate({ to: '/grid/$nodeId', params: { nodeId } })
  }
  useKeys({
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    j: () => move(1),
    k: () => move(-1),
    ArrowRight: () => selected && selected.node.childCount > 0 && view.enter(selected.node.nodeId),
    ArrowLeft: view.leave,
    Enter: open,
    m: () => {
      const isOnMap = map.current?.contains(document.activeElement) === true
      ;(isOnMap ? list : map).current?.focus()
    },
  })
}
