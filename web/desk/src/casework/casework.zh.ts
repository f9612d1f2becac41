import { zh as acts } from './case-acts.zh.ts'
import { zh as file } from './case-file.zh.ts'
import { zh as figures } from './figures.zh.ts'
import { zh as intake } from './intake.zh.ts'
import { zh as outsideHelp } from './outside-help.zh.ts'
import { zh as six } from './six.zh.ts'

export const zh = { ...file, ...acts, ...figures, ...intake, ...outsideHelp, ...six } as const
