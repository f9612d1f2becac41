import { en as acts } from './case-acts.en.ts'
import { en as file } from './case-file.en.ts'
import { en as intake } from './intake.en.ts'

export const en = { ...file, ...acts, ...intake }
