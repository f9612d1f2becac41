import { zh as acts } from './case-acts.zh.ts'
import { zh as file } from './case-file.zh.ts'
import { zh as intake } from './intake.zh.ts'

export const zh = { ...file, ...acts, ...intake } as const
