import type { Translated } from '@linli/kit/messages'
import type { zh } from './figures.zh.ts'

export const en: Translated<typeof zh> = {
  figuresTitle: 'Which level solved it',
  figuresWhole: 'the whole street',
  inGridShare: 'Share solved in the grid',
  inGridOf: '{numerator} solved in the grid, of {denominator} solved',
  inGridMeans:
    'Solved by the building grid or the grid counts as in the grid. An honest no is not a solution and is left out.',
  noneSolved: 'Nothing was solved in this time.',
  level: 'Level',
  countsInGrid: 'counts as in the grid',
  solvedCases: 'Cases solved',
  share: 'Share',
  solvedInGrid: 'in the grid',
  solvedAt: 'Solved {days}: {level}',
  openFigure: 'List these {count}',
  allLevels: 'All',
  closedList: 'See the closed cases (a no is among them)',
  helpers: 'Units that helped',
  helperUnit: 'Unit',
  helperCases: 'Solved',
  helperThanks: 'Thanks',
  helperRating: 'Average rating',
  notThanked: 'none yet',
  noHelpers: 'No unit from outside helped in this time.',
  from: 'From',
  until: 'Until',
}
