import { Shape } from '@linli/kit/shapes'
import { Answered } from '../shell/answered.tsx'
import { useAnswer } from '../shell/asking.ts'
import { t } from '../words.ts'

/** Everyone who serves one grid today. */
export function GridTeamList({ nodeId }: { nodeId: string }) {
  const team = useAnswer('GET /roster/teams/{nodeId}', { params: { nodeId } })
  return (
    <section className="card box">
      <h2>{t('grid.team')}</h2>
      <Answered query={team} bars={2}>
        {(data) => (
          <ul className="plain-list">
            {data.team.isLeaderVacant && (
              <li className="ink-soon b">
                <Shape name="soon" />
                {t('grid.leader')} {t('grid.vacant')}
              </li>
            )}
            {data.team.missingSubjects.map((subject) => (
              <li key={subject} className="ink-soon b">
                <Shape name="soon" />
                {t(`grid.subject-${subject}`)} {t('grid.missing')}
              </li>
            ))}
            {data.members.map((member) => (
              <li key={member.assignmentId}>
                <b>{member.personName}</b>
                <span className="m">{t(`shell.post-${member.post}`)}</span>
                <span className="s">
                  {member.recruitment === 'full-time' && t('grid.fullTime')}
                  {member.recruitment === 'part-time' && t('grid.partTime')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  )
}
