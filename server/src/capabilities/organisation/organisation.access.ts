import type { AccessTable } from '../../platform/http/bind.ts'

export const organisationAccess: AccessTable = {
  'unit.list': [
    'grid-leader',
    'community-cadre',
    'community-secretary',
    'dispatch-desk',
    'checking-desk',
    'street-manager',
    'administrator',
  ],
}
