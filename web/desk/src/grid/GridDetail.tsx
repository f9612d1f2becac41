import { Link } from '@tanstack/react-router'
import { Shape } from '@linli/kit/shapes'
import { useAnswer } from '../shell/asking.ts'
import { t } from '../words.ts'
import { kindWord } from './GridList.tsx'
import type { GridRow } from './grid-data.ts'
import { OldCompound } from './OldCompound.tsx'

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
      <OldCompound node={node} />
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
      {subjects.map((subject) => (
        <Subject
          key={subject}
          subject={subject}
          isMissing={team?.missingSubjects.includes(subject) === true}
          people={peopleOf([...(team?.leaders ?? []), ...members], subject)}
        />
      ))}
    </ul>
  )
}

type Person = NonNullable<GridRow['team']>['leaders'][number]
type SubjectName = (typeof subjects)[number]
const SHOWN = 2

function Subject(props: { subject: SubjectName; isMissing: boolean; people: readonly Person[] }) {
  const { subject, isMissing, people } = props
  if (isMissing) {
    return (
      <li className="ink-soon b">
        <Shape name="soon" />
        {t(`grid.subject-${subject}`)} {t('grid.missing')}
      </li>
    )
  }
  if (people.length === 0) return null
  return (
    <li>
      <Shape name="done" className="ink-done" />
      {t(`grid.subject-${subject}`)}
      <span className="m">{people.slice(0, SHOWN).map(personWords).join('、')}</span>
    </li>
  )
}

function personWords({ personName, post }: Person): string {
  return post === 'grid-leader' ? t('grid.isLeader', { name: personName }) : personName
}

/** Leaders are members too; each person is named once. */
function peopleOf(all: readonly Person[], subject: SubjectName): readonly Person[] {
  const ofSubject = all.filter((one) => one.subject === subject)
  return [...new Map(ofSubject.map((one) => [one.assignmentId, one])).values()]
}
