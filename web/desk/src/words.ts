import { type MessageKey, messages } from '@linli/kit/messages'
import { zh as calendar } from './calendar/calendar.zh.ts'
import { zh as casework } from './casework/casework.zh.ts'
import { zh as grid } from './grid/grid.zh.ts'
import { zh as matter } from './matter/matter.zh.ts'
import { zh as shell } from './shell/shell.zh.ts'
import { zh as signIn } from './sign-in/sign-in.zh.ts'

const chinese = { shell, signIn, grid, matter, calendar, casework }
export type WordKey = MessageKey<typeof chinese>

/** The desk's words in the language spoken now. */
export const t = messages(chinese, async () => (await import('./english.ts')).english)

/** The words for a key held in a table; only for messages without names in braces. */
export function words(key: WordKey): string {
  return (t as (plain: WordKey) => string)(key)
}

/** The message for a code that the server may add to, or nothing when there is no word for it yet. */
export function wordKey(part: keyof typeof chinese, name: string): WordKey | undefined {
  return Object.hasOwn(chinese[part], name) ? (`${part}.${name}` as WordKey) : undefined
}
