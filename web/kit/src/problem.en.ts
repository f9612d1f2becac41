import type { Translated } from './messages.ts'
import type { zh } from './problem.zh.ts'

export const en: Translated<typeof zh> = {
  'invalid-input': 'A few things need correcting; see the marked places below.',
  'not-signed-in': 'Sign in first, then go on. What you wrote is kept.',
  'not-your-post':
    'The post you act under cannot do this. Change post, or ask the community office.',
  'second-factor-missing': 'This post asks for a six-digit code. Set it up first.',
  'wrong-origin': 'This page was opened at a wrong address. Use the address the street publishes.',
  'not-found': 'Nothing was found here, or it is outside your grid.',
  'key-missing': 'This did not arrive. Please press once more.',
  'key-reused':
    'This was already sent once with other content. Look at the result before you change it.',
  'too-many-tries': 'That was too fast. Wait a little, or phone us.',
  'photo-unknown': 'A photo is not one you just took, or already stands elsewhere; take it again.',
  'too-large': 'The photo is too large; choose a smaller one.',
  starting: 'The system is starting. Try again in a minute; what you wrote is kept.',
  unexpected: 'Something went wrong on our side. What you wrote is kept.',
  'sign-in-refused': 'Name or password is wrong. Check upper and lower case and try again.',
  'second-factor-needed': 'This post also asks for a six-digit code.',
  'second-factor-not-begun': 'Begin setting up the code first, then enter six digits.',
  'post-not-held': 'You do not hold this post today.',
  'outside-every-grid': 'Your position is outside this street. Choose the place from the list.',
  'not-a-building': 'Only a building has a view of its doors.',
  'not-a-compound': 'Only a compound can be marked as old.',
  'place-too-wide': 'The whole street is too wide to send anybody to. Choose a community at least.',
  'channel-not-yours':
    'The post you act under takes nothing in through that channel. Choose another channel or post.',
  'receipt-refused':
    'Receipt code or check word is wrong. Compare with the receipt, or phone and say the number.',
  'no-catalogue': 'No catalogue of matters is in force yet. Please phone the street.',
  'photo-refused':
    'This photo cannot be taken: it cannot be read, or its number is taken. Choose another.',
  'phone-not-whole':
    'The phone has a wrong number of digits: a mobile number has 11, a landline its area code. Correct it and send again.',
  'no-contact-before': 'You left no phone number before. Write one, or leave it out.',
  'act-not-now': 'This case has moved on, so this is not possible now. Reload to see where it is.',
  'checker-not-independent':
    'You had a hand in this case, so you cannot check it. Another checker can.',
  'not-lead-unit': 'Only the lead unit can do this.',
  'returned-once': 'It was returned once already. Now the street decides.',
  'not-a-working-day': 'That is a day off. Choose a working day.',
  'day-out-of-range':
    'The day must be later than today and than the limit that stands, and within a year. Choose another day.',
  'date-missing': 'This type ends on an agreed day: choose it before dispatching.',
  'told-too-early':
    'The time is earlier than the dispatch. Check date and time; if a phone noted it, set its clock right first.',
  'extended-once': 'It was extended once; a second time needs the street manager.',
  'second-person-needed': 'A second person must do this.',
  'category-missing': 'Choose the type first, then file.',
  'cannot-settle-on-spot':
    'This type cannot be settled on the spot; it goes to the responsible unit.',
  'category-stands':
    'This case has a type, and is settled as that type. If it is wrong, correct it first.',
  'verify-first':
    'Nobody has seen it yet. Verify it first; the checking desk or a cadre who files it unseen says why.',
  'date-not-ahead': 'That day is today or past. Choose a later one.',
  'community-cannot-lead':
    'The community does not answer for this type: it cannot lead, but it may assist.',
  'unit-complained-of': 'The complaint is about this unit, so it cannot be given to it.',
  'reporter-says-no':
    'The reporter says it is not solved: it cannot pass, send it back for rework.',
  'answer-differs': 'The reporter has answered, and not what is entered here.',
  'photo-missing': 'This kind of matter needs a photo of the result. Take one and send it again.',
  'call-untold': 'Write what the reporter said on the phone, in ten characters or more.',
  'evidence-missing':
    'Without the yes of a reporter who had no hand in it, closing needs a photo, or ten characters or more on what you saw where the type asks for no photo.',
  'reopen-too-late': 'It was closed more than 15 days ago. You can report it anew.',
  'reveal-refused': 'No open task of yours needs this phone number, so it stays hidden.',
  'reason-missing': 'This differs from what was proposed or stands in the file. Say why.',
  'act-for-over': 'The half hour with this caller is over. To go on, ask for the check word again.',
  'condition-unknown': 'This type has no such condition. Reload and choose again.',
  'highest-tier': 'It is before the highest tier already.',
  'not-merged-here': 'These two cannot be joined.',
  'link-closed':
    'This link is over: it lapsed, or the case went on. Call the community that sent it.',
  'no-helper': 'No unit helped in this case.',
  'thanked-already': 'This unit has been thanked already.',
  'catalogue-published': 'This edition is published and never changes. Begin a new one.',
  'catalogue-edited-meanwhile':
    'Somebody changed this a moment ago, so yours was not kept. Open it again, look, and edit it then.',
  'catalogue-not-sound': 'This draft still has problems; mend them before publishing.',
  'too-early': 'It can come into force tomorrow at the earliest. Choose a later day.',
  'hours-overlap': 'Two stretches of working time overlap or run backwards. Correct the times.',
  'no-signal': 'No signal, or nothing answers. Try again when there is signal.',
}
