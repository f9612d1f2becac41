import { messages } from './messages.ts'
import { zh as kit } from './kit.zh.ts'
import { zh as problem } from './problem.zh.ts'

/** The kit's own words and the sentences for problems. */
export const kitWords = messages({ kit, problem }, async () => {
  const [english, problems] = await Promise.all([import('./kit.en.ts'), import('./problem.en.ts')])
  return { kit: english.en, problem: problems.en }
})
