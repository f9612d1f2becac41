import type { Translated } from '@linli/kit/messages'
import type { zh } from './privacy.zh.ts'

export const en: Translated<typeof zh> = {
  title: 'Who saw my data',
  times: '{count} {count|time|times}',
  timesListed: 'The last {count} times',
  everyTime: 'Each time staff look, it is written down here, and nobody can change it.',
  none: 'Nobody has seen your name, phone or address yet.',
  saw: 'saw your',
  workNumber: 'work number {number}',
  earlier: 'Show earlier ones',
  notRight: 'Not right?',
  sayNumber: 'Call and name {number} and the time: {when}. We look into it and tell you.',
  sayWhen: 'Call and name the time: {when}. We look into it and tell you.',
  callUs: 'Call {phone}',
  'field-name': 'name',
  'field-phone': 'phone',
  'field-address': 'address',
  'field-placeWords': 'words on the place',
  'field-other': 'other data',
  'why-call-back': 'To call you back',
  'why-visit': 'To visit you',
  'why-verify-place': 'To ask where it is',
  'why-other': 'To handle your matter',
  and: ', ',
}
