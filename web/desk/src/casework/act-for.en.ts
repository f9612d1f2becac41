import type { Translated } from '@linli/kit/messages'
import type { zh } from './act-for.zh.ts'

export const en: Translated<typeof zh> = {
  actForTitle: 'Serve a caller',
  actForLead:
    'A reporter who calls or comes to the counter says the number (or the receipt code) and the check word; then you can look it up and speak for them.',
  numberOrCode: 'Number or receipt code',
  numberOrCodeHint:
    'Such as 260617-043. Outside your own part of the street only the receipt code will do.',
  needNumber: 'Write the number or the receipt code, six characters or more.',
  checkWordHint: 'Let the reporter say it; do not prompt. Ten tries an hour.',
  needCheckWord: 'Write the check word that the reporter says.',
  checkTheWord: 'Check the word',
  askWordAgain: 'Ask for the word again',
  servedUntil: 'until {time}; then the word is asked again',
  forCaller: 'For the reporter',
  askSolved: 'Ask the reporter: is it fixed?',
  'caller-solved': 'They say it is fixed',
  'caller-unsolved': 'They say it is not',
  yesBars: 'Once written down, you may not check this case.',
  askRating: 'Ask the reporter: how was it handled? 5 is best',
  keepRating: 'Keep the rating',
  whyAgain: 'To reopen it, write the reason they give (possible until {when})',
  callerAdds: 'What the reporter adds',
  needSaid: 'First write or choose what the reporter says.',
  saidDown: 'Written down for the reporter, with both names',
  takeBack: 'Take it back for them',
  notTakeBack: 'Not now',
  takeBackEffect:
    '{number} goes no further. Make it clear to the reporter first. What staff wrote down for them is read by a second person.',
  spokenFor: 'for {reporter}',
  'status-received': 'received',
  'status-verified': 'seen on site',
  'status-handling': 'in hand',
  'status-waiting': 'waiting',
  'status-asking-you': 'asking them',
  'status-closed': 'done',
  'status-not-taken': 'not ours',
  'status-withdrawn': 'taken back',
}
