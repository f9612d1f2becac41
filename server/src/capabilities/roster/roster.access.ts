import type { AccessTable } from '../../platform/http/bind.ts'

export const rosterAccess: AccessTable = {
  'roster.read': [
    'grid-member',
    'grid-leader',
    'community-cadre',
    'community-secretary',
    'dispatch-desk',
    'checking-desk',
    'street-manager',
    'administrator',
  ],
  'roster.read-own': 'signed-in',
}
