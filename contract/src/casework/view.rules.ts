import type { Post } from '../shared/post.ts'
import type { Stage } from './case.schema.ts'

/** Views of the case list that are made of stages. */
export const stagesOfView = {
  'to-verify': ['reported'],
  'to-file': ['reported', 'verified'],
  'to-dispatch': ['filed', 'returned', 'arbitration'],
  returned: ['returned', 'arbitration'],
  handling: ['dispatched', 'handling', 'suspended'],
  hung: ['hung'],
  'to-check': ['checking'],
  'second-reading': ['second-reading', 'void-proposed'],
  closed: ['closed', 'settled', 'void'],
} as const satisfies Record<string, readonly Stage[]>

const unitTasks: readonly Stage[] = ['dispatched', 'handling', 'suspended']

/** What waits for a post: stages in its part of the grid. */
export const tasksOfPost: Partial<Record<Post, readonly Stage[]>> = {
  'grid-member': ['reported'],
  'grid-leader': ['reported', 'checking'],
  'community-cadre': ['reported', 'verified', 'checking'],
  'community-secretary': ['verified', 'filed', 'returned', 'second-reading'],
  'dispatch-desk': ['filed', 'returned', 'arbitration', 'void-proposed'],
  'checking-desk': ['reported', 'verified', 'checking', 'second-reading', 'void-proposed'],
  'street-manager': ['arbitration', 'second-reading', 'hung'],
  'department-handler': unitTasks,
  'property-staff': unitTasks,
}

/** Posts before which overdue cases are brought, whatever their stage; they stand among the tasks of these posts. */
export const escalationPosts: readonly Post[] = ['community-secretary', 'street-manager']

/** What waits for a post because its unit leads the case. */
export function unitTasksOf(post: Post): readonly Stage[] {
  return post === 'community-cadre' ? unitTasks : []
}
