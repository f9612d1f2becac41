import type { AccessTable } from '../../platform/http/bind.ts'

/** The drawing of the street is public: it holds no personal data and every report needs a place. */
export const gridAccess: AccessTable = {
  'grid.read': 'anyone',
  'grid.mark': ['administrator', 'community-secretary'],
}
