import type { AccessTable } from '../../platform/http/bind.ts'

/** Reporting needs no account (domain 0.8): what is one's own is narrowed by the holder, in access and in the database. */
export const matterAccess: AccessTable = {
  'catalogue.read': 'anyone',
  'matter.propose': 'anyone',
  'matter.likely-duplicates': 'anyone',
  'photo.upload': 'anyone',
  'photo.read': 'anyone',
  'receipt.open': 'anyone',
  'report.list-own': 'signed-in',
}

/** The rules of the street are edited by its administrator and open to everyone who works by them. */
export const catalogueAccess: AccessTable = {
  'catalogue.list': [
    'administrator',
    'street-manager',
    'dispatch-desk',
    'checking-desk',
    'community-secretary',
  ],
  'catalogue.edit': ['administrator'],
  'catalogue.publish': ['administrator'],
}
