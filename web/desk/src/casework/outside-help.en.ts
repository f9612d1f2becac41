import type { Translated } from '@linli/kit/messages'
import type { zh } from './outside-help.zh.ts'

export const en: Translated<typeof zh> = {
  helpTitle: 'The unit asked to help',
  helpPhone: 'Duty phone {phone}',
  linkMake: 'Make a one-time link',
  linkTitle: 'Link for {unit}',
  linkEffect:
    'For {unit}. Whoever opens it needs no sign-in and sees this one case only: the place, the words, the masked contact. They can note arrival, report it done with photos, or say that they cannot. Valid 24 hours.',
  linkOld: 'Making another ends the one before at once.',
  linkDo: 'Make the link',
  linkNotNow: 'Not now',
  linkAddress: 'Address',
  linkCopy: 'Copy',
  linkCopied: 'Link copied',
  linkNotCopied: 'It could not be copied. Select the address above and copy it yourself.',
  linkUntil: 'Valid until {when}, for {unit} only',
  linkOnce:
    'Shown only now; once closed it is gone. Whoever has it can act on this case, so post it in no group.',
  linkPrint: 'Print',
  linkMay:
    'It allows: seeing the place and words of this case; noting arrival; reporting it done with photos; or returning it with a reason.',
  linkHave: 'No phone at hand? Call, and whoever dispatched it notes arrival and result.',
  thanks: 'Thank and rate',
  thanksTitle: 'Thank {unit}',
  thanksEffect:
    'Thanks and rating stand in the course of the case, for everyone working on it. Once per case.',
  thanksWords: 'Words of thanks',
  thanksWordsNeed: 'Write at least two characters.',
  thanksRating: 'Rating',
  thanksRatingNeed: 'Choose a rating.',
  thanksDo: 'Thank',
  thanksDone: 'Thanked {unit}',
  thanksNotNow: 'Not now',
  thanked: '{unit} was thanked, rated {rating}',
  times: 'Reported {count} times within a year',
  need: 'Raise a need',
  needEffect:
    'Reported {count} times at this place within a year. What one repair does not hold becomes a need, which the community solves at its root. This case goes on as usual.',
  needRoot: 'What has to be solved at its root',
  needRootHint:
    'For example: the main of this building clogs three times a year and needs rebuilding',
  needRootNeed: 'Write at least two characters.',
  needDone: 'Raised need {number}',
  needNotNow: 'Not now',
  'for-unit-arrive': 'Note arrival for the unit',
  'for-unit-feed-back': 'Report it done for the unit',
  forUnit: 'As {unit} told you by phone; the course of the case says that you wrote it.',
  'at-arrive': 'When they arrived (empty: now)',
  'at-feed-back': 'When it was done (empty: now)',
}
