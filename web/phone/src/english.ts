import { en as casework } from './casework/casework.en.ts'
import { en as grid } from './grid/grid.en.ts'
import { en as matter } from './matter/matter.en.ts'
import { en as told } from './matter/told.en.ts'
import { en as outbox } from './outbox/outbox.en.ts'
import { en as privacy } from './privacy/privacy.en.ts'
import { en as shell } from './shell/shell.en.ts'
import { en as signIn } from './sign-in/sign-in.en.ts'

export const english = { shell, signIn, privacy, outbox, grid, matter, told, casework }
