import { roomOf } from '../../platform/db/relocation.sql.ts'

/** What of this room follows the grid when it is redrawn (D10). */
export const matterRoom = roomOf('matter', [
  'matter.matter',
  'matter.contact',
  'matter.timeline',
  'matter.link',
])
