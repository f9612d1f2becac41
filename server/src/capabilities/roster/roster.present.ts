import type { Assignment, GridTeam, TeamSubject } from '@linli/contract/roster/roster.schema'

export type AssignmentRow = {
  assignment_id: string
  person_name: string
  post: string
  node_id: string | null
  grid_pos: number | null
  recruitment: string | null
  subject: string | null
  valid_from: string
  valid_until: string | null
}

type Grid = { node_id: string; pos: number; pos_end: number; access: string | null; kind: string }

const subjects: readonly TeamSubject[] = [
  'community-cadre',
  'police',
  'property',
  'party-volunteer',
]

export function presentAssignment(row: AssignmentRow): Assignment {
  return {
    assignmentId: row.assignment_id,
    personName: row.person_name,
    post: row.post,
    ...(row.node_id ? { nodeId: row.node_id } : {}),
    ...(row.recruitment ? { recruitment: row.recruitment } : {}),
    ...(row.subject ? { subject: row.subject } : {}),
    from: row.valid_from,
    ...(row.valid_until ? { until: row.valid_until } : {}),
  } as Assignment
}

/** R39: a closed compound wants the four subjects in its leader team; who is missing is shown. */
export function presentTeam(grid: Grid, people: readonly AssignmentRow[]): GridTeam {
  const own = people.filter((row) => row.node_id === grid.node_id)
  const leaders = own.filter((row) => row.post === 'grid-leader')
  const inside = people.filter(
    (row) => (row.grid_pos ?? -1) >= grid.pos && (row.grid_pos ?? -1) <= grid.pos_end,
  )
  const filled = new Set(own.map((row) => row.subject))
  return {
    nodeId: grid.node_id,
    leaders: leaders.map(presentAssignment),
    memberCount: inside.filter((row) => row.post === 'grid-member' || row.post === 'grid-leader')
      .length,
    missingSubjects:
      grid.access === 'closed' ? subjects.filter((subject) => !filled.has(subject)) : [],
    isLeaderVacant: grid.kind === 'mid-grid' && leaders.length === 0,
  } as GridTeam
}
