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
  'report.read-own': 'signed-in',
}
