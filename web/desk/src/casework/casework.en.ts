import { en as acts } from './case-acts.en.ts'
import { en as file } from './case-file.en.ts'
import { en as figures } from './figures.en.ts'
import { en as intake } from './intake.en.ts'
import { en as outsideHelp } from './outside-help.en.ts'
import { en as six } from './six.en.ts'

export const en = { ...file, ...acts, ...figures, ...intake, ...outsideHelp, ...six }
