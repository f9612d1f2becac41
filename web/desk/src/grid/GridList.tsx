import { Link } from '@tanstack/react-router'
import { Shape } from '@linli/kit/shapes'
import { useEffect, useRef } from 'react'
import { t } from '../words.ts'
import type { GridNode, GridRow } from './grid-data.ts'

type Props = {
  rows: readonly GridRow[]
  within: GridNode | undefined
  selected: string | undefined
  onSelect: (nodeId: string) => void
  onEnter: (nodeId: string) => void
}

/** The grids below one node with their people: a leader or a vacancy, members, and open cases. */
export function GridList(props: Props) {
  const { rows, within } = props
  const hasTeams = rows.some(({ team }) => team !== undefined)
  return (
    <div className="table-scroll" role="region" aria-label={t('grid.list')} tabIndex={0}>
      <table className="tbl grid-list">
        <thead>
          <tr>
            <th scope="col">{t('grid.ordinal')}</th>
            <th scope="col">{t('grid.name')}</th>
            <th scope="col">{t('grid.kind')}</th>
            <th scope="col" className="r">
              {t('grid.below')}
            </th>
            <th scope="col" className="r">
              {t('grid.people')}
            </th>
            {hasTeams && <th scope="col">{t('grid.leader')}</th>}
            {hasTeams && (
              <th scope="col" className="r">
                {t('grid.members')}
              </th>
            )}
            <th scope="col" className="r">
              {t('grid.open')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.node.nodeId} {...props} row={row} hasTeams={hasTeams} />
          ))}
        </tbody>
        {within !== undefined && rows.length > 1 && (
          <Total within={within} rows={rows} hasTeams={hasTeams} />
        )}
      </table>
    </div>
  )
}

function Row(props: Props & { row: GridRow; hasTeams: boolean }) {
  const { node, team, open } = props.row
  const element = useRef<HTMLTableRowElement>(null)
  const isSelected = node.nodeId === props.selected
  useEffect(() => {
    if (isSelected && element.current) showInTable(element.current)
  }, [isSelected])
  return (
    <tr ref={element} data-selected={isSelected} onClick={() => props.onSelect(node.nodeId)}>
      <td className="m">{node.ordinal}</td>
      <td className="nw">
        <button
          type="button"
          className="b"
          aria-current={isSelected}
          onDoubleClick={() => props.onEnter(node.nodeId)}
        >
          {node.name}
        </button>
      </td>
      <td className="m nw">{kindWord(node)}</td>
      <td className="r">{known(node.smallGridCount ?? node.buildingCount ?? node.childCount)}</td>
      <td className="r">{known(node.declaredResidents)}</td>
      {props.hasTeams && <td className="nw">{team && <Leader team={team} />}</td>}
      {props.hasTeams && <td className="r">{known(team?.memberCount)}</td>}
      <td className="r">
        {open === undefined ? (
          t('grid.unknown')
        ) : (
          <Link
            to="/cases"
            search={{ under: node.nodeId }}
            aria-label={t('grid.openOf', { name: node.name, count: open })}
          >
            {open}
          </Link>
        )}
      </td>
    </tr>
  )
}

function Leader({ team }: { team: NonNullable<GridRow['team']> }) {
  if (!team.isLeaderVacant) return team.leaders.map(({ personName }) => personName).join('、')
  return (
    <span className="ink-soon b vacancy">
      <Shape name="soon" />
      {t('grid.vacant')}
    </span>
  )
}

function Total(props: { within: GridNode; rows: readonly GridRow[]; hasTeams: boolean }) {
  const sum = (value: (row: GridRow) => number | undefined) => {
    const values = props.rows.map(value)
    return values.some((one) => one === undefined)
      ? undefined
      : values.reduce<number>((total, one) => total + (one ?? 0), 0)
  }
  return (
    <tfoot>
      <tr className="b">
        <td />
        <td colSpan={2}>{t('grid.total', { name: props.within.name })}</td>
        <td className="r">
          {known(sum(({ node }) => node.smallGridCount ?? node.buildingCount ?? node.childCount))}
        </td>
        <td className="r">{known(sum(({ node }) => node.declaredResidents))}</td>
        {props.hasTeams && <td />}
        {props.hasTeams && <td className="r">{known(sum(({ team }) => team?.memberCount))}</td>}
        <td className="r">{known(sum(({ open }) => open))}</td>
      </tr>
    </tfoot>
  )
}

/** Unknown is said, never shown as nought. */
function known(figure: number | undefined): string {
  return figure === undefined ? t('grid.unknown') : figure.toLocaleString('en-US')
}

export function kindWord(node: GridNode): string {
  if (node.compound === 'work-unit-dormitory') return t('grid.dormitory')
  if (node.access !== undefined) return t(`grid.access-${node.access}`)
  return t(`grid.kind-${node.kind}`)
}

/** Scrolls the table, never the page under it. */
function showInTable(row: HTMLTableRowElement): void {
  const table = row.closest<HTMLElement>('.table-scroll')
  if (table === null) return
  const head = table.querySelector('thead')?.offsetHeight ?? 0
  const above = row.offsetTop - head - table.scrollTop
  const below = row.offsetTop + row.offsetHeight - table.scrollTop - table.clientHeight
  if (above < 0) table.scrollTop += above
  else if (below > 0) table.scrollTop += below
}
