import { z } from 'zod'
import { LocalDate, NodeId } from '../shared/ids.ts'
import { Post } from '../shared/post.ts'

/** R39: the four subjects of a closed compound's leader team. */
export const TeamSubject = z.enum(['community-cadre', 'police', 'property', 'party-volunteer'])
export type TeamSubject = z.infer<typeof TeamSubject>

/** One person in one post over one node, from a day until a day. Colleagues' names are work data, shown in scope. */
export const Assignment = z
  .object({
    assignmentId: z.uuid(),
    personName: z.string(),
    post: Post,
    nodeId: NodeId.optional(),
    recruitment: z.enum(['full-time', 'part-time']).optional(),
    subject: TeamSubject.optional(),
    from: LocalDate,
    until: LocalDate.optional(),
  })
  .meta({ id: 'Assignment' })
export type Assignment = z.infer<typeof Assignment>

export const GridTeam = z
  .object({
    nodeId: NodeId,
    leaders: z.array(Assignment),
    memberCount: z.int(),
    /** The four subjects of a closed compound that nobody fills today; empty for open compounds. */
    missingSubjects: z.array(TeamSubject),
    isLeaderVacant: z.boolean(),
  })
  .meta({ id: 'GridTeam' })
export type GridTeam = z.infer<typeof GridTeam>

/** Where a resident belongs, as far as their own reports say; empty while they say nothing. */
export const OwnGrid = z
  .object({
    community: z.string().optional(),
    grid: z.string().optional(),
    /** Salaried staff by name; volunteers by work number alone (domain 0.7). */
    member: z
      .object({ post: Post, name: z.string().optional(), workNumber: z.string() })
      .optional(),
  })
  .meta({ id: 'OwnGrid' })
export type OwnGrid = z.infer<typeof OwnGrid>
