import { Link } from '@tanstack/react-router'
import { Shape } from '@linli/kit/shapes'
import type { ReactNode } from 'react'
import type { Solved } from '../search.ts'
import { t } from '../words.ts'
import { averageRating, type CaseFigures, levelRows } from './figures.ts'

/** Each level with what it solved; the last row is the whole of which the shares are taken. */
export function LevelTable({ figures }: { figures: CaseFigures }) {
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th scope="col">{t('casework.level')}</th>
          <th scope="col" className="r">
            {t('casework.solvedCases')}
          </th>
          <th scope="col" className="r">
            {t('casework.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {levelRows(figures).map((row) => (
          <tr key={row.level}>
            <td>
              {row.isInGrid && <Shape name="done" className="ink-done" />} {row.word}
              {row.isInGrid && <span className="s">　{t('casework.countsInGrid')}</span>}
            </td>
            <td className="r">
              <FigureLink figures={figures} solved={row.level} count={row.cases} />
            </td>
            <td className="r">{row.share}</td>
          </tr>
        ))}
        <tr className="b">
          <td>{t('casework.allLevels')}</td>
          <td className="r">
            <FigureLink figures={figures} solved="any" count={figures.inGrid.denominator} />
          </td>
          <td className="r" />
        </tr>
      </tbody>
    </table>
  )
}

/** A figure opens the list of what it counts. */
export function FigureLink(props: {
  figures: CaseFigures
  solved: Solved
  ledBy?: string
  count: number
  children?: ReactNode
}) {
  const { figures, solved, ledBy, count } = props
  const { from, until } = figures
  return (
    <Link
      to="/cases"
      search={{ view: 'closed', solved, from, until, ...(ledBy !== undefined && { ledBy }) }}
      aria-label={t('casework.openFigure', { count })}
    >
      {props.children ?? count.toLocaleString('en-US')}
    </Link>
  )
}

/** Units from outside that led a solved case, most first, with the thanks they had. */
export function HelperTable({ figures }: { figures: CaseFigures }) {
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th scope="col">{t('casework.helperUnit')}</th>
          {(['helperCases', 'helperThanks', 'helperRating'] as const).map((name) => (
            <th key={name} scope="col" className="r">
              {t(`casework.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.helpers.map((helper) => (
          <tr key={helper.unitId}>
            <td>{helper.name}</td>
            <td className="r">
              <FigureLink
                figures={figures}
                solved="any"
                ledBy={helper.unitId}
                count={helper.cases}
              />
            </td>
            <td className="r">{helper.thanks.toLocaleString('en-US')}</td>
            <td className="r">{averageRating(helper) ?? t('casework.notThanked')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
