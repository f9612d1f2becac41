import type { Translated } from '@linli/kit/messages'
import { en as catalogue } from './catalogue.en.ts'
import { en as category } from './category.en.ts'
import type { zh } from './matter.zh.ts'

export const en: Translated<typeof zh> = {
  ...catalogue,
  ...category,
  category: 'Type',
  chooseCategory: 'Choose a type',
  inForce: '{label}, in force since {day}. To read; changes need a new edition.',
  count: '{count} types',
  find: 'Find a type',
  findHint: 'Code, name, everyday words, who answers',
  major: 'Major',
  allMajors: 'All majors',
  noneFound: 'No such type. Try other words.',
  code: 'Code',
  roles: 'Who answers',
  limits: 'Limits (from dispatch)',
  fileWhen: 'Filed when',
  closeWhen: 'Closed when',
  'visibility-restricted': 'Only those who handle it may see',
  'visibility-parties': 'Only the parties and those who handle it',
  urgent: 'Fast limits',
  gridCanSettle: 'The grid may settle it; {share}% checked',
  'evidence-optional': 'Photos optional',
  'evidence-photo-after': 'Photo after needed',
  'evidence-photo-before-after': 'Photos before and after needed',
  danger: 'Life at stake: 110, 119, 120 first',
  note: ' ({note})',
  or: ' or ',
  also: ', ',
  'setBy-plan': 'by the visiting plan',
  'setBy-service-item': "by the item's own limit",
  'clock-eh': '{amount} hours (day and night)',
  'clock-wh': '{amount} working h',
  'clock-wd': '{amount} working days',
}
