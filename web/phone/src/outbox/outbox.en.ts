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
  otherPost: 'Uploads once you act under the post that noted it',
  others: 'This phone also holds {count} noted by others; they upload once their writers sign in.',
  unclaimedTitle: 'Noted without signing in',
  unclaimed:
    'If you noted it, it uploads under your name. If not, leave it; it uploads after you sign out.',
  claim: 'It is mine, upload',
  undoOf: 'Undo {title}',
  tooLate: 'It has been sent already and cannot be undone.',
  askUnclaimed:
    '{count} noted without signing in {count|is|are} still here; see under To upload whether yours.',
  tryNow: 'Upload now',
  retry: 'Try again',
  change: 'Change',
  drop: 'Delete',
  keep: 'Keep',
  dropTitle: 'Delete this one',
  dropBody: '“{title}” was never uploaded; once deleted it is gone.',
  notedAt: 'noted {when}',
}
