import { Link } from '@tanstack/react-router'
import { Shape } from '@linli/kit/shapes'
import { useAnswer } from '../shell/asking.ts'
import { t } from '../words.ts'
import { kindWord } from './GridList.tsx'
import type { GridRow } from './grid-data.ts'

const subjects = ['community-cadre', 'police', 'property', 'party-volunteer'] as const

/** The selected grid: its code, and who of the four subjects is there or missing. */
export function GridDetail({ row }: { row: GridRow }) {
  const { node, team } = row
  return (
    <section className="card grid-detail" aria-label={node.name}>
      <div className="row wrap">
        <h2>{node.name}</h2>
        <span className="s grow">
          {node.code} · {kindWord(node)}
          {node.access === 'closed' && t('grid.fourNeeded')}
        </span>
        <Link to="/grid/$nodeId" params={{ nodeId: node.nodeId }}>
          {t('grid.openPage')}
        </Link>
      </div>
      {team !== undefined && node.kind === 'mid-grid' && <Subjects row={row} />}
    </section>
  )
}

function Subjects({ row }: { row: GridRow }) {
  const { node, team } = row
  const members =
    useAnswer('GET /roster/teams/{nodeId}', { params: { nodeId: node.nodeId } }).data?.members ?? []
  return (
    <ul className="four">
      {subjects.map((subject) => {
        const people = [...(team?.leaders ?? []), ...members].filter(
          (one, index, all) =>
            one.subject === subject &&
            all.findIndex(({ assignmentId }) => assignmentId === one.assignmentId) === index,
        )
        const isMissing = team?.missingSubjects.includes(subject) === true
        if (!isMissing && people.length === 0) return null
        return (
          <li key={subject} className={isMissing ? 'ink-soon b' : ''}>
            <Shape name={isMissing ? 'soon' : 'done'} className={isMissing ? '' : 'ink-done'} />
            {t(`grid.subject-${subject}`)}
            <span className={isMissing ? '' : 'm'}>
              {isMissing
                ? t('grid.missing')
                : people
                    .slice(0, 2)
                    .map(({ personName, post }) =>
                      post === 'grid-leader'
                        ? t('grid.isLeader', { name: personName })
                        : personName,
                    )
                    .join('、')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
