import { z } from 'zod'

/** Posts 岗位 of the first stage (domain 3.1). A post is held over a part of the grid, for a unit, or for oneself. */
export const Post = z.enum([
  'resident',
  'grid-member',
  'grid-leader',
  'community-cadre',
  'community-secretary',
  'dispatch-desk',
  'checking-desk',
  'department-handler',
  'property-staff',
  'street-manager',
  'administrator',
])
export type Post = z.infer<typeof Post>

/** Which of the three request roles a post acts under (D5). */
export function requestRole(post: Post): 'linli_self' | 'linli_unit' | 'linli_staff' {
  if (post === 'resident') return 'linli_self'
  if (post === 'department-handler' || post === 'property-staff') return 'linli_unit'
  return 'linli_staff'
}
