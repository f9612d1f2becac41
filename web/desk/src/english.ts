import { en as calendar } from './calendar/calendar.en.ts'
import { en as casework } from './casework/casework.en.ts'
import { en as grid } from './grid/grid.en.ts'
import { en as matter } from './matter/matter.en.ts'
import { en as shell } from './shell/shell.en.ts'
import { en as signIn } from './sign-in/sign-in.en.ts'

export const english = { shell, signIn, grid, matter, calendar, casework }
