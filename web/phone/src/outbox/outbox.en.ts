import type { Translated } from '@linli/kit/messages'
import type { zh } from './outbox.zh.ts'

export const en: Translated<typeof zh> = {
  title: 'To upload',
  sent: 'All uploaded',
  allSent: 'All uploaded; nothing waits in the phone.',
  waiting: '{count} to upload',
  parked: '{count} to look at',
  parkedTitle: 'For you to look at',
  waitingTitle: 'Waiting',
  count: '{count}',
  waitsForSignal: 'Uploads by itself once there is signal',
  withPhotos: 'With {count} {count|photo|photos}; uploads once there is signal',
  otherPerson: 'Uploads once the person who noted it signs in under the same post',
  tryNow: 'Upload now',
  retry: 'Try again',
  change: 'Change',
  drop: 'Delete',
  keep: 'Keep',
  dropTitle: 'Delete this one',
  dropBody: '“{title}” was never uploaded; once deleted it is gone.',
  notedAt: 'noted {when}',
}
